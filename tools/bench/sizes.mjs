// @ts-check
import { join } from 'node:path';
import { deal, prepareFleet, withProlog } from './fleet.mjs';
import { growFleet } from './grow.mjs';
import { startOurs, targetOf } from './ours.mjs';
import { cpuOf } from './report.mjs';
import { runWorks } from './works.mjs';

/** @typedef {import('./fleet.mjs').Bodies} Bodies */
/** @typedef {import('./options.mjs').Options} Options */
/** @typedef {import('./works.mjs').Measured} Measured */
/** @typedef {{size: number, results: Measured[]}} SizeResults */

/** Numbers of the machines whose copies fill the database. */
const FILLING = 60_000;
/** Of those, at most. */
const ORIGINALS = 200;
/** Seconds before every round but the first, which begins with all of the warm-up. */
const WARM_AGAIN = 2;

/**
 * What the same work costs with few and with many computers stored. Each size has a database and a server of its own, and they
 * work in turn, round by round: the machine itself is not equally fast from one minute to the next.
 * @param {Options} options
 * @param {readonly Bodies[]} warmUp
 * @param {(sentence: string) => void} say
 * @returns {Promise<SizeResults[]>} of each work the round with the median cost
 */
export async function measureSizes(options, warmUp, say) {
  const { fleets: sizes, rounds, count, seed, software } = options;
  // Each round of each size has computers of its own, so that their first inventory is one.
  const hands = sizes.length * rounds;
  const fleets = deal(
    prepareFleet({ seed, from: 0, count: Math.ceil(count / rounds) * hands, software }),
    hands,
  );
  /** @type {Awaited<ReturnType<typeof startFilled>>[]} */
  const servers = [];
  try {
    for (const size of sizes) servers.push(await startFilled(size, options, warmUp, say));
    /** @type {Measured[][]} */
    const results = sizes.map(() => []);
    for (let round = 0; round < rounds; round++) {
      // Back and forth: what the first of a round finds is what the last of the one before left.
      const order = [...servers.keys()];
      for (const at of round % 2 === 0 ? order : order.reverse()) {
        const { target, prologsOf } = /** @type {typeof servers[number]} */ (servers[at]);
        const fleet = fleets[round * sizes.length + at] ?? [];
        say(`Round ${round + 1}, ${sizes[at]} computers stored`);
        const plan = round === 0 ? options : { ...options, warmUpSeconds: WARM_AGAIN };
        const measured = await runWorks(target, { fleet, warmUp, prolog: prologsOf(fleet) }, plan, say);
        results[at]?.push(...measured);
      }
    }
    return sizes.map((size, at) => ({ size, results: medians(results[at] ?? []) }));
  } finally {
    for (const { ours } of servers) await ours.stop();
  }
}

/** Of each work the measurement with the median cost, with the most memory of all. */
export function medians(/** @type {readonly Measured[]} */ measured) {
  /** @type {Map<string, Measured[]>} */
  const alike = new Map();
  for (const one of measured) {
    const key = `${one.work}, ${one.loop}`;
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].map((some) => {
    const inOrder = [...some].sort((a, b) => (cpuOf(a) ?? 0) - (cpuOf(b) ?? 0));
    const median = /** @type {Measured} */ (inOrder[Math.floor(inOrder.length / 2)]);
    return { ...median, memoryMb: Math.max(...some.map(({ memoryMb }) => memoryMb ?? 0)) };
  });
}

async function startFilled(
  /** @type {number} */ size,
  /** @type {Options} */ options,
  /** @type {readonly Bodies[]} */ warmUp,
  /** @type {(sentence: string) => void} */ say,
) {
  const folder = options.folder === undefined ? undefined : join(options.folder, String(size));
  const ours = await startOurs({ ...options, folder });
  try {
    const target = targetOf(options, ours);
    const { seed, software } = options;
    const originals = prepareFleet({ seed, from: FILLING, count: Math.min(ORIGINALS, size), software });
    say(`Filling a database up to ${size} computers`);
    const nothing = { seconds: 1, warmUpSeconds: 1, works: [] };
    await runWorks(target, { fleet: originals, warmUp }, nothing, () => undefined);
    const deviceIds = await growFleet({
      url: ours.databaseUrl,
      originals: originals.map(({ deviceId }) => deviceId),
      size,
      softwarePercent: options.fleetSoftware,
      say,
    });
    const prologsOf = (/** @type {readonly Bodies[]} */ like) =>
      deviceIds.length === 0 ? like : spread(deviceIds, like);
    return { ours, target, prologsOf };
  } catch (error) {
    await ours.stop();
    throw error;
  }
}

/** Computers all over the stored fleet, for PROLOG: the same number whatever its size. */
function spread(/** @type {readonly string[]} */ deviceIds, /** @type {readonly Bodies[]} */ like) {
  const count = Math.min(500, deviceIds.length);
  return Array.from({ length: count }, (_, at) => {
    const bodies = /** @type {Bodies} */ (like[at % like.length]);
    return withProlog(bodies, deviceIds[Math.floor((at * deviceIds.length) / count)] ?? '');
  });
}
