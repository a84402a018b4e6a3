import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { countFailures, restartDelaySeconds, Switchboard } from '@ocs/core-server';
import { HURRY, READY, STOP } from './serve.js';
import type { ServerSettings } from './settings.js';

/** Level of warnings in the log. */
const WARNING = 40;

/** How a worker ended: its exit code, or the signal that killed it. */
interface End {
  readonly code: number | null;
  readonly signal: string | null;
}

/**
 * Several processes that serve on the same ports. This one only starts them, starts again what dies and passes on what they
 * have to tell each other; it answers nobody, so there is little in it that could fail.
 */
export class Workers {
  private readonly switchboard = new Switchboard();
  private readonly running = new Set<Worker>();
  private readonly stopping = new AbortController();

  constructor(private readonly settings: Pick<ServerSettings, 'workers' | 'logLevel'>) {}

  /**
   * Serves until it is asked to stop.
   * @returns exit code: 0 when every worker ended in order; 1 when the first one could not start, which has said why
   */
  async run(): Promise<number> {
    // Workers take connections from the system themselves: one that dies takes none along that it had not begun to serve.
    cluster.schedulingPolicy = cluster.SCHED_NONE;
    process.on('SIGTERM', this.stop);
    process.on('SIGINT', this.stop);
    process.on('SIGHUP', () => {
      for (const worker of this.running) worker.process.kill('SIGHUP');
    });
    // What a start finds missing is made once: the first worker is up before the others begin.
    const first = this.fork(1);
    if (!(await first.ready)) return this.isStopping && (await first.ended).code === 0 ? 0 : 1;
    const codes = await Promise.all(
      Array.from({ length: this.settings.workers }, (_, at) =>
        at === 0 ? this.keep(1, first) : this.keep(at + 1, this.fork(at + 1)),
      ),
    );
    return codes.every((code) => code === 0) ? 0 : 1;
  }

  /** Starts a worker again each time it ends, more patiently the more often it does, until the server stops. */
  private async keep(number: number, started: ReturnType<Workers['fork']>): Promise<number> {
    let failures = 0;
    for (let worker = started; ;) {
      const since = performance.now();
      const { code, signal } = await worker.ended;
      if (this.isStopping) return code ?? 1;
      failures = countFailures(failures, (performance.now() - since) / 1_000);
      const seconds = restartDelaySeconds(failures);
      this.warn(
        `A worker ended (${signal ?? `exit code ${code ?? 0}`}); it is started again in ${seconds} s`,
        number,
      );
      await sleep(seconds * 1_000, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      if (this.isStopping) return 0;
      worker = this.fork(number);
    }
  }

  private fork(number: number): { readonly ready: Promise<boolean>; readonly ended: Promise<End> } {
    const worker = cluster.fork({ OCS_WORKER: String(number) });
    this.running.add(worker);
    const line = { send: (message: object) => void (worker.isConnected() && worker.send(message)) };
    const ended = new Promise<End>((settle) => {
      worker.once('exit', (code: number | null, signal: string | null) => {
        this.running.delete(worker);
        this.switchboard.remove(line);
        settle({ code, signal });
      });
    });
    // Writing to a worker that has just died is told here; its end is what counts.
    worker.on('error', () => undefined);
    const ready = new Promise<boolean>((settle) => {
      worker.on('message', (message: unknown) => {
        if (message === READY) {
          this.switchboard.add(line);
          settle(true);
        } else this.switchboard.receive(line, message);
      });
      void ended.then(() => {
        settle(false);
      });
    });
    return { ready, ended };
  }

  /** Asks all workers to finish what they are doing; asked twice, to end at once. */
  private readonly stop = (): void => {
    const order = this.isStopping ? HURRY : STOP;
    this.stopping.abort();
    for (const worker of this.running) if (worker.isConnected()) worker.send(order);
  };

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** A line of the server's log in its form. */
  private warn(msg: string, worker: number): void {
    if (['error', 'fatal', 'silent'].includes(this.settings.logLevel)) return;
    console.log(JSON.stringify({ level: WARNING, time: Date.now(), worker, context: 'workers', msg }));
  }
}
