import type { ComputerDetail } from '@ocs/inventory-contract';
import type { SectionRow } from '../computers.api.js';
import { asNumber, isEmpty } from '../field-text.rule.js';

/** The twelve facts of a computer, always in this order and place. */
export const FACTS = [
  'user',
  'os',
  'model',
  'serial',
  'memory',
  'ip',
  'domain',
  'osVersion',
  'processor',
  'disk',
  'agent',
  'mac',
] as const;
export type FactName = (typeof FACTS)[number];

/** A text shortened by its meaning, and the whole of it where that differs. */
export interface FactText {
  readonly short: string;
  readonly whole?: string;
}

/** A volume, in whole gigabytes (1024 MB). */
export interface DiskFact {
  readonly name: string;
  readonly freeGb: number;
  readonly totalGb: number;
}

export interface ComputerFacts {
  /** Empty where nothing is known. */
  readonly texts: Readonly<Record<Exclude<FactName, 'memory' | 'disk'>, FactText>>;
  readonly memoryMb: number | undefined;
  readonly disk: DiskFact | undefined;
}

/** What a person asks first about a computer, from its banner and its disks and networks (spec/console.md 9.1). */
export function computerFacts(
  detail: ComputerDetail,
  drives: readonly SectionRow[],
  networks: readonly SectionRow[],
): ComputerFacts {
  const hardware = (column: string): string => textOf(detail.hardware[column]);
  const bios = (column: string): string => textOf(detail.bios?.[column]);
  return {
    texts: {
      user: { short: hardware('USERID') },
      os: shortened(hardware('OSNAME'), shortSystem),
      model: shortened(modelName(bios('SMANUFACTURER'), bios('SMODEL')), shortMaker),
      serial: { short: bios('SSN') },
      ip: { short: hardware('IPADDR') },
      domain: { short: joined(hardware('WORKGROUP'), hardware('USERDOMAIN')) },
      osVersion: {
        short: hardware('OSVERSION') || hardware('OSCOMMENTS'),
        whole: joined(hardware('OSVERSION'), hardware('OSCOMMENTS')),
      },
      processor: shortened(hardware('PROCESSORT'), shortProcessor),
      agent: shortened(hardware('USERAGENT'), shortAgent),
      mac: { short: macAddress(networks, hardware('IPADDR')) },
    },
    memoryMb: detail.memoryModulesMb ?? asNumber(detail.hardware.MEMORY),
    disk: systemDisk(drives),
  };
}

const textOf = (value: string | number | null | undefined): string => (isEmpty(value) ? '' : String(value));

const shortened = (whole: string, shorten: (text: string) => string): FactText => ({
  short: shorten(whole),
  whole,
});

/** `Intel(R) Core(TM) i5-10210U CPU @ 1.60GHz [4 core(s) x86_64]` → `Core i5-10210U`. */
export function shortProcessor(name: string): string {
  const short = name
    .replace(/\((?:r|tm|c)\)|[®™©]/gi, '')
    .replace(/\[.*|@.*|\bwith .*|\bCPU\b|\b(?:\d+|\w+)-Core\b|\bProcessor\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^Intel (?=Core|Xeon|Pentium|Celeron|Atom)|^AMD (?=Ryzen|EPYC|Athlon|Opteron)/, '');
  return short === '' ? name : short;
}

/** `Gigabyte Technology Co., Ltd. B550M` → `Gigabyte Technology B550M`: legal forms tell nobody anything. */
export const shortMaker = (model: string): string =>
  model
    .replace(/,? (?:Co\.|Inc\.?|Ltd\.?|Corp\.?|Corporation|GmbH|AG|S\.A\.)(?=[ ,]|$),?/g, '')
    .replace(/\s+/g, ' ')
    .trim() || model;

/** `Microsoft Windows 11 Pro` → `Windows 11 Pro`: what differs between two computers stands at the end. */
export const shortSystem = (name: string): string =>
  name
    .replace(/[®™©]/g, '')
    .replace(/^Microsoft (?=Windows)/, '')
    .trim() || name;

/** `OCS-NG_WINDOWS_AGENT_v2.11.0.1` → `Windows 2.11.0.1`; what has another form stays as it is. */
export function shortAgent(userAgent: string): string {
  const parts = /^(?:OCS-NG_)?(?:unified_)?([a-z]+?)(?:_client|[-_]agent)?_v(\d[\w.]*)/i.exec(userAgent);
  if (parts?.[1] === undefined || parts[2] === undefined) return userAgent;
  const family = parts[1] === parts[1].toUpperCase() ? parts[1].toLowerCase() : parts[1];
  return `${family.charAt(0).toUpperCase()}${family.slice(1)} ${parts[2]}`;
}

/** The second part only where it says something else. */
const joined = (first: string, second: string): string =>
  [first, second.toLowerCase() === first.toLowerCase() ? '' : second]
    .filter((part) => part !== '')
    .join(' · ');

/** `Dell Inc.` and `Dell Inc. Latitude` → said once. */
const modelName = (manufacturer: string, model: string): string =>
  model.toLowerCase().startsWith(manufacturer.toLowerCase()) ? model : `${manufacturer} ${model}`.trim();

/** The disk the system stands on: C: of Windows, the root of Unix, else the largest one with a size. */
function systemDisk(drives: readonly SectionRow[]): DiskFact | undefined {
  const volumes = drives.flatMap((drive) => {
    const total = asNumber(drive.TOTAL);
    const free = asNumber(drive.FREE);
    if (total === undefined || free === undefined || total <= 0) return [];
    const letter = textOf(drive.LETTER).replace(/[/\\]+$/, '');
    return [{ name: letter || textOf(drive.TYPE) || textOf(drive.VOLUMN), total, free }];
  });
  const system =
    volumes.find(({ name }) => /^c:$/i.test(name) || name === '/') ??
    [...volumes].sort((a, b) => b.total - a.total)[0];
  return (
    system && { name: system.name, freeGb: toGigabytes(system.free), totalGb: toGigabytes(system.total) }
  );
}

const toGigabytes = (megabytes: number): number => Math.round(megabytes / 1024);

/** The adapter that has the computer's address, else the first one that is up, else the first. */
function macAddress(networks: readonly SectionRow[], ip: string): string {
  const adapter =
    networks.find((network) => ip !== '' && network.IPADDRESS === ip) ??
    networks.find((network) => textOf(network.STATUS).toLowerCase() === 'up') ??
    networks[0];
  return textOf(adapter?.MACADDR);
}
