// @ts-check
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXIT, StartError } from './exit-codes.mjs';
import { SPACE, checkDisk, checkPort, portsToServe } from './preflight.mjs';
import { build, install, needsInstall } from './prepare.mjs';
import { textsFor } from './texts.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COMMANDS = ['up', 'down', 'status', 'demo', 'import'];

/**
 * Prepares what is missing and hands over to the command line in apps/ocs.
 * @param {readonly string[]} args  the command and its options
 * @returns {Promise<number>} exit code
 */
export async function start(args) {
  const texts = textsFor(process.env);
  const command = args[0] ?? '';
  const program = join(ROOT, 'apps', 'ocs', 'dist', 'main.js');
  try {
    if (!COMMANDS.includes(command)) {
      throw new StartError(2, texts.usage);
    }
    if (command === 'up' && !args.includes('--help')) {
      await prepare(texts);
    } else if (!existsSync(program) || needsInstall(ROOT)) {
      console.log(command === 'up' ? texts.usage : texts.notInstalled);
      return command === 'down' || command === 'up' ? 0 : EXIT.notRunning;
    }
  } catch (error) {
    if (error instanceof StartError) {
      console.error(error.message);
      return error.exitCode;
    }
    throw error;
  }
  return handOver(program, args);
}

async function prepare(/** @type {import('./texts.mjs').Texts} */ texts) {
  const data = resolve(ROOT, process.env['OCS_DATA'] || 'data');
  const ports = portsToServe(process.env, texts);
  const missing = needsInstall(ROOT);
  checkDisk(missing ? ROOT : data, missing ? SPACE.beforeInstall : SPACE.installed, texts);
  if (!isRunning(data)) {
    for (const port of ports) {
      await checkPort(port, process.env['OCS_BIND'] || '0.0.0.0', texts);
    }
  }
  await install(ROOT, texts);
  await build(ROOT, texts);
}

/** Whether the ports are held by ourselves: the command line then says so better than a port check could. */
function isRunning(/** @type {string} */ data) {
  try {
    const { pid } = JSON.parse(readFileSync(join(data, 'run', 'lock.json'), 'utf8'));
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Runs the command line in our place: its exit code is ours, signals that reach us reach it. */
function handOver(/** @type {string} */ program, /** @type {readonly string[]} */ args) {
  return /** @type {Promise<number>} */ (
    new Promise((settle, reject) => {
      const child = spawn(process.execPath, [program, ...args], {
        stdio: 'inherit',
        cwd: ROOT,
        // where the user is: files to import are named from there
        env: { ...process.env, INIT_CWD: process.env['INIT_CWD'] ?? process.cwd() },
      });
      for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
        process.on(signal, () => child.kill(signal));
      }
      child.once('error', reject);
      child.once('close', (code) => settle(code ?? 1));
    })
  );
}
