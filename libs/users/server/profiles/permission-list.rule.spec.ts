import { ALL_PERMISSIONS } from '@ocs/core-contract';
import { describe, expect, it } from 'vitest';
import { readPermissions, readScopes, writePermissions } from './permission-list.rule.js';

describe('permissions of a profile', () => {
  it.each([
    ['["computers.read"]', ['computers.read']],
    ['["audit.read","computers.read"]', ['computers.read', 'audit.read']],
    ['["computers.read","computers.teleport"]', ['computers.read']],
    ['["toString"]', []],
    ['["*"]', ALL_PERMISSIONS],
    ['[1, null, {"a": 1}]', []],
    ['{"computers.read": true}', []],
    ['"computers.read"', []],
    ['computers.read', []],
    ['', []],
    [null, []],
  ])('%s are %j', (text, permissions) => {
    expect(readPermissions(text)).toEqual(permissions);
  });

  it('are kept by name, and all of them as all', () => {
    expect(writePermissions(['computers.read'])).toBe('["computers.read"]');
    expect(writePermissions([])).toBe('[]');
    expect(writePermissions([...ALL_PERMISSIONS].reverse())).toBe('["*"]');
  });

  it('of a token are only those named', () => {
    expect(readScopes('["computers.read"]')).toEqual(['computers.read']);
    expect(readScopes('["*"]')).toEqual([]);
  });
});
