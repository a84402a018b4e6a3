import { setTimeout as sleep } from 'node:timers/promises';
import { httpRequest } from './hostile-case.js';
import type { ServerProcess } from './server-process.js';
import { inventoryOf } from './two-faces.js';
import { prolog, send } from './wire.js';

/** What is known of a device by what its agent was answered. */
export interface Sender {
  readonly deviceId: string;
  /** Face of the last inventory that was answered with 200. */
  acknowledged: string | undefined;
  /** Face of an inventory that was sent and not answered: it may have been stored or not. */
  unknown: string | undefined;
  statuses: number[];
}

export const newSender = (deviceId: string): Sender => ({
  deviceId,
  acknowledged: undefined,
  unknown: undefined,
  statuses: [],
});

/** Sends inventories of alternating face, one after the other, until the server is gone. */
async function keepSending(server: ServerProcess, sender: Sender): Promise<void> {
  for (;;) {
    const face = sender.acknowledged === 'old' ? 'new' : 'old';
    sender.unknown = face;
    const { status } = await send(server.port, httpRequest({ body: inventoryOf(sender.deviceId, face) }));
    if (status === undefined) return;
    sender.statuses.push(status);
    if (status !== 200) return;
    sender.acknowledged = face;
    sender.unknown = undefined;
  }
}

async function keepAsking(server: ServerProcess): Promise<void> {
  while ((await prolog(server.port)).status === 200);
}

/**
 * Puts the server under load and kills it in the middle of it, some time after every device had an inventory stored: a
 * process that has just started spends its time on other things.
 */
export async function killUnderLoad(
  server: ServerProcess,
  senders: readonly Sender[],
  afterMs: number,
): Promise<void> {
  const before = senders.map(({ statuses }) => statuses.length);
  const load = [...senders.map((sender) => keepSending(server, sender)), keepAsking(server)];
  while (senders.some(({ statuses }, at) => statuses.length === before[at])) await sleep(5);
  await sleep(afterMs);
  await server.kill();
  await Promise.all(load);
}
