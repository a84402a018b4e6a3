import { describe, expect, it } from 'vitest';
import { comparableVersion } from './software-version.rule.js';

describe('a software version made comparable', () => {
  it.each([
    ['5.1-2+b3', '5.1', 5, 1, 0],
    ['1:2.30.2-1+deb11u2', '2.30.2', 2, 30, 2],
    ['v1.2', 'Unavailable', 0, 0, 0],
    ['12.345.6.7 rc', '12.345.6.7 ', 12, 345, 6],
    ['1..2', '1..2', 1, 0, 2],
    ['99999999999.1', '99999999999.1', 2147483647, 1, 0],
    ['é1', 'é1', 0, 0, 0],
    ['0', 'Unavailable', 0, 0, 0],
    ['7', '7', 7, 0, 0],
    ['-1', 'Unavailable', 0, 0, 0],
  ])('reads %s as %s', (version, pretty, major, minor, patch) => {
    expect(comparableVersion(String(version))).toEqual({ pretty, major, minor, patch });
  });
});
