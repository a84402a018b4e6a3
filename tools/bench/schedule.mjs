// @ts-check
import { Random } from '../fleet/random.mjs';

/**
 * When the requests of an open-loop run begin: at moments drawn before the run, whatever the answers do. Agents do not wait for each
 * other either, so the gaps are those of independent arrivals (exponential).
 *
 * @param {object} options
 * @param {number} options.perSecond
 * @param {number} options.seconds
 * @param {string} [options.seed]  the same seed gives the same moments
 * @returns {number[]} milliseconds since the start, ascending
 */
export function arrivals({ perSecond, seconds, seed = 'arrivals' }) {
  const random = new Random(seed);
  const moments = [];
  const mean = 1000 / perSecond;
  for (let at = gap(random, mean); at < seconds * 1000; at += gap(random, mean)) moments.push(at);
  return moments;
}

function gap(/** @type {Random} */ random, /** @type {number} */ mean) {
  return -Math.log(1 - random.next()) * mean;
}
