// @ts-check
import { hardwareSections } from './hardware-sections.mjs';
import { linuxSections } from './linux.mjs';
import { Random, dayBetween } from './random.mjs';
import { pickSite } from './sites.mjs';
import { windowsSections } from './windows.mjs';

/**
 * A made-up computer, whole: who it is and what its agent reports. Machine number 17 of a seed is the same computer whatever the
 * size of the fleet, so a later run can send what an earlier one sent, or the changed state of the very same computer.
 */

/** @typedef {Readonly<Record<string, string | number>>} Row one element of a section: field name to value */

/**
 * @typedef {object} Machine
 * @property {string} deviceId   name-YYYY-MM-DD-hh-mm-ss
 * @property {string} name       host name
 * @property {'windows'|'linux'} platform
 * @property {string} userAgent  User-Agent header of its agent
 * @property {string} tag        TAG the agent was installed with
 * @property {number} checksum   sections that changed since the last report, as the agent would count them
 * @property {Readonly<Record<string, readonly Row[]>>} sections  by XML element, HARDWARE included (one row)
 */

/**
 * What the parts of the generator share about one machine.
 * @typedef {object} Draft
 * @property {Random} random
 * @property {number} index
 * @property {string} name
 * @property {import('./sites.mjs').Site} site
 * @property {'windows'|'linux'} platform
 * @property {'laptop'|'desktop'|'server'} form
 * @property {string} department
 * @property {string} login
 * @property {Date} installed     day the operating system was installed
 * @property {number} software    roughly how many software entries a Linux system has
 */

/** Bits of HARDWARE/CHECKSUM (spec/agent-protocol.md 3.3). */
export const CHECKSUM = {
  hardware: 1,
  drives: 512,
  software: 65_536,
  windowsAll: 262_143,
  unixAll: 1_572_863,
};

const AGENTS = {
  windows: ['OCS-NG_WINDOWS_AGENT_v2.11.0.1', 'OCS-NG_WINDOWS_AGENT_v2.10.1.0'],
  linux: ['OCS-NG_unified_unix_agent_v2.10.0', 'OCS-NG_unified_unix_agent_v2.9.2'],
};

/**
 * Machine number `index` (from 0) of the fleet that belongs to `seed`.
 *
 * @param {object} options
 * @param {string} [options.seed]
 * @param {number} options.index
 * @param {number} [options.windowsShare]  0..1
 * @param {number} [options.software]      roughly how many software entries a Linux system has (Windows: whatever is installed)
 * @returns {Machine}
 */
export function createMachine({ seed = 'ocs', index, windowsShare = 0.7, software = 220 }) {
  const random = new Random(`${seed}/${index}`);
  const platform = random.chance(windowsShare) ? 'windows' : 'linux';
  const site = pickSite(random);
  const form = pickForm(random, platform);
  const name = computerName(site, form, index);
  const department = random.pick(site.departments);
  /** @type {Draft} */
  const draft = {
    random,
    index,
    name,
    site,
    platform,
    form,
    department,
    login:
      form === 'server'
        ? 'root'
        : `${department.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '.')}${random.int(1, 40)}`,
    installed: dayBetween(random, '2022-01-10', '2025-06-30'),
    software,
  };
  const hardware = hardwareSections(draft);
  const system = platform === 'windows' ? windowsSections(draft, hardware) : linuxSections(draft, hardware);
  return {
    deviceId: `${name}-${stamp(draft)}`,
    name,
    platform,
    userAgent: random.pick(AGENTS[platform]),
    tag: site.tag,
    checksum: platform === 'windows' ? CHECKSUM.windowsAll : CHECKSUM.unixAll,
    sections: { ...hardware.sections, ...system, HARDWARE: [{ ...hardware.summary, ...system.HARDWARE }] },
  };
}

/** The same machine reporting that nothing but the run itself is new. */
export function unchanged(/** @type {Machine} */ machine) {
  return { ...machine, checksum: CHECKSUM.hardware };
}

/**
 * The same machine some days later: free disk space moved, a few software entries were updated and one was removed.
 * @param {Machine} machine
 * @param {number} round  1, 2, 3 …; each round differs from the one before
 * @returns {Machine}
 */
export function changed(machine, round) {
  const random = new Random(`${machine.deviceId}/${round}`);
  const software = (machine.sections['SOFTWARES'] ?? []).slice();
  software.splice(random.int(0, software.length - 1), 1);
  for (let i = 0; i < 3; i++) {
    const position = random.int(0, software.length - 1);
    software[position] = {
      ...software[position],
      VERSION: `${random.int(1, 30)}.${random.int(0, 20)}.${round}`,
    };
  }
  const drives = (machine.sections['DRIVES'] ?? []).map((drive) => ({
    ...drive,
    FREE: Math.floor(Number(drive['TOTAL']) * (0.1 + 0.8 * random.next())),
  }));
  return {
    ...machine,
    checksum: CHECKSUM.hardware | CHECKSUM.drives | CHECKSUM.software,
    sections: { ...machine.sections, SOFTWARES: software, DRIVES: drives },
  };
}

/** @returns {Draft['form']} */
function pickForm(/** @type {Random} */ random, /** @type {Draft['platform']} */ platform) {
  const draw = random.next();
  if (platform === 'linux') {
    return draw < 0.55 ? 'server' : draw < 0.8 ? 'desktop' : 'laptop';
  }
  return draw < 0.06 ? 'server' : draw < 0.45 ? 'desktop' : 'laptop';
}

/** Host names are at most 15 characters long (NetBIOS) and unique in the fleet. */
function computerName(
  /** @type {import('./sites.mjs').Site} */ site,
  /** @type {Draft['form']} */ form,
  /** @type {number} */ index,
) {
  const kind = { laptop: 'NB', desktop: 'PC', server: 'SRV' }[form];
  return `${site.code}-${kind}-${String(index + 1).padStart(5, '0')}`;
}

/** Second part of a device id: when the agent first ran, a few hours after the system was installed. */
function stamp(/** @type {Draft} */ { random, installed }) {
  const first = new Date(installed.getTime() + random.int(2 * 3600, 30 * 3600) * 1000);
  return first.toISOString().slice(0, 19).replace(/[T:]/g, '-');
}
