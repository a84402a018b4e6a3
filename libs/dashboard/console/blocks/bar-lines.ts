import type { NamedFigure } from '@ocs/dashboard-contract';
import { agentAges, agentName } from '../findings/agent-versions.rule.js';

/** A line of a list with bars. */
export interface BarLine {
  /** As reported; null: no value. */
  readonly name: string | null;
  /** The name in two parts: what may be cut when there is no room, and what tells it from its neighbours. */
  readonly head: string;
  readonly tail: string;
  readonly count: number;
  readonly filters: readonly string[];
  /** Token of the theme. */
  readonly colour: string;
}

const PLAIN = 'var(--ext-chart-1)';
const UNKNOWN = 'var(--ext-chart-8)';
const AGE_COLOURS = { newest: 'var(--ext-good-graphic)', behind: 'var(--ext-attention-graphic)' } as const;

/** Lines of values that mean nothing good or bad. */
export const valueLines = (rows: readonly NamedFigure[]): readonly BarLine[] =>
  rows.map(({ name, count, filters }) => ({
    name,
    head: name ?? '',
    tail: '',
    count,
    filters,
    colour: name === null ? UNKNOWN : PLAIN,
  }));

/** Lines of agents: those that are behind another of their kind stand out. */
export function agentLines(rows: readonly NamedFigure[]): readonly BarLine[] {
  const ages = agentAges(rows.map(({ name }) => name));
  return rows.map(({ name, count, filters }, at) => {
    const { product, version } = agentName(name ?? '');
    const age = ages[at];
    return {
      name,
      head: product,
      tail: version,
      count,
      filters,
      colour: age === undefined ? UNKNOWN : AGE_COLOURS[age],
    };
  });
}
