// @ts-check
import { Random, hash } from '../fleet/random.mjs';

/**
 * Software of a fleet as large sites have it: a base that nearly every computer has, what a department or a role adds, and a long tail
 * of products on few computers. Windows computers have 150 to 300 entries, Linux ones 600 to 1,500; about 470 on average with three
 * Linux computers in ten.
 */

/** @typedef {import('../fleet/machine.mjs').Machine} Machine */
/** @typedef {import('../fleet/machine.mjs').Row} Row */
/** @typedef {readonly [number, number]} Range  fewest and most entries of a computer */

const TYPICAL = { windows: /** @type {Range} */ ([150, 300]), linux: /** @type {Range} */ ([600, 1500]) };
const PRODUCTS = { windows: 2_400, linux: 6_000 };
/** Entries nearly every computer of a kind has, and those its department or role adds. */
const BASE = { windows: 90, linux: 420 };
const SHARED = { windows: 60, linux: 160 };
const GROUPS = 12;
/** Computers of a cohort are updated together. */
const COHORTS = 5;

/** @returns {Row[]} the software of a computer, the same every time */
export function softwareOf(/** @type {Machine} */ machine, /** @type {Range | undefined} */ range) {
  const { platform } = machine;
  const random = new Random(`${machine.deviceId}/software`);
  const [fewest, most] = range ?? TYPICAL[platform];
  const wanted = random.int(fewest, most);
  const group = hash(machine.tag) % GROUPS;
  const cohort = random.int(0, COHORTS - 1);
  const numbers = new Set(upTo(Math.min(wanted, BASE[platform])));
  for (let at = 0; numbers.size < wanted && at < SHARED[platform]; at++) {
    numbers.add(BASE[platform] + group * SHARED[platform] + at);
  }
  while (numbers.size < wanted) numbers.add(popular(random, PRODUCTS[platform]));
  return [...numbers].map((number) => entry(platform, number, cohort));
}

/** The state of a computer some days later: three entries upgraded, one removed, one added. */
export function fiveChanged(/** @type {readonly Row[]} */ software, /** @type {Machine} */ machine) {
  const random = new Random(`${machine.deviceId}/changed`);
  const changed = software.slice();
  changed.splice(random.int(0, changed.length - 1), 1);
  const first = random.int(0, changed.length - 4);
  for (const at of [first, first + 1, first + 2]) {
    const before = changed[at];
    changed[at] = { ...before, VERSION: `${before?.['VERSION'] ?? ''}.${random.int(1, 9)}` };
  }
  changed.push(entry(machine.platform, PRODUCTS[machine.platform] + random.int(0, 40), 0));
  return changed;
}

/** Low numbers are on many computers, high ones on few. */
function popular(/** @type {Random} */ random, /** @type {number} */ products) {
  return Math.floor(products * random.next() ** 2);
}

const MAKERS = [
  'Contoso',
  'Fabrikam',
  'Éditions du Lac',
  'Northwind – Tools',
  '東方軟體',
  'Adatum',
  'Litware',
];
const KINDS = ['Viewer', 'Driver', 'Runtime', 'Helper', 'Toolkit', 'Update', 'Gestionnaire', 'Agent'];
const SUFFIXES = ['', '-common', '-data', '-dev', '-doc', '-utils'];

/** @returns {Row} */
function entry(
  /** @type {Machine['platform']} */ platform,
  /** @type {number} */ number,
  /** @type {number} */ cohort,
) {
  // One product in three is updated with the cohort, the others stay as they were installed.
  const release = number % 3 === 0 ? cohort : 0;
  if (platform === 'linux') {
    return {
      NAME: `lib${word(Math.floor(number / SUFFIXES.length))}${number % 90}${pick(SUFFIXES, number)}`,
      VERSION: `${(number % 9) + 1}.${number % 23}.${release}-${(number % 4) + 1}+deb12u${release}`,
      PUBLISHER: 'Debian',
      COMMENTS: `${word(number)} ${word(number + 7)} library`,
      FILESIZE: 20 + (number % 9_000) * 10,
      FROM: 'deb',
      ARCHITECTURE: 'amd64',
      INSTALLDATE: `2025/0${(number % 9) + 1}/1${number % 9}`,
    };
  }
  const maker = pick(MAKERS, number);
  const name = `${maker} ${capital(word(number))} ${pick(KINDS, number)}`;
  return {
    PUBLISHER: maker,
    NAME: name,
    VERSION: `${(number % 17) + 1}.${number % 10}.${1000 + (number % 300)}.${release}`,
    FOLDER: `C:\\Program Files\\${maker}\\${name}`,
    COMMENTS: '',
    FILENAME: '',
    FILESIZE: 0,
    SOURCE: 0,
    FROM: '',
    GUID: `{${number.toString(16).padStart(8, '0')}-0B1C-4D2E-9F3A-${(number * 7919).toString(16).padStart(12, '0')}}`,
    LANGUAGE: number % 2 === 0 ? '1036' : '1033',
    UNINSTALL: '',
    INSTALLDATE: `2025/0${(number % 9) + 1}/2${number % 9}`,
    BITSWIDTH: number % 4 === 0 ? 32 : 64,
  };
}

const SYLLABLES = [
  'ba',
  'ko',
  'ri',
  'mu',
  'te',
  'la',
  'zi',
  'no',
  'sé',
  'vu',
  'da',
  'fi',
  'go',
  'pe',
  'xa',
  'ny',
];

/** A word of its own for each number. */
function word(/** @type {number} */ number) {
  let text = '';
  for (let rest = number + 256; rest > 0; rest = Math.floor(rest / 16)) text += SYLLABLES[rest % 16] ?? '';
  return text;
}

function capital(/** @type {string} */ text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function pick(/** @type {readonly string[]} */ list, /** @type {number} */ number) {
  return list[number % list.length] ?? '';
}

function upTo(/** @type {number} */ count) {
  return Array.from({ length: count }, (_, at) => at);
}
