import {
  SERVER_OPTIONS,
  type IntegerOption,
  type Language,
  type OptionTopic,
  type ServerOption,
} from '@ocs/core-contract';
import type { ComputerDiscovery, ComputerOption, OptionCandidate } from '@ocs/inventory-contract';

/** Value of an option as the API delivers it: switches as 0 and 1. */
export type OptionContent = number | string | null;

/** Words for values, in the reader's language. */
export interface ValueWords {
  readonly language: Language;
  readonly on: string;
  readonly off: string;
  readonly notSet: string;
  number(value: number): string;
  /** `every {value}`, for the options that are intervals; French asks for the gender of the unit. */
  every(unit: IntervalUnit, value: string): string;
  /** Once per unit: `every day`. */
  each(unit: string): string;
}

export type IntervalUnit = 'days' | 'hours';

/** Options that say how often something happens. */
const INTERVALS: ReadonlyMap<string, IntervalUnit> = new Map([
  ['FREQUENCY', 'days'],
  ['PROLOG_FREQ', 'hours'],
]);

const BY_KEY: ReadonlyMap<string, ServerOption> = new Map(SERVER_OPTIONS.map((entry) => [entry.key, entry]));

/** Entry of the catalogue; undefined for an option of a newer server. */
export const optionEntry = (key: string): ServerOption | undefined => BY_KEY.get(key);

/** What a person reads for a value: `every 3 days`, `on`, `At every contact`. */
export function optionText(option: ServerOption, value: OptionContent, words: ValueWords): string {
  const { language } = words;
  if (value === null) {
    return option.type === 'integer' && option.empty !== undefined ? option.empty[language] : words.notSet;
  }
  switch (option.type) {
    case 'switch':
      return Number(value) === 0 ? words.off : words.on;
    case 'choice':
      return option.choices[String(value)]?.[language] ?? String(value);
    case 'integer': {
      const special = option.special?.[String(value)];
      return special === undefined ? numberText(option, Number(value), words) : special[language];
    }
    case 'bitmask':
    case 'text':
      return String(value);
  }
}

function numberText(option: IntegerOption, value: number, words: ValueWords): string {
  const number = words.number(value);
  if (option.unit === undefined) return number;
  const unit = unitText(option.unit[words.language], value, words.language);
  const interval = INTERVALS.get(option.key);
  if (interval === undefined) return `${number} ${unit}`;
  return value === 1 ? words.each(unit) : words.every(interval, `${number} ${unit}`);
}

/** The catalogue names units in the plural; one of them loses it: `1 day`, `1 jour`. Symbols stay as they are. */
export function unitText(unit: string, value: number, language: Language): string {
  const isOne = language === 'fr' ? Math.abs(value) < 2 : Math.abs(value) === 1;
  if (!isOne || unit.includes('/')) return unit;
  return unit.replace(/^(\p{L}+)s\b/u, '$1');
}

/** Options of one topic in the order of the catalogue. */
export interface OptionBlock {
  readonly topic: OptionTopic;
  readonly options: readonly KnownOption[];
}
/** An option of the computer with its entry of the catalogue. */
export interface KnownOption {
  readonly entry: ServerOption;
  readonly option: ComputerOption;
}

/** Options by topic, in the order of the catalogue; those this console does not know are left out. */
export function optionBlocks(options: readonly ComputerOption[]): readonly OptionBlock[] {
  const byKey = new Map(options.map((option) => [option.key, option]));
  const known = SERVER_OPTIONS.flatMap((entry: ServerOption): readonly KnownOption[] => {
    const option = byKey.get(entry.key);
    return option === undefined ? [] : [{ entry, option }];
  });
  const topics = [...new Set(known.map(({ entry }) => entry.topic))];
  return topics.map((topic) => ({ topic, options: known.filter(({ entry }) => entry.topic === topic) }));
}

/** How many values come from where. The tab and the footer count by the same rule: own values, used or not. */
export interface OriginCounts {
  readonly own: number;
  readonly groups: number;
  readonly general: number;
}

export function countOrigins(options: readonly ComputerOption[], discovery: ComputerDiscovery): OriginCounts {
  const isOwnDiscovery = discovery.mode === 'forced' || discovery.mode === 'never';
  const rest = options.filter(({ own }) => own === null);
  return {
    own: options.length - rest.length + Number(isOwnDiscovery),
    groups: rest.filter(({ origin }) => origin === 'group').length,
    general: rest.filter(({ origin }) => origin === 'global').length + Number(!isOwnDiscovery),
  };
}

/** The candidate that decides now. */
export const deciding = ({ candidates }: ComputerOption): OptionCandidate | undefined =>
  candidates.find(({ decides }) => decides);

/** The server's own value. */
export const general = ({ candidates }: ComputerOption): OptionCandidate | undefined =>
  candidates.find(({ from }) => from === 'global');

/** The special values of a number, as choices beside the number itself. */
export const specialValues = (option: IntegerOption): readonly number[] =>
  Object.keys(option.special ?? {})
    .map(Number)
    .sort((a, b) => b - a);

export type InputFault = 'missing' | 'whole' | 'range' | 'atLeast' | 'atMost' | 'tooLong' | 'form';

const LONGEST_OPTION = 255;

/** What is wrong with a typed value; the server checks the same again. */
export function inputFault(option: ServerOption, text: string): InputFault | undefined {
  if (option.type === 'integer') return numberFault(option, text);
  if (option.type !== 'text') return text === '' ? 'missing' : undefined;
  if (text === '') return option.allowEmpty === true ? undefined : 'missing';
  if (text.length > LONGEST_OPTION) return 'tooLong';
  const matches = option.pattern === undefined || new RegExp(`^(?:${option.pattern})$`, 'u').test(text);
  return matches ? undefined : 'form';
}

function numberFault(option: IntegerOption, text: string): InputFault | undefined {
  const typed = text.trim();
  if (typed === '') return 'missing';
  if (!/^-?\d+$/.test(typed)) return 'whole';
  const value = Number(typed);
  const { minimum, maximum } = option;
  const outside = value < (minimum ?? -Infinity) || value > (maximum ?? Infinity);
  if (!outside) return undefined;
  if (minimum !== undefined && maximum !== undefined) return 'range';
  return minimum === undefined ? 'atMost' : 'atLeast';
}
