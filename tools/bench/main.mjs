#!/usr/bin/env node
// @ts-check
import { writeFileSync } from 'node:fs';
import { measureCeiling } from './ceiling.mjs';
import { countStored, settingsOf } from './database.mjs';
import { deal, prepareFleet, withProlog } from './fleet.mjs';
import { growFleet } from './grow.mjs';
import { HELP, OptionError, readOptions } from './options.mjs';
import { buildServer, startOurs } from './ours.mjs';
import { rootOf } from './processes.mjs';
import {
  ceilingTable,
  machineLine,
  ratioTable,
  sizeTable,
  soakTable,
  tableAs,
  workTable,
} from './report.mjs';
import { soak } from './soak.mjs';
import { WORKS, runWorks } from './works.mjs';

/** @typedef {import('./options.mjs').Options} Options */
/** @typedef {import('./fleet.mjs').Bodies} Bodies */
/** @typedef {import('./works.mjs').Target} Target */
/** @typedef {import('./works.mjs').Measured} Measured */

/** Numbers of the machines that are measured, and of those that warm a server up or fill the database. */
const MEASURED = 0;
const WARMING = 50_000;
const FILLING = 60_000;

process.exitCode = await main();

async function main() {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options.help) console.log(HELP);
    else await bench(options);
    return 0;
  } catch (error) {
    if (!(error instanceof OptionError)) throw error;
    console.error(`${error.message}\n\n${HELP}`);
    return 2;
  }
}

