#!/usr/bin/env node
// @ts-check
import { parseArgs } from 'node:util';
import { runFleet } from './run.mjs';

const HELP = `Sends a fleet of simulated computers to a server, as their agents would.

  node tools/fleet/main.mjs [options]

  --url URL           agent endpoint (http://127.0.0.1:8080/ocsinventory)
  --count N           number of computers (300)
  --from N            number of the first computer (0)
  --seed TEXT         another seed makes another fleet (ocs)
  --software N        roughly how many software entries a Linux computer has (220)
  --concurrency N     computers that report at the same time (4)
  --duration SECONDS  start over with the first computer until the time is up
  --json              print figures as one JSON document

What each computer sends (default: PROLOG, then INVENTORY if the server asks for it):
  --first             INVENTORY at once, everything marked as new
  --same              INVENTORY in which nothing changed
  --changed           INVENTORY in which some software and the free disk space changed
  --prolog            PROLOG only
`;

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080/ocsinventory' },
    count: { type: 'string', default: '300' },
    from: { type: 'string', default: '0' },
    seed: { type: 'string', default: 'ocs' },
    software: { type: 'string', default: '220' },
    concurrency: { type: 'string', default: '4' },
    duration: { type: 'string' },
    first: { type: 'boolean', default: false },
    same: { type: 'boolean', default: false },
    changed: { type: 'boolean', default: false },
    prolog: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log(HELP);
} else {
  process.exitCode = await main();
}

/** @returns {Promise<number>} exit code: 0 when every request was answered as it should be */
async function main() {
  const mode =
    /** @type {const} */ (['first', 'same', 'changed', 'prolog']).find((name) => values[name]) ?? 'visit';
  const report = await runFleet({
    url: values.url,
    count: wholeNumber('count', values.count),
    from: wholeNumber('from', values.from),
    seed: values.seed,
    software: wholeNumber('software', values.software),
    concurrency: Math.max(1, wholeNumber('concurrency', values.concurrency)),
    mode,
    ...(values.duration === undefined ? {} : { duration: wholeNumber('duration', values.duration) }),
    onProgress: values.json ? () => undefined : progress,
  });
  console.log(values.json ? JSON.stringify(report, null, 2) : summary(report));
  return report.errors === 0 ? 0 : 1;
}

function wholeNumber(/** @type {string} */ name, /** @type {string} */ text) {
  if (!/^\d+$/.test(text)) {
    console.error(`--${name} takes a whole number, not "${text}".`);
    process.exit(2);
  }
  return Number(text);
}

/** A line each ten percent: enough to see that it moves, few enough for a log file. */
function progress(/** @type {number} */ done, /** @type {number} */ total) {
  if (done === total || done % Math.max(1, Math.ceil(total / 10)) === 0) {
    console.log(`  ${done} of ${total} computers`);
  }
}

function summary(/** @type {import('./run.mjs').Report} */ report) {
  const lines = [`${report.requests} requests in ${report.seconds} s, ${report.errors} refused or failed.`];
  for (const [kind, times] of Object.entries(report.latency)) {
    lines.push(
      `  ${kind}: ${times.count}, median ${times.median} ms, 95 % within ${times.p95} ms, slowest ${times.slowest} ms`,
    );
  }
  lines.push(...report.firstErrors.map((message) => `  ! ${message}`));
  return lines.join('\n');
}
