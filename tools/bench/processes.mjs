// @ts-check
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

/** What processes cost, from Linux's /proc: CPU seconds and memory of a process and everything below it. */

/** @typedef {{cpu: number, memoryMb: number, peakMb: number, processes: number}} Use
 *  cpu = seconds since the start, ended children included; memoryMb shares counted once; peakMb = the largest single process */

/** Ticks of the kernel's CPU clock in a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

/**
 * The process a word stands for, root of a tree: a number, a file with a number in it, or the name of a program that runs once.
 * @throws {Error} when there is none, or several
 */
export function rootOf(/** @type {string} */ word) {
  if (/^\d+$/.test(word)) return Number(word);
  if (word.includes('/')) {
    const pid = Number(read(word).trim());
    if (pid > 0) return pid;
    throw new Error(`${word} names no process.`);
  }
  const all = list();
  const named = new Set([...all.keys()].filter((pid) => programOf(pid) === word));
  const [root, ...others] = [...named].filter((pid) => !named.has(all.get(pid)?.parent ?? 0));
  if (root === undefined) throw new Error(`No program named ${word} runs.`);
  if (others.length > 0) throw new Error(`Several programs named ${word} run: name a pid or a pid file.`);
  return root;
}

function programOf(/** @type {number} */ pid) {
  try {
    return basename(readlinkSync(`/proc/${pid}/exe`));
  } catch {
    return '';
  }
}

/** @returns {Use} */
export function useOf(/** @type {readonly number[]} */ roots) {
  const all = list();
  const use = { cpu: 0, memoryMb: 0, peakMb: 0, processes: 0 };
  for (const [pid, { cpu }] of all) {
    if (!isBelow(pid, roots, all)) continue;
    use.processes++;
    use.cpu += cpu;
    use.memoryMb += kilobytes(read(`/proc/${pid}/smaps_rollup`), 'Pss') / 1024;
    use.peakMb = Math.max(use.peakMb, kilobytes(read(`/proc/${pid}/status`), 'VmHWM') / 1024);
  }
  return use;
}

/** CPU seconds the whole machine has used: what others did meanwhile shows in the difference. */
export function machineCpu() {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = (read('/proc/stat').split('\n')[0] ?? '')
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number);
  return (user + nice + system + irq + softIrq) / TICKS;
}

/** @typedef {Map<number, {parent: number, cpu: number}>} Processes */

/** @returns {Processes} */
function list() {
  const all = /** @type {Processes} */ (new Map());
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const text = read(`/proc/${entry}/stat`);
    const nameEnd = text.lastIndexOf(')');
    if (nameEnd < 0) continue;
    const fields = text.slice(nameEnd + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
    all.set(Number(entry), {
      parent: Number(fields[1]),
      cpu: ticks / TICKS,
    });
  }
  return all;
}

function isBelow(
  /** @type {number} */ pid,
  /** @type {readonly number[]} */ roots,
  /** @type {Processes} */ all,
) {
  for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (roots.includes(at)) return true;
  return false;
}

function kilobytes(/** @type {string} */ text, /** @type {string} */ name) {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);
}

function read(/** @type {string} */ file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
