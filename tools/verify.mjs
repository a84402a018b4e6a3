// @ts-check
/**
 * `npm run verify`: the one test command. Installs what tests need, runs every check even when one fails, shows each failure, and
 * ends with `N passed, N failed` on the last line.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './start/prepare.mjs';
import { runStep } from './start/run-step.mjs';
import { StartError } from './start/exit-codes.mjs';
import { textsFor } from './start/texts.mjs';
import { countPlaywright, countVitest, total } from './verify/count.mjs';
import { installPrograms } from './verify/programs.mjs';

/** @typedef {import('./verify/count.mjs').Result} Result */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, 'test-results');
const NX = ['node_modules/.bin/nx'];
// `tsc` and ESLint fill a core each; the machine this has to be quick on has two
const MANY = ['--parallel=2', '--outputStyle=static'];

/**
 * @typedef {object} Check
 * @property {string} name      also the name of its log
 * @property {string} title
 * @property {readonly string[]} args   of node
 * @property {number} minutes   after which it is stuck
 * @property {(report: unknown) => Result} [count]  reads the report that the runner leaves in test-results/<name>.json
 */

/** @type {readonly Check[]} */
const CHECKS = [
  {
    name: 'format',
    title: 'Format (prettier)',
    args: ['node_modules/.bin/prettier', '--check', '.'],
    minutes: 3,
  },
  {
    name: 'lint',
    title: 'Lint, the five laws included (eslint)',
    args: [...NX, 'run-many', '-t', 'lint', ...MANY],
    minutes: 8,
  },
  {
    name: 'typecheck',
    title: 'Types (tsc, ngc)',
    args: [...NX, 'run-many', '-t', 'typecheck', ...MANY],
    minutes: 8,
  },
  {
    name: 'build',
    title: 'Build of server and console',
    args: [...NX, 'run-many', '-t', 'build', ...MANY],
    minutes: 8,
  },
  {
    name: 'unit',
    title: 'Unit and database tests (vitest, MariaDB)',
    args: [
      'node_modules/.bin/vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${join(RESULTS, 'unit.json')}`,
    ],
    minutes: 12,
    count: countVitest,
  },
  {
    name: 'console',
    title: 'Console tests (vitest, jsdom)',
    args: [
      ...NX,
      'run',
      'console:test',
      '--skipNxCache',
      '--reporters=json',
      `--outputFile=${join(RESULTS, 'console.json')}`,
    ],
    minutes: 6,
    count: countVitest,
  },
  {
    name: 'e2e',
    title: 'Browser and real agents (playwright)',
    args: ['node_modules/.bin/playwright', 'test', '--config=e2e'],
    minutes: 18,
    count: countPlaywright,
  },
];

process.exitCode = await verify();

async function verify() {
  mkdirSync(RESULTS, { recursive: true });
  const started = performance.now();
  const missing = await installPrograms(ROOT);
  try {
    await install(ROOT, textsFor({}));
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    console.error(error.message);
    console.log('0 passed, 1 failed');
    return 1;
  }
  /** @type {Result[]} */
  const results = missing.length === 0 ? [] : [{ passed: 0, failed: 1, failures: missing }];
  for (const check of CHECKS) {
    results.push(await run(check));
  }
  const { passed, failed } = total(results);
  const failures = results.flatMap((result) => result.failures);
  if (failures.length > 0) {
    console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
  }
  console.log(`\nVerified in ${Math.round((performance.now() - started) / 1000)} s.`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

/** @returns {Promise<Result>} */
async function run(/** @type {Check} */ { name, title, args, minutes, count }) {
  const report = join(RESULTS, `${name}.json`);
  rmSync(report, { force: true });
  const log = join(RESULTS, `${name}.log`);
  const { ok, seconds } = await runStep({
    title,
    command: process.execPath,
    args,
    cwd: ROOT,
    log,
    env: {
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      CI: 'true',
      FORCE_COLOR: '0',
      CHROMIUM: process.env['CHROMIUM'] || '/usr/bin/chromium',
    },
    limitMinutes: minutes,
  });
  const result = count === undefined ? asOne(title, ok, log) : counted(title, ok, log, report, count);
  console.log(
    `  ${result.failed === 0 ? 'ok' : 'FAILED'}: ${result.passed} passed, ${result.failed} failed, ${seconds} s`,
  );
  for (const failure of result.failures) {
    console.log(`  ! ${failure}`);
  }
  return result;
}

/** A check that is either right or wrong as a whole. @returns {Result} */
function asOne(/** @type {string} */ title, /** @type {boolean} */ ok, /** @type {string} */ log) {
  return ok
    ? { passed: 1, failed: 0, failures: [] }
    : { passed: 0, failed: 1, failures: [`${title}: see ${log}`] };
}

/**
 * A runner's own count. One that crashed, or that ran nothing, failed whatever it says.
 * @param {string} title
 * @param {boolean} ok
 * @param {string} log
 * @param {string} report
 * @param {(report: unknown) => Result} count
 * @returns {Result}
 */
function counted(title, ok, log, report, count) {
  /** @type {Result} */
  let result;
  try {
    result = count(JSON.parse(readFileSync(report, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, failures: [`${title}: left no report, see ${log}`] };
  }
  if (result.failed > 0 || (ok && result.passed > 0)) {
    return result;
  }
  const reason = result.passed === 0 ? 'ran no test' : 'ended with an error outside of its tests';
  return { ...result, failed: 1, failures: [`${title}: ${reason}, see ${log}`] };
}
