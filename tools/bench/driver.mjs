// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from './connection.mjs';
import { latencyOf } from './statistics.mjs';

/** Sends prepared requests, in one of two ways, and counts what comes back. */

/** @typedef {import('./connection.mjs').Address} Address */
/** @typedef {() => Buffer} NextRequest the request to send now, whole */
/**
 * @typedef {object} RunResult
 * @property {number} requests  answered or failed
 * @property {number} errors    answered with another status than 200, or not at all
 * @property {Record<string, number>} outcomes  by status or by the system's error code
 * @property {number} seconds   from the first request to the last answer
 * @property {number} perSecond answered with 200
 * @property {number} bytesOut
 * @property {number} bytesIn
 * @property {import('./statistics.mjs').Latency} latency
 */

/**
 * Maximum rate: each connection asks again as soon as it is answered. Latencies of such a run say little, because a slow answer
 * keeps the next requests from being sent.
 * @param {object} options
 * @param {Address} options.address
 * @param {NextRequest} options.next
 * @param {number} options.connections
 * @param {number} [options.requests]  ends after so many
 * @param {number} [options.seconds]   ends when they are up
 * @returns {Promise<RunResult>}
 */
export async function closedLoop({ address, next, connections, requests = Infinity, seconds = Infinity }) {
  const tally = new Tally();
  let left = requests;
  const lane = async () => {
    const connection = new Connection(address);
    while (left > 0 && tally.elapsed < seconds * 1000) {
      left--;
      await tally.exchange(connection, next(), performance.now());
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: Math.min(connections, requests) }, lane));
  return tally.result();
}

/**
 * Requests begin at their moments whatever the answers do; a request that has to wait for a free connection waits on its own
 * latency. So a server that stalls is charged for everybody it kept waiting (no coordinated omission).
 * @param {object} options
 * @param {Address} options.address
 * @param {NextRequest} options.next
 * @param {readonly number[]} options.moments   milliseconds since the start, ascending
 * @param {number} options.connections  at most
 * @returns {Promise<RunResult>}
 */
export async function openLoop({ address, next, moments, connections }) {
  const tally = new Tally();
  /** @type {Connection[]} */
  const idle = [];
  /** @type {number[]} */
  const waiting = [];
  let opened = 0;
  const send = async (/** @type {Connection} */ connection, /** @type {number} */ due) => {
    for (let at = /** @type {number | undefined} */ (due); at !== undefined; at = waiting.shift()) {
      await tally.exchange(connection, next(), at);
    }
    idle.push(connection);
  };
  /** @type {Promise<void>[]} */
  const work = [];
  for (let i = 0; i < moments.length;) {
    const now = performance.now();
    for (let due; i < moments.length && (due = tally.started + (moments[i] ?? 0)) <= now; i++) {
      const connection = idle.pop() ?? (opened++ < connections ? new Connection(address) : undefined);
      if (connection === undefined) waiting.push(due);
      else void work.push(send(connection, due));
    }
    if (i < moments.length) await sleep(Math.max(1, tally.started + (moments[i] ?? 0) - performance.now()));
  }
  await Promise.all(work);
  for (const connection of idle) connection.close();
  return tally.result();
}

/** Counts the answers of one run. */
class Tally {
  started = performance.now();
  /** @type {number[]} */
  #latencies = [];
  /** @type {Record<string, number>} */
  #outcomes = {};
  #bytesOut = 0;
  #bytesIn = 0;

  get elapsed() {
    return performance.now() - this.started;
  }

  /**
   * @param {Connection} connection
   * @param {Buffer} request
   * @param {number} due  when it should have been sent
   */
  async exchange(connection, request, due) {
    let outcome;
    try {
      const reply = await connection.exchange(request);
      outcome = String(reply.status);
      this.#bytesIn += reply.bytes;
    } catch (error) {
      outcome = error instanceof Error ? (/** @type {{code?: string}} */ (error).code ?? error.message) : '?';
    }
    this.#latencies.push(performance.now() - due);
    this.#bytesOut += request.length;
    this.#outcomes[outcome] = (this.#outcomes[outcome] ?? 0) + 1;
  }

  /** @returns {RunResult} */
  result() {
    const seconds = this.elapsed / 1000;
    const good = this.#outcomes['200'] ?? 0;
    return {
      requests: this.#latencies.length,
      errors: this.#latencies.length - good,
      outcomes: this.#outcomes,
      seconds,
      perSecond: good / seconds,
      bytesOut: this.#bytesOut,
      bytesIn: this.#bytesIn,
      latency: latencyOf(this.#latencies),
    };
  }
}
