import type { Dashboard, DashboardBlock, NamedFigure, TopFigures } from '@ocs/dashboard-contract';
import type { OsFamily } from '@ocs/inventory-contract';
import { agentAges, agentName } from './agent-versions.rule.js';
import { roughPercentOf } from './share.rule.js';

/** What a sentence is filled with; shares, families and numbers of computers are written by the language. */
export type FindingValue =
  | string
  | number
  | { readonly percent: number }
  | { readonly family: OsFamily }
  | { readonly computers: number };
type Values = Readonly<Record<string, FindingValue>>;

type TopBlock = 'agents' | 'manufacturers' | 'types' | 'tags';

export type PlainFinding =
  | `families.${'first' | 'plain' | 'only' | 'onlyPlain' | 'system' | 'nothing'}`
  | `${TopBlock}.${'first' | 'none' | 'only' | 'nothing'}`
  | 'agents.newest'
  | 'silence.some'
  | 'silence.nobody'
  | 'groups.nothing'
  | 'categories.nothing';
export type CountedFinding =
  'agents.behind' | 'agents.atLeast' | 'silence.few' | 'groups.some' | 'groups.empty' | 'categories.some';

/** What the figures of a block say first: the sentence (its key in the texts), and what fills it. */
export type Finding =
  | { readonly key: PlainFinding; readonly values: Values }
  | { readonly key: CountedFinding; readonly count: number; readonly values: Values };

/** Days a computer is missed for before it is worth a share of its own. */
const LONG_SILENCE = 30;

/** The title of a block (design: titles are findings). */
export function findingOf(block: DashboardBlock, figures: Dashboard): Finding {
  const all = figures.totals.computers.count;
  switch (block) {
    case 'families':
      return families(figures, all);
    case 'agents':
      return agents(figures.agents, all);
    case 'silence':
      return silence(figures, all);
    case 'manufacturers':
    case 'types':
    case 'tags':
      return mostFrequent(block, figures[block], all);
    case 'groups':
      return groups(figures);
    case 'categories':
      return categories(figures.categories);
  }
}

function families({ families: [first, ...others] }: Dashboard, all: number): Finding {
  if (first === undefined) return { key: 'families.nothing', values: {} };
  const family = { family: first.family };
  const share = { percent: roughPercentOf(first.count, all) };
  const system = first.systems.find(({ name }) => name !== null);
  const only = others.length === 0;
  if (system === undefined) {
    return only
      ? { key: 'families.onlyPlain', values: { family } }
      : { key: 'families.plain', values: { family, percent: share } };
  }
  const name = system.name ?? '';
  if (system.count === all) return { key: 'families.system', values: { system: name } };
  const values = { family, count: system.count, system: name };
  return only
    ? { key: 'families.only', values }
    : { key: 'families.first', values: { ...values, percent: share } };
}

function agents(top: TopFigures, all: number): Finding {
  const ages = agentAges(top.rows.map(({ name }) => name));
  const behind = top.rows.reduce((sum, { count }, at) => sum + (ages[at] === 'behind' ? count : 0), 0);
  if (behind > 0) {
    // An agent among the others may be newer still: then these are not all of those behind.
    return { key: top.others > 0 ? 'agents.atLeast' : 'agents.behind', count: behind, values: {} };
  }
  const severalNewest = top.rows.length > 1 && ages.every((age) => age === 'newest') && top.others === 0;
  return severalNewest ? { key: 'agents.newest', values: {} } : mostFrequent('agents', top, all);
}

function mostFrequent(block: TopBlock, { rows }: TopFigures, all: number): Finding {
  const [first] = rows;
  if (first === undefined) return { key: `${block}.nothing`, values: {} };
  if (first.name === null) {
    return first.count === all
      ? { key: `${block}.nothing`, values: {} }
      : { key: `${block}.none`, values: { percent: { percent: roughPercentOf(first.count, all) } } };
  }
  const value = block === 'agents' ? agentWords(first.name) : first.name;
  if (first.count === all) return { key: `${block}.only`, values: { value } };
  return {
    key: `${block}.first`,
    values: { value, percent: { percent: roughPercentOf(first.count, all) } },
  };
}

const agentWords = (name: string): string => {
  const { product, version } = agentName(name);
  return `${product} ${version}`.trim();
};

function silence({ totals, silence: spans }: Dashboard, all: number): Finding {
  const long = longSilence(spans);
  if (long !== undefined && long.count > 0) {
    const percent = { percent: roughPercentOf(long.count, all) };
    return { key: 'silence.some', values: { percent, days: long.days } };
  }
  const values = { days: totals.silentDays };
  const { count } = totals.silent;
  return count === 0 ? { key: 'silence.nobody', values } : { key: 'silence.few', count, values };
}

/** The computers not seen for a month or more: how many, and since when they count. */
export function longSilence(
  spans: Dashboard['silence'],
): { readonly days: number; readonly count: number } | undefined {
  const long = spans.filter(({ fromDays }) => fromDays >= LONG_SILENCE);
  const [first] = long;
  return first && { days: first.fromDays, count: long.reduce((sum, { count }) => sum + count, 0) };
}

function groups({ groups: all }: Dashboard): Finding {
  if (all.length === 0) return { key: 'groups.nothing', values: {} };
  const largest = all.reduce((most, group) => (group.count > most.count ? group : most));
  if (largest.count === 0) return { key: 'groups.empty', count: all.length, values: {} };
  return {
    key: 'groups.some',
    count: all.length,
    values: { name: largest.name, members: { computers: largest.count } },
  };
}

function categories(figures: readonly NamedFigure[]): Finding {
  if (figures.length === 0) return { key: 'categories.nothing', values: {} };
  const computers = figures.reduce((sum, { count }) => sum + count, 0);
  return { key: 'categories.some', count: figures.length, values: { computers: { computers } } };
}
