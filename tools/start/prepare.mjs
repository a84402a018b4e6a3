// @ts-check
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, StartError } from './exit-codes.mjs';
import { runStep } from './run-step.mjs';
import { contentDigest, isStamped, sourcesDigest, writeStamp } from './stamp.mjs';

/** Brings a clone into the state in which it can be started: libraries installed, everything built. Does nothing twice. */

/** @typedef {import('./texts.mjs').Texts} Texts */

/** Everything a build is made from. */
const SOURCES = [
  'apps',
  'libs',
  'migrations',
  'package-lock.json',
  'nx.json',
  'tsconfig.base.json',
  'tsconfig.console.json',
  'tsconfig.contract.json',
  'tsconfig.server.json',
];

/** What a finished build has left behind. */
const PRODUCTS = [
  'apps/ocs/dist/main.js',
  'apps/server/dist/main.js',
  'apps/console/dist/browser/index.html',
];

const installStamp = (/** @type {string} */ root) => join(root, 'node_modules', '.ocs-installed');
const buildStamp = (/** @type {string} */ root) => join(root, 'node_modules', '.ocs-built');

/** True when `npm ci` has to run: never ran here, or other libraries or another Node are asked for since. */
export function needsInstall(/** @type {string} */ root) {
  const lock = join(root, 'package-lock.json');
  // npm writes this file last, so it also tells an installation that was done by hand after the last change
  const installed = statSync(join(root, 'node_modules', '.package-lock.json'), { throwIfNoEntry: false });
  if (installed === undefined) {
    return true;
  }
  if (isStamped(installStamp(root), installDigest(root))) {
    return false;
  }
  return existsSync(installStamp(root)) || installed.mtimeMs < statSync(lock).mtimeMs;
}

/** Native libraries are made for one Node, so its ABI version counts as well. */
function installDigest(/** @type {string} */ root) {
  return `${contentDigest(join(root, 'package-lock.json'))} ${process.versions.modules}`;
}

/** Installs the libraries when needed. */
export async function install(/** @type {string} */ root, /** @type {Texts} */ texts, say = console.log) {
  if (!needsInstall(root)) {
    return;
  }
  const log = join(root, 'test-results', 'npm-ci.log');
  const { ok, seconds } = await runStep({
    title: texts.installing,
    command: 'npm',
    args: ['ci', '--no-audit', '--no-fund'],
    cwd: root,
    log,
    say,
  });
  if (!ok) {
    throw new StartError(EXIT.installFailed, texts.installFailed(log));
  }
  writeStamp(installStamp(root), installDigest(root));
  say(`${texts.installed} (${texts.seconds(seconds)}).`);
}

/** Builds what changed; looks before it starts Nx, because most starts change nothing. */
export async function build(/** @type {string} */ root, /** @type {Texts} */ texts, say = console.log) {
  const digest = sourcesDigest(root, SOURCES);
  if (isStamped(buildStamp(root), digest) && PRODUCTS.every((file) => existsSync(join(root, file)))) {
    return;
  }
  const log = join(root, 'test-results', 'build.log');
  const { ok, seconds } = await runStep({
    title: texts.building,
    command: process.execPath,
    args: [join(root, 'node_modules', '.bin', 'nx'), 'run-many', '-t', 'build', '--outputStyle=static'],
    cwd: root,
    log,
    env: { NX_DAEMON: 'false', NX_TUI: 'false' },
    say,
  });
  if (!ok) {
    throw new StartError(EXIT.buildFailed, texts.buildFailed(log));
  }
  writeStamp(buildStamp(root), digest);
  say(`${texts.built} (${texts.seconds(seconds)}).`);
}
