import { setTimeout as sleep } from 'node:timers/promises';
import type { Dashboard } from '@ocs/dashboard-contract';

/** How often figures are counted anew for someone who looks, and how long one stream lives, in milliseconds. */
export interface StreamPace {
  readonly step: number;
  readonly life: number;
  /** Between two looks at whether the server stops. */
  readonly watch: number;
}

/** A stream ends long before a proxy or a session would end it; the console opens the next one with a fresh token. */
export const STREAM_PACE: StreamPace = { step: 5_000, life: 120_000, watch: 500 };

/**
 * Figures as server-sent events: the present ones at once, then whenever they changed; a comment in between keeps proxies
 * from closing the line. Ends by itself after a while, and as soon as `stopping` says so.
 */
export async function* figureStream(
  figures: () => Promise<Dashboard>,
  stopping: () => boolean,
  pace: StreamPace = STREAM_PACE,
): AsyncGenerator<string> {
  yield 'retry: 2000\n\n';
  let told = '';
  for (let lived = 0; lived < pace.life; lived += pace.step) {
    const next = await figures();
    const content = JSON.stringify({ ...next, at: undefined });
    yield content === told ? ': same\n\n' : `event: figures\ndata: ${JSON.stringify(next)}\n\n`;
    told = content;
    for (let waited = 0; waited < pace.step; waited += pace.watch) {
      if (stopping()) return;
      await sleep(pace.watch);
    }
  }
}
