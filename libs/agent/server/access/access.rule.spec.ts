import { describe, expect, it } from 'vitest';
import { judgeAccess } from './access.rule.js';

const same = (given: string, expected: string) => given === expected;
const basic = { user: 'fleet', password: 'pässword', realm: 'OCS' };
const header = (credentials: string) => `Basic ${Buffer.from(credentials).toString('base64')}`;

describe('a request to /ocsinventory', () => {
  it.each([
    [
      'is open when nothing is set',
      '/ocsinventory',
      undefined,
      { basic: undefined, pathKey: undefined },
      200,
      'open',
    ],
    ['needs the path', '/ocsinventory', undefined, { basic: undefined, pathKey: 'k3y' }, 403, 'wrong-path'],
    [
      'passes with the path',
      '/ocsinventory/k3y',
      undefined,
      { basic: undefined, pathKey: 'k3y' },
      200,
      'granted',
    ],
    [
      'passes below the path',
      '/ocsinventory/k3y/deploy/label',
      undefined,
      { basic: undefined, pathKey: 'k3y' },
      200,
      'granted',
    ],
    [
      'needs the whole path segment',
      '/ocsinventory/k3',
      undefined,
      { basic: undefined, pathKey: 'k3y' },
      403,
      'wrong-path',
    ],
    ['needs credentials', '/ocsinventory', undefined, { basic, pathKey: undefined }, 401, 'no-credentials'],
    [
      'refuses another scheme',
      '/ocsinventory',
      'Bearer abc',
      { basic, pathKey: undefined },
      401,
      'no-credentials',
    ],
    [
      'refuses a wrong password',
      '/ocsinventory',
      header('fleet:no'),
      { basic, pathKey: undefined },
      401,
      'wrong-credentials',
    ],
    [
      'passes with credentials',
      '/ocsinventory',
      header('fleet:pässword'),
      { basic, pathKey: undefined },
      200,
      'granted',
    ],
    [
      'asks for the path before credentials',
      '/ocsinventory',
      undefined,
      { basic, pathKey: 'k3y' },
      403,
      'wrong-path',
    ],
    [
      'needs both where both are set',
      '/ocsinventory/k3y',
      undefined,
      { basic, pathKey: 'k3y' },
      401,
      'no-credentials',
    ],
  ] as const)('%s', (_what, path, authorization, settings, status, reason) => {
    expect(judgeAccess(path, authorization, settings, same)).toEqual({
      allowed: status === 200,
      status,
      reason,
    });
  });
});
