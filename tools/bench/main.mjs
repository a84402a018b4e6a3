#!/usr/bin/env node
// @ts-check
import { writeFileSync } from 'node:fs';
import { measureCeiling } from './ceiling.mjs';
import { countStored, settingsOf } from './database.mjs';
import { deal, prepareFleet } from './fleet.mjs';
import { HELP, OptionError, readOptions } from './options.mjs';
import { buildServer, startOurs, targetOf } from './ours.mjs';
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
import { measureSizes } from './sizes.mjs';
import { soak } from './soak.mjs';
import { WORKS, runWorks } from './works.mjs';

/** @typedef {import('./options.mjs').Options} Options */
/** @typedef {import('./fleet.mjs').Bodies} Bodies */
/** @typedef {import('./works.mjs').Target} Target */
/** @typedef {import('./works.mjs').Measured} Measured */

/** @typedef {(title: string, text: string) => void} Show */
/** @typedef {(sentence: string) => void} Say */

/** Numbers of the machines that are measured, and of those that warm a server up. */
const MEASURED = 0;
const WARMING = 50_000;

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
  const { seed, software, count } = options;
  const fleet = prepareFleet({ seed, from: MEASURED, count, software });
  const warmUp = prepareFleet({ seed, from: WARMING, count, software });
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
  if (options.fleets.length > 0) everything['sizes'] = await benchSizes(options, warmUp, show, say);
  else await benchOurs(options, { fleet, warmUp, other }, everything, show, say);
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(everything, null, 2)}\n`);
}

async function benchSizes(
  /** @type {Options} */ options,
  /** @type {readonly Bodies[]} */ warmUp,
  /** @type {Show} */ show,
  /** @type {Say} */ say,
) {
  const table = tableAs(options.markdown);
  const sizes = await measureSizes(options, warmUp, say);
  for (const { size, results } of sizes) {
    show(`OCS Inventory, ${size} computers stored, medians of ${options.rounds}`, workTable(table, results));
    sayMemory(results);
  }
  if (sizes.length > 1) show('Size of the fleet', sizeTable(table, sizes));
  return sizes;
}

async function benchOurs(
  /** @type {Options} */ options,
  /** @type {{fleet: readonly Bodies[], warmUp: readonly Bodies[], other: readonly Measured[] | undefined}} */ {
    fleet,
    warmUp,
    other,
  },
  /** @type {Record<string, unknown>} */ everything,
  /** @type {Show} */ show,
  /** @type {Say} */ say,
) {
  const table = tableAs(options.markdown);
  const ours = await startOurs(options);
  try {
    const target = targetOf(options, ours);
    const { databaseUrl: url, databaseProcesses: processes } = ours;
    if (options.soak > 0) {
      const marks = await soak(target, fleet, options.soak, (mark) => say(`  ${JSON.stringify(mark)}`));
      show(`Soak of ${options.soak} inventories`, soakTable(table, marks));
      everything['soak'] = marks;
    } else {
      const results = await runWorks(target, { fleet, warmUp }, options, say);
      everything['ours'] = results;
      show('OCS Inventory', workTable(table, results));
      sayMemory(results);
      await checkStored(url, fleet, show);
      if (other !== undefined) show('Ours and the other', ratioTable(table, results, other));
      if (options.ceiling && options.works.includes('first')) {
        const deviceIds = fleet.map(({ deviceId }) => deviceId);
        const { connections } = options;
        const ceiling = await measureCeiling({ url, deviceIds, processes, connections });
        const first = results.find(({ work }) => work === WORKS.first);
        show('Rows of a first inventory as bare multi-row inserts', ceilingTable(table, ceiling, first));
        everything['ceiling'] = ceiling;
      }
    }
    show('Settings of our database', (await settingsOf(url)).join('\n'));
  } finally {
    await ours.stop();
  }
}

function sayMemory(/** @type {readonly Measured[]} */ results) {
  console.log(`\nLargest process of the server: ${Math.round(results.at(-1)?.memoryMb ?? 0)} MB`);
}

/** Software entries of a computer, on average. */
function averageOf(/** @type {readonly Bodies[]} */ fleet) {
  return Math.round(fleet.reduce((sum, { software }) => sum + software, 0) / Math.max(1, fleet.length));
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
