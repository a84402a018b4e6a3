// @ts-check
import { changed, createMachine, unchanged } from './machine.mjs';
import { AgentClient } from './send.mjs';

/** Lets a whole fleet report, several computers at a time, and measures the answers. */

/**
 * @typedef {object} FleetOptions
 * @property {string} url            agent endpoint
 * @property {number} count          number of computers
 * @property {number} [from]         number of the first computer
 * @property {string} [seed]
 * @property {number} [software]
 * @property {number} [concurrency]  computers that report at the same time
 * @property {'visit'|'first'|'same'|'changed'|'prolog'} [mode]
 * @property {number} [duration]     seconds; the fleet starts over until they are up
 * @property {(done: number, total: number) => void} [onProgress]  not called when a duration is given
 */

/** @typedef {{count: number, median: number, p95: number, slowest: number}} Times in milliseconds */

/**
 * @typedef {object} Report
 * @property {number} computers  visits made
 * @property {number} requests   requests answered with 200
 * @property {number} errors     visits that failed
 * @property {number} seconds
 * @property {number} bytes      compressed bytes sent
 * @property {number} windows    how many of the visits were by Windows computers
 * @property {Record<string, Times>} latency  by PROLOG and INVENTORY
 * @property {string[]} firstErrors
 */

/** @returns {Promise<Report>} */
export async function runFleet(/** @type {FleetOptions} */ options) {
  const {
    url,
    count,
    from = 0,
    seed = 'ocs',
    software = 220,
    concurrency = 4,
    mode = 'visit',
    duration,
  } = options;
  const client = new AgentClient({ url, connections: concurrency });
  /** @type {Record<string, number[]>} */
  const times = {};
  /** @type {string[]} */
  const failures = [];
  let bytes = 0;
  let windows = 0;
  client.onExchange = (kind, exchange) => {
    (times[kind] ??= []).push(exchange.milliseconds);
    bytes += exchange.sent;
  };

  const started = performance.now();
  const timeIsUp = () => duration !== undefined && performance.now() - started >= duration * 1000;
  let next = 0;
  let done = 0;
  const more = () => (duration === undefined ? next < count : !timeIsUp());
  const worker = async () => {
    while (more()) {
      const number = next++;
      const machine = createMachine({ seed, index: from + (number % count), software });
      windows += machine.platform === 'windows' ? 1 : 0;
      try {
        await report(client, machine, mode, 1 + Math.floor(number / count));
      } catch (error) {
        failures.push(error instanceof Error ? error.message : String(error));
      }
      done++;
      if (duration === undefined) {
        options.onProgress?.(done, count);
      }
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  client.close();

  const latency = Object.fromEntries(Object.entries(times).map(([kind, list]) => [kind, summarise(list)]));
  return {
    computers: done,
    requests: Object.values(times).reduce((sum, list) => sum + list.length, 0),
    errors: failures.length,
    seconds: round((performance.now() - started) / 1000),
    bytes,
    windows,
    latency,
    firstErrors: failures.slice(0, 5),
  };
}

/**
 * @param {AgentClient} client
 * @param {import('./machine.mjs').Machine} machine
 * @param {NonNullable<FleetOptions['mode']>} mode
 * @param {number} round  how often this machine has reported, from 1
 */
async function report(client, machine, mode, round) {
  switch (mode) {
    case 'visit':
      await client.visit(machine);
      return;
    case 'prolog':
      await client.prolog(machine);
      return;
    case 'first':
      await client.inventory(machine);
      return;
    case 'same':
      await client.inventory(unchanged(machine));
      return;
    case 'changed':
      await client.inventory(changed(machine, round));
      return;
  }
}

/** @returns {Times} */
function summarise(/** @type {number[]} */ list) {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: sorted.length, median: at(0.5), p95: at(0.95), slowest: at(1) };
}

function round(/** @type {number} */ value) {
  return Math.round(value * 10) / 10;
}