async function bench(/** @type {Options} */ options) {
  const say = (/** @type {string} */ sentence) => console.error(sentence);
  const show = (/** @type {string} */ title, /** @type {string} */ text) =>
    console.log(`\n${title}\n\n${text}`);
  const table = tableAs(options.markdown);
  if (options.build) buildServer();
  const sizes = options.fleets.length > 0 ? options.fleets : [0];
  // Each size has measured computers of its own, so that their first inventory is one.
  const fleets = deal(fleetFrom(options, MEASURED, options.count * sizes.length), sizes.length);
  const fleet = fleets[0] ?? [];
  const warmUp = fleetFrom(options, WARMING, Math.max(20, Math.round(options.count / 5)));
  const entries = fleet.reduce((sum, { software }) => sum + software, 0);
  console.log(`${machineLine()}\n${fleet.length} computers of ${averageOf(fleet)} software entries`);
  /** @type {Record<string, unknown>} */
  const everything = { machine: machineLine(), computers: fleet.length, softwareEntries: entries };
  /** @type {Measured[] | undefined} */
  let other;
  if (options.against !== undefined) {
    const hands = Math.max(1, Math.round(fleet.length / options.againstCount));
    const few = { fleet: deal(fleet, hands)[0] ?? [], warmUp: warmUp.slice(0, 5) };
    console.log(`${few.fleet.length} of them, of ${averageOf(few.fleet)} software entries, for the other`);
    other = await runWorks(otherServer(options, options.against), few, { ...options, warmUpSeconds: 3 }, say);
    show(`${options.against.href}`, workTable(table, other));
    if (options.againstDatabase !== undefined) await checkStored(options.againstDatabase, few.fleet, show);
    everything['other'] = other;
  }
  const bySize = [];
  const ours = await startOurs(options);
  try {
    for (const [at, size] of sizes.entries()) {
      const target = ownTarget(options, ours);
      const run = { size, options, target, ours, fleet: fleets[at] ?? [], warmUp, say };
      const results = options.soak > 0 ? [] : await measureAtSize(run);
      bySize.push({ size, results });
      if (options.soak > 0) {
        const marks = await soak(target, fleet, options.soak, (mark) => say(`  ${JSON.stringify(mark)}`));
        show(`Soak of ${options.soak} inventories`, soakTable(table, marks));
        everything['soak'] = marks;
        continue;
      }
      show(`OCS Inventory${size > 0 ? `, ${size} computers stored` : ''}`, workTable(table, results));
      console.log(`\nLargest process of the server: ${Math.round(results.at(-1)?.memoryMb ?? 0)} MB`);
      if (size === 0) await checkStored(ours.databaseUrl, fleet, show);
      if (other !== undefined) show('Ours and the other', ratioTable(table, results, other));
    }
    everything['ours'] = bySize;
    if (bySize.length > 1) show('Size of the fleet', sizeTable(table, bySize));
    if (options.ceiling && options.soak === 0 && options.works.includes('first')) {
      const deviceIds = fleet.map(({ deviceId }) => deviceId);
      const { databaseUrl: url, databaseProcesses: processes } = ours;
      const ceiling = await measureCeiling({ url, deviceIds, processes, connections: options.connections });
      const first = bySize[0]?.results.find(({ work }) => work === WORKS.first);
      show('Rows of a first inventory as bare multi-row inserts', ceilingTable(table, ceiling, first));
      everything['ceiling'] = ceiling;
    }
    show('Settings of our database', (await settingsOf(ours.databaseUrl)).join('\n'));
  } finally {
    await ours.stop();
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(everything, null, 2)}\n`);
}

/**
 * @param {{size: number, options: Options, target: Target, ours: import('./ours.mjs').Ours, fleet: Bodies[],
 *          warmUp: Bodies[], say: (sentence: string) => void}} run
 * @returns {Promise<Measured[]>}
 */
async function measureAtSize({ size, options, target, ours, fleet, warmUp, say }) {
  if (size === 0) return runWorks(target, { fleet, warmUp }, options, say);
  const originals = fleetFrom(options, FILLING, Math.min(200, size));
  say(`Filling the database up to ${size} computers`);
  await runWorks(
    target,
    { fleet: originals, warmUp },
    { seconds: 1, warmUpSeconds: 1, works: [] },
    () => undefined,
  );
  const copies = await growFleet({
    url: ours.databaseUrl,
    originals: originals.map(({ deviceId }) => deviceId),
    size,
    softwarePercent: options.fleetSoftware,
    say,
  });
  const prolog = copies.length === 0 ? fleet : prologsOf(copies, fleet);
  return runWorks(target, { fleet, warmUp, prolog }, options, say);
}

/** Software entries of a computer, on average. */
function averageOf(/** @type {readonly Bodies[]} */ fleet) {
  return Math.round(fleet.reduce((sum, { software }) => sum + software, 0) / Math.max(1, fleet.length));
}

/** Computers all over the stored fleet, for PROLOG: the same number whatever its size. */
function prologsOf(/** @type {readonly string[]} */ deviceIds, /** @type {readonly Bodies[]} */ like) {
  const count = Math.min(500, deviceIds.length);
  return Array.from({ length: count }, (_, at) => {
    const bodies = /** @type {Bodies} */ (like[at % like.length]);
    return withProlog(bodies, deviceIds[Math.floor((at * deviceIds.length) / count)] ?? '');
  });
}

/** @returns {Bodies[]} */
function fleetFrom(
  /** @type {Options} */ { seed, software },
  /** @type {number} */ from,
  /** @type {number} */ count,
) {
  return prepareFleet({ seed, from, count, software });
}

/** @returns {Target} */
function ownTarget(/** @type {Options} */ options, /** @type {import('./ours.mjs').Ours} */ ours) {
  return {
    name: 'OCS Inventory',
    url: ours.url,
    server: [ours.pid],
    database: ours.databaseProcesses,
    connections: options.connections,
    prologConnections: options.prologConnections,
    mostConnections: 512,
  };
}

/** @returns {Target} */
function otherServer(/** @type {Options} */ options, /** @type {URL} */ url) {
  const { server, database } = options.watch;
  return {
    name: url.host,
    url,
    server: server === undefined ? [] : [rootOf(server)],
    database: database === undefined ? [] : [rootOf(database)],
    connections: options.againstConnections,
    prologConnections: options.againstProlog,
    // A process of its own holds each connection, idle ones too: more of them only wait for one another.
    mostConnections: options.againstProlog,
  };
}

async function checkStored(
  /** @type {string} */ databaseUrl,
  /** @type {readonly Bodies[]} */ fleet,
  /** @type {(title: string, text: string) => void} */ show,
) {
  const stored = await countStored(
    databaseUrl,
    fleet.map(({ deviceId }) => deviceId),
  );
  const sent = fleet.reduce((sum, { software }) => sum + software, 0);
  const settings = await settingsOf(databaseUrl);
  show(
    'Stored',
    [
      `computers ${stored.computers} of ${fleet.length}, software rows ${stored.software} (first inventories held ${sent})`,
      ...settings,
    ].join('\n'),
  );
}
