import type { Dashboard } from '@ocs/dashboard-contract';
import { describe, expect, it } from 'vitest';
import { figureStream } from './figure-stream.js';

const dashboard = (archived: number, at: string) => ({ at, totals: { archived } }) as unknown as Dashboard;

async function collect(answers: readonly Dashboard[], stopAfter = Infinity): Promise<string[]> {
  let asked = 0;
  const lines: string[] = [];
  const stream = figureStream(
    () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)]!),
    () => asked >= stopAfter,
    { step: 2, life: 6, watch: 1 },
  );
  for await (const line of stream) lines.push(line);
  return lines;
}

describe('the live figures', () => {
  it('are told at once, again when they changed, and not when only the time did', async () => {
    const lines = await collect([dashboard(1, 'a'), dashboard(1, 'b'), dashboard(2, 'c')]);
    expect(lines).toEqual([
      'retry: 2000\n\n',
      expect.stringContaining('"archived":1'),
      ': same\n\n',
      expect.stringContaining('"archived":2'),
    ]);
    expect(lines[1]).toMatch(/^event: figures\ndata: \{.*\}\n\n$/);
  });

  it('end when the server stops', async () => {
    expect(await collect([dashboard(1, 'a')], 1)).toHaveLength(2);
  });
});
