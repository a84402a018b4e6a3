// @ts-check
/**
 * Random choices that repeat: the same seed always makes the same fleet, so a benchmark, a demonstration and a failing test
 * speak of the same machines.
 */

/** Turns any text into a 32-bit number (FNV-1a). */
export function hash(/** @type {string} */ text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value >>> 0;
}

/** A stream of pseudo-random choices (mulberry32: small, fast, good enough for made-up machines, never for secrets). */
export class Random {
  #state;

  /** @param {string} seed */
  constructor(seed) {
    this.#state = hash(seed);
  }

  /** A number from 0 up to, but not including, 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  /** A whole number between both bounds, both included. */
  int(/** @type {number} */ from, /** @type {number} */ to) {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  /** True in the given share (0..1) of all calls. */
  chance(/** @type {number} */ share) {
    return this.next() < share;
  }

  /**
   * One element of a list that is not empty.
   * @template T
   * @param {readonly T[]} list
   * @returns {T}
   */
  pick(list) {
    return /** @type {T} */ (list[this.int(0, list.length - 1)]);
  }

  /**
   * Up to `count` different elements, in the order of the list.
   * @template T
   * @param {readonly T[]} list
   * @param {number} count
   * @returns {T[]}
   */
  sample(list, count) {
    const chosen = [];
    let wanted = Math.min(count, list.length);
    for (let i = 0; i < list.length && wanted > 0; i++) {
      if (this.next() < wanted / (list.length - i)) {
        chosen.push(/** @type {T} */ (list[i]));
        wanted--;
      }
    }
    return chosen;
  }

  /** Upper-case hexadecimal digits. */
  hex(/** @type {number} */ digits) {
    return Array.from({ length: digits }, () => this.int(0, 15).toString(16).toUpperCase()).join('');
  }

  /** Upper-case letters and digits, as manufacturers print them on a label. */
  serial(/** @type {number} */ length) {
    return Array.from({ length }, () => 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'[this.int(0, 33)]).join('');
  }
}

const DAY = 86_400_000;

/** A day between the two given ones (both as yyyy-mm-dd), as a Date at midnight UTC. */
export function dayBetween(
  /** @type {Random} */ random,
  /** @type {string} */ from,
  /** @type {string} */ to,
) {
  const first = Date.parse(`${from}T00:00:00Z`);
  const last = Date.parse(`${to}T00:00:00Z`);
  return new Date(first + random.int(0, Math.floor((last - first) / DAY)) * DAY);
}
