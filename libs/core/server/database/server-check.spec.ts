import { describe, expect, it } from 'vitest';

import { isTooOld, serverVersion } from './server-check.js';

describe('the version of a database server', () => {
  it.each([
    ['10.11.19-MariaDB-0+deb12u1', 'MariaDB', '10.11.19', false],
    ['5.5.5-10.6.1-MariaDB', 'MariaDB', '10.6.1', false],
    ['10.5.29-MariaDB', 'MariaDB', '10.5.29', true],
    ['11.4.2-MariaDB-log', 'MariaDB', '11.4.2', false],
    ['8.0.36', 'MySQL', '8.0.36', false],
    ['8.4.0-7 Percona', 'MySQL', '8.4.0', false],
    ['9.1.0', 'MySQL', '9.1.0', false],
    ['5.7.44-log', 'MySQL', '5.7.44', true],
  ])('%s is %s %s, too old: %s', (text, product, version, tooOld) => {
    const server = serverVersion(text);
    expect(server).toEqual({ product, version });
    expect(isTooOld(server)).toBe(tooOld);
  });
});
