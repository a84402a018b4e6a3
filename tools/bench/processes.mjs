// @ts-check
import { readFileSync, readdirSync } from 'node:fs';

/** What processes cost, from Linux's /proc: CPU seconds and memory of a process and everything below it. */

/** @typedef {{cpu: number, memoryMb: number, peakMb: number, processes: number}} Use
 *  cpu = seconds since the start, ended children included; memoryMb shares counted once; peakMb = the largest single process */

/** Ticks of the kernel's CPU clock in a second: 100 on every Linux that Node runs on. */
const TICKS = 100;

/**
 * The processes a word stands for: a number, a file with a number in it, or the name of a program (every tree of it).
 * @returns {number[]}
 */
export function rootsOf(/** @type {string} */ word) {
  if (/^\d+$/.test(word)) return [Number(word)];
  if (word.includes('/')) return [Number(read(word).trim())].filter((pid) => pid > 0);
  const all = list();
  return [...all]
    .filter(([, { name, parent }]) => name === word && all.get(parent)?.name !== word)
    .map(([pid]) => pid);
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

/** Memory of a process right now, in MB. */
export function residentMb(/** @type {number} */ pid) {
  return kilobytes(read(`/proc/${pid}/status`), 'VmRSS') / 1024;
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

/** @typedef {Map<number, {name: string, parent: number, cpu: number}>} Processes */

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
      name: text.slice(text.indexOf('(') + 1, nameEnd),
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
