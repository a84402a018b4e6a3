import type { Permission } from '@ocs/core-contract';
import { describe, expect, it } from 'vitest';
import { isAdministrator, isWithinOwn } from './reach.rule.js';

const SOME: readonly Permission[] = ['computers.read', 'users.manage'];
const everywhere = { permissions: SOME, tags: null };
const local = { permissions: SOME, tags: ['PARIS*', 'LYON'] };
const reader = { permissions: ['computers.read'] as const, restricted: false, tags: [] };
const localReader = { ...reader, restricted: true };

describe('what an account may manage', () => {
  it.each([
    ['fewer rights', everywhere, reader, true],
    ['the same rights', everywhere, { ...reader, permissions: SOME }, true],
    ['more rights', everywhere, { ...reader, permissions: ['audit.read'] as const }, false],
    ['no right at all', everywhere, { ...reader, permissions: [] }, true],
    ['a perimeter', everywhere, { ...localReader, tags: ['NICE'] }, true],
    ['its own perimeter, as a local one', local, { ...localReader, tags: ['PARIS*', 'LYON'] }, true],
    ['a part of it', local, { ...localReader, tags: ['LYON'] }, true],
    ['an empty perimeter', local, localReader, true],
    ['a part within a pattern', local, { ...localReader, tags: ['PARIS-1'] }, false],
    ['another perimeter', local, { ...localReader, tags: ['NICE'] }, false],
    ['an unlimited account, as a local one', local, reader, false],
    ['anything, with an empty perimeter', { ...local, tags: [] }, { ...localReader, tags: ['X'] }, false],
  ])('%s', (_, own, reach, expected) => {
    expect(isWithinOwn(own, reach)).toBe(expected);
  });
});

describe('an administrator', () => {
  it.each([
    [['users.manage', 'profiles.manage'], false, true],
    [['users.manage', 'profiles.manage'], true, false],
    [['users.manage'], false, false],
    [['profiles.manage'], false, false],
  ] as const)('has %j, limited to TAGs: %s', (permissions, restricted, expected) => {
    expect(isAdministrator({ permissions, restricted })).toBe(expected);
  });
});
