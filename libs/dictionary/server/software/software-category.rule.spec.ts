import { describe, expect, it } from 'vitest';
import { categoryOf, rulesFor, type Software, type StoredCategoryRule } from './software-category.rule.js';

const UNIX = 'OCS-NG_unified_unix_agent_v2.10.5';
const WINDOWS = 'OCS-NG_WINDOWS_AGENT_v2.11.0.0';

const rule = (changes: Partial<StoredCategoryRule>): StoredCategoryRule => ({
  id: 1,
  categoryId: 7,
  system: 'ALL',
  name: 'Firefox',
  sign: null,
  version: null,
  publisher: null,
  ...changes,
});
const software = (changes: Partial<Software> = {}): Software => ({
  name: 'Firefox',
  version: '115.2',
  publisher: 'Mozilla',
  ...changes,
});
const category = (
  stored: StoredCategoryRule[],
  subject = software(),
  userAgent = UNIX,
  fallback: number | null = null,
) => categoryOf(subject, rulesFor(stored, userAgent), fallback).categoryId;

describe('the category of a software', () => {
  it.each([
    ['ALL', UNIX, 7],
    ['unix', UNIX, 7],
    ['unix', WINDOWS, undefined],
    ['WINDOWS', WINDOWS, 7],
    ['windows', WINDOWS, undefined],
    ['u.ix', UNIX, 7],
    [null, UNIX, undefined],
  ])('for the system %s and the agent %s is %s', (system, userAgent, expected) => {
    expect(category([rule({ system })], software(), userAgent)).toBe(expected);
  });

  it.each([
    ['Firefox', 'Firefox', true],
    ['Firefox', 'my Firefox', false],
    ['firefox', 'Firefox', false],
    ['*fox*', 'my Firefox x', true],
    ['*fox', 'Firefox', true],
    ['*fox', 'Firefox x', false],
    ['Fire*', 'Firefox', true],
    ['Fire*', 'my Firefox', false],
    ['Fire?ox', 'Firefox', true],
    ['Fire?ox', 'my Firefox x', true],
    ['Fire?ox*', 'my Firefox x', false],
    ['Fire?ox*', 'Fire-ox x', true],
    ['Node.js', 'Node-js', true],
    ['Notepad++ (64-bit)', 'Notepad 64-bit', true],
    ['Notepad 64-bit', 'Notepad++ (64-bit)', true],
    ['*Office*2019*', 'Microsoft Office Standard 2019 - fr', true],
    ['(a+)+$', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', false],
  ])('compares the pattern %s with the name %s: %s', (name, reported, expected) => {
    expect(category([rule({ name })], software({ name: reported }))).toBe(expected ? 7 : undefined);
  });

  it.each([
    ['EQUAL', '115', '115.2', true],
    ['EQUAL', '115.2.0', '115.2', true],
    ['EQUAL', '115.3', '115.2', false],
    ['EQUAL', '1:2.30.2-1', '2.30.2+deb11u2', true],
    ['LESS', '116', '115.9', true],
    ['LESS', '115', '115.9', true],
    ['LESS', '115.1', '115.2', false],
    ['LESS', '115.10', '115.9', true],
    ['MORE', '115', '115.0', true],
    ['MORE', '115.1.1.1', '115.1.1.2', true],
    ['MORE', '115.1.1.1.5', '115.1.1.1', true],
    ['MORE', '116', '115.9', false],
    ['MORE', '1', undefined, false],
    ['LESS', '1', undefined, true],
    ['LESS', '1', 'v9', true],
    ['SIMILAR', '115', '115', false],
  ])('compares versions %s %s with %s: %s', (sign, version, reported, expected) => {
    expect(category([rule({ sign, version })], software({ version: reported }))).toBe(
      expected ? 7 : undefined,
    );
  });

  it.each([
    [{ publisher: 'Mozilla' }, 7],
    [{ publisher: 'mozilla' }, undefined],
    [{ publisher: '' }, 7],
    [{ publisher: '', sign: '' }, 7],
    [{ publisher: 'Mozilla', sign: 'EQUAL', version: '115' }, 7],
    [{ publisher: 'Mozilla', sign: 'EQUAL', version: '1' }, undefined],
    [{ publisher: 'Debian', sign: 'EQUAL', version: '115' }, undefined],
  ])('asks for the publisher where the rule has one: %j', (changes, expected) => {
    expect(category([rule(changes)])).toBe(expected);
  });

  it('does not take an unreported publisher for one', () => {
    expect(
      category([rule({ publisher: 'Unavailable' })], software({ publisher: undefined })),
    ).toBeUndefined();
  });

  it('is that of the last matching rule', () => {
    const rules = [
      rule({ id: 1, categoryId: 1 }),
      rule({ id: 2, categoryId: 2 }),
      rule({ id: 3, categoryId: 3, name: 'x' }),
    ];
    expect(categoryOf(software(), rulesFor(rules, UNIX), 9)).toEqual({
      categoryId: 2,
      reason: { code: 'rule-matches', params: { rule: 2, category: 2 } },
    });
  });

  it('is the default one when no rule matches', () => {
    expect(categoryOf(software(), [], 9)).toEqual({
      categoryId: 9,
      reason: { code: 'no-rule-default-category', params: { category: 9 } },
    });
  });

  it.each([null, 0])('stays as it is without a rule and with the default %s', (fallback) => {
    expect(categoryOf(software(), [], fallback)).toEqual({
      categoryId: undefined,
      reason: { code: 'no-rule-matches', params: {} },
    });
  });
});
