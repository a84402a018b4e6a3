// @ts-check
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Runs one long command quietly: its output goes to a log file, the terminal gets a sentence, a sign of life every few seconds and,
 * if the command fails, the end of its output.
 *
 * @param {object} step
 * @param {string} step.title     what is being done, in plain words
 * @param {string} step.command
 * @param {readonly string[]} step.args
 * @param {string} step.cwd
 * @param {string} step.log       file that takes the whole output
 * @param {NodeJS.ProcessEnv} [step.env]  added to the environment
 * @param {number} [step.limitMinutes]    after which the command counts as stuck and is ended
 * @param {(line: string) => void} [step.say]
 * @returns {Promise<{ok: boolean, seconds: number}>}
 */
export async function runStep({
  title,
  command,
  args,
  cwd,
  log,
  env = {},
  limitMinutes = 30,
  say = console.log,
}) {
  mkdirSync(dirname(log), { recursive: true });
  const started = performance.now();
  const elapsed = () => Math.round((performance.now() - started) / 1000);
  say(`${title} …`);
  const signOfLife = setInterval(() => say(`  … ${elapsed()} s`), 15_000);
  const ok = await new Promise((settle) => {
    const output = createWriteStream(log);
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const limit = setTimeout(() => {
      output.write(`Ended: not done after ${limitMinutes} minutes.\n`);
      child.kill('SIGTERM');
    }, limitMinutes * 60_000);
    child.stdout.pipe(output, { end: false });
    child.stderr.pipe(output, { end: false });
    child.once('error', (error) => output.write(`${error.message}\n`));
    child.once('close', (code) => {
      clearTimeout(limit);
      output.end(() => settle(code === 0));
    });
  });
  clearInterval(signOfLife);
  if (!ok) {
    say(lastLines(readFileSync(log, 'utf8'), 40));
  }
  return { ok, seconds: elapsed() };
}

/** The end of a long text, without terminal colours. */
export function lastLines(/** @type {string} */ text, /** @type {number} */ count) {
  // the escape character starts every colour sequence
  const plain = text.replace(new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]*[A-Za-z]`, 'g'), '');
  return plain.trimEnd().split('\n').slice(-count).join('\n');
}
