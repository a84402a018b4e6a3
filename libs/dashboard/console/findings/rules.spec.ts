import type { Dashboard } from '@ocs/dashboard-contract';
import { describe, expect, it } from 'vitest';
import { FIGURES } from '../testing/sample.js';
import { agentAges, agentName } from './agent-versions.rule.js';
import { findingOf } from './findings.rule.js';
import { percentOf, roughPercentOf } from './share.rule.js';
import { shortName } from './short-name.rule.js';

describe('a share', () => {
  it.each([
    [33_512, 41_207, 81.3],
    [0, 41_207, 0],
    [1, 41_207, 0.1],
    [41_206, 41_207, 99.9],
    [41_207, 41_207, 100],
    [3, 0, 0],
  ])('of %d in %d is %d percent, and never all or none when it is not', (count, all, percent) => {
    expect(percentOf(count, all)).toBe(percent);
  });

  it.each([
    [33_512, 41_207, 81],
    [1_284, 41_207, 3.1],
    [41_206, 41_207, 99.9],
  ])('of %d in %d is said as %d in a sentence', (count, all, percent) => {
    expect(roughPercentOf(count, all)).toBe(percent);
  });
});

describe('a name within a sentence', () => {
  it.each([
    ['Dell Inc.', 'Dell Inc.'],
    ['  two\nlines\t here ', 'two lines here'],
    ['abc\u202Edcba\u2069', 'abcdcba'],
    ['x'.repeat(10_000), `${'x'.repeat(47)}…`],
    ['🖥'.repeat(60), `${'🖥'.repeat(47)}…`],
  ])('is short and cannot turn the text around it: %j', (name, said) => {
    expect(shortName(name)).toBe(said);
  });
});

describe('an agent', () => {
  it.each([
    ['OCS-NG_unified_unix_agent_v2.10.0', 'Unix agent', '2.10.0'],
    ['OCS-NG_WINDOWS_AGENT_v2.11.0.1', 'Windows agent', '2.11.0.1'],
    ['OCS-NG_Android_agent_v2.7', 'Android agent', '2.7'],
    ['FusionInventory-Agent_v2.6', 'FusionInventory-Agent', '2.6'],
    ['some_tool', 'some tool', ''],
    ['', '', ''],
  ])('is named %s', (name, product, version) => {
    expect(agentName(name)).toEqual({ product, version });
  });

  it('is behind when a later version of the same agent is there, whatever other agents do', () => {
    expect(agentAges(['A_v2.9', 'A_v2.10', 'B_v1.0', 'tool', null, 'A_v2.10.0'])).toEqual([
      'behind',
      'newest',
      'newest',
      undefined,
      undefined,
      'newest',
    ]);
  });
});

describe('the finding of a block', () => {
  const keyOf = (block: Parameters<typeof findingOf>[0], over: Partial<Dashboard> = {}): string =>
    findingOf(block, { ...FIGURES, ...over }).key;

  it('names the family and system most run', () => {
    expect(findingOf('families', FIGURES)).toEqual({
      key: 'families.first',
      values: {
        family: { family: 'windows' },
        percent: { percent: 81 },
        count: 21_874,
        system: 'Microsoft Windows 11 Professionnel',
      },
    });
  });

  it('counts the computers whose agent is behind, and says when there may be more of them', () => {
    expect(findingOf('agents', FIGURES)).toEqual({ key: 'agents.behind', count: 10_124, values: {} });
    expect(keyOf('agents', { agents: { ...FIGURES.agents, others: 5 } })).toBe('agents.atLeast');
  });

  it('says what share was not seen for a month', () => {
    expect(findingOf('silence', FIGURES)).toEqual({
      key: 'silence.some',
      values: { percent: { percent: 3.1 }, days: 30 },
    });
  });

  const nobodySilent = { ...FIGURES.totals, silent: { count: 0, filters: [] } };
  const row = (name: string | null, count: number) => ({ name, count, filters: [] });
  const oneOf = (name: string | null, count: number) => ({ ...FIGURES.types, rows: [row(name, count)] });

  it.each<[string, Parameters<typeof findingOf>[0], Partial<Dashboard>]>([
    ['families.nothing', 'families', { families: [] }],
    ['families.only', 'families', { families: FIGURES.families.slice(0, 1) }],
    ['families.onlyPlain', 'families', { families: FIGURES.families.slice(3) }],
    [
      'agents.newest',
      'agents',
      { agents: { ...FIGURES.agents, rows: [row('A_v2.0', 1), row('B_v1.0', 1)] } },
    ],
    ['agents.only', 'agents', { agents: oneOf('A_v2.0', 41_207) }],
    ['silence.few', 'silence', { silence: [] }],
    ['silence.nobody', 'silence', { silence: [], totals: nobodySilent }],
    ['manufacturers.first', 'manufacturers', {}],
    ['types.none', 'types', { types: oneOf(null, 5) }],
    ['types.nothing', 'types', { types: oneOf(null, 41_207) }],
    ['types.nothing', 'types', { types: { ...FIGURES.types, rows: [] } }],
    ['tags.only', 'tags', {}],
    ['groups.some', 'groups', {}],
    ['groups.empty', 'groups', { groups: FIGURES.groups.slice(1) }],
    ['groups.nothing', 'groups', { groups: [] }],
    ['categories.nothing', 'categories', {}],
    ['categories.some', 'categories', { categories: [row('Loan', 3)] }],
  ])('is %s where the figures say so', (key, block, over) => {
    expect(keyOf(block, over)).toBe(key);
  });
});
