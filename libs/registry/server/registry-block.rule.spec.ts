import { describe, expect, it } from 'vitest';
import { registryBlock, type RegistryQuery } from './registry-block.rule.js';

const query = (more: Partial<RegistryQuery> = {}): RegistryQuery => ({
  name: 'Acme version',
  tree: 2,
  key: 'SOFTWARE\\Acme & Co',
  value: 'Version',
  ...more,
});

describe('the REGISTRY block', () => {
  it('has one PARAM for each query, in their order', () => {
    expect(
      registryBlock(true, [query(), query({ name: 'Run', tree: 0, key: 'Run', value: '*' })]).params,
    ).toEqual([
      {
        name: 'PARAM',
        attributes: { NAME: 'Acme version', REGTREE: 2, REGKEY: 'SOFTWARE\\Acme & Co' },
        text: 'Version',
      },
      { name: 'PARAM', attributes: { NAME: 'Run', REGTREE: 0, REGKEY: 'Run' }, text: '*' },
    ]);
  });

  it('carries empty attributes where the stored query has no value', () => {
    expect(registryBlock(true, [query({ name: null, tree: null, key: null, value: null })]).params).toEqual([
      { name: 'PARAM', attributes: { NAME: '', REGTREE: '', REGKEY: '' }, text: '' },
    ]);
  });

  it.each([
    ['is left out when the option is off', false, [query()], { code: 'registry-off', params: {} }],
    ['is left out when nobody asked for anything', true, [], { code: 'no-registry-queries', params: {} }],
    [
      'says how many queries it has',
      true,
      [query(), query()],
      { code: 'registry-queries', params: { count: 2 } },
    ],
  ] as const)('%s', (_what, on, queries, reason) => {
    const block = registryBlock(on, queries);
    expect(block.reasons).toEqual([reason]);
    expect(block.params).toHaveLength(reason.code === 'registry-queries' ? 2 : 0);
  });
});
