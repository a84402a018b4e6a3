// @ts-check
import { closedLoop } from './driver.mjs';
import { inTurn } from './fleet.mjs';
import { useOf } from './processes.mjs';
import { requestsFor } from './works.mjs';

/** @typedef {{inventories: number, perSecond: number, errors: number, serverMb: number, databaseMb: number}} Mark */

const PIECES = 20;

/**
 * Lets a fleet report again and again, and looks at the memory every twentieth of the way: unchanged computers, changed ones and those
 * that change back, in equal shares.
 * @param {import('./works.mjs').Target} target
 * @param {readonly import('./fleet.mjs').Bodies[]} fleet
 * @param {number} inventories
 * @param {(mark: Mark) => void} onMark
 * @returns {Promise<Mark[]>}
 */
export async function soak(target, fleet, inventories, onMark) {
  const { first, same, changed } = requestsFor(target.url, fleet, fleet);
  const address = { host: target.url.hostname, port: Number(target.url.port) || 80 };
  const { connections } = target;
  await closedLoop({ address, next: inTurn(first), connections, requests: first.length });
  const next = inTurn([...same, ...changed]);
  /** @type {Mark[]} */
  const marks = [];
  for (let piece = 1; piece <= PIECES; piece++) {
    const requests = Math.ceil(inventories / PIECES);
    const run = await closedLoop({ address, next, connections, requests });
    const mark = {
      inventories: piece * requests,
      perSecond: run.perSecond,
      errors: run.errors,
      serverMb: useOf(target.server).memoryMb,
      databaseMb: useOf(target.database).memoryMb,
    };
    marks.push(mark);
    onMark(mark);
  }
  return marks;
}
