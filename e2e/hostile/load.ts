import { setTimeout as sleep } from 'node:timers/promises';
import { httpRequest, upTo } from './hostile-case.js';
import { inventoryOf } from './two-faces.js';
import { prolog, send } from './wire.js';

/** Agents that come again and again until they are told to stop; keeps the status of every answer. */
export class Load {
  readonly prologs: (number | undefined)[] = [];
  readonly inventories: (number | undefined)[] = [];
  private stopped = false;
  private readonly work: Promise<unknown>;

  constructor(
    private readonly port: number,
    { agents = 4, pause = 5 } = {},
  ) {
    this.work = Promise.all(
      upTo(agents).flatMap((agent) => [
        this.repeat(pause, async () => this.prologs.push((await prolog(port)).status)),
        this.repeat(pause, async (turn) => this.inventories.push(await this.inventory(agent, turn))),
      ]),
    );
  }

  /** No agent starts anew; waits for the last answers. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.work;
  }

  private async inventory(agent: number, turn: number): Promise<number | undefined> {
    const body = inventoryOf(`load${agent}-2026-03-01-09-15-00`, turn % 2 === 0 ? 'old' : 'new');
    return (await send(this.port, httpRequest({ body }))).status;
  }

  private async repeat(pause: number, visit: (turn: number) => Promise<unknown>): Promise<void> {
    for (let turn = 0; !this.stopped; turn++) {
      await visit(turn);
      await sleep(pause);
    }
  }
}
