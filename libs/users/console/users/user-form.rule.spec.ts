import { describe, expect, it } from 'vitest';
import { mayGive, readTags } from './user-form.rule.js';

describe('readTags', () => {
  it.each([
    ['', []],
    ['LYON-*', ['LYON-*']],
    [' LYON \r\n\n PARIS?\nLYON\n', ['LYON', 'PARIS?']],
    ['SITE NORD', ['SITE NORD']],
  ])('of %j are %j', (text, tags) => {
    expect(readTags(text)).toEqual(tags);
  });
});

describe('mayGive', () => {
  const everywhere = { permissions: ['users.manage', 'computers.read'] as const, tags: null };
  const inLyon = { ...everywhere, tags: ['LYON'] };
  it.each([
    ['a profile of the own rights', everywhere, ['computers.read'], false, true],
    ['a right beyond the own ones', everywhere, ['audit.read'], false, false],
    ['a perimeter beyond the own one', inLyon, ['computers.read'], false, false],
    ['a limited profile within the own perimeter', inLyon, ['computers.read'], true, true],
    ['anything, signed out', undefined, [], true, false],
  ] as const)('of %s', (_, giver, permissions, restricted, expected) => {
    expect(mayGive(giver, { permissions, restricted })).toBe(expected);
  });
});
