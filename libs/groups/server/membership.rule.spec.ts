import { describe, expect, it } from 'vitest';
import { membership } from './membership.rule.js';

describe('a computer', () => {
  it.each([
    ['belongs to a group whose request selects it', 0, true, true, 'computed'],
    ['belongs to a group it was put into by hand', 1, true, true, 'included'],
    ['does not belong to a group it was kept out of by hand', 2, true, false, 'excluded'],
    ['does not belong to a group that does not know it', undefined, true, false, 'not-selected'],
    ['does not belong to a group whose row says nothing', null, true, false, 'not-selected'],
    ['does not belong to a group by an unknown state', 3, true, false, 'not-selected'],
    ['belongs to no group while groups are off, selected or not', 0, false, false, 'groups-off'],
    ['belongs to no group while groups are off, included or not', 1, false, false, 'groups-off'],
  ] as const)('%s', (_what, state, groupsOn, member, code) => {
    expect(membership({ groupId: 7, name: 'Accounting' }, state, groupsOn)).toEqual({
      member,
      reasons: [{ code, params: { groupId: 7, name: 'Accounting' } }],
    });
  });
});
