import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXIT } from './exit-code.js';
import { PROJECT_FOLDER, addressesOf, readSettings } from './settings.js';
import { textsFor } from './texts/index.js';

const english = textsFor({});

describe('the settings', () => {
  it('have usual values for an empty environment', () => {
    expect(readSettings({}, english)).toEqual({
      dataFolder: join(PROJECT_FOLDER, 'data'),
      databaseUrl: undefined,
      httpPort: 8080,
      httpsPort: 8443,
      bind: '0.0.0.0',
      administratorPassword: undefined,
      log: 'file',
      sectionFolders: [],
    });
    expect(existsSync(join(PROJECT_FOLDER, 'package-lock.json'))).toBe(true);
  });

  it('take an empty variable for one that is not given', () => {
    expect(readSettings({ DATABASE_URL: '', OCS_DATA: '', OCS_HTTP_PORT: '' }, english)).toEqual(
      readSettings({}, english),
    );
  });

  it('place a relative data folder in the project, whatever the current folder is', () => {
    expect(readSettings({ OCS_DATA: 'site/a' }, english).dataFolder).toBe(join(PROJECT_FOLDER, 'site/a'));
    expect(readSettings({ OCS_DATA: '/var/lib/ocs' }, english).dataFolder).toBe('/var/lib/ocs');
  });

  it.each([
    [{ OCS_HTTP_PORT: 'eighty' }, 'OCS_HTTP_PORT'],
    [{ OCS_HTTPS_PORT: '70000' }, 'OCS_HTTPS_PORT'],
    [{ OCS_LOG: 'syslog' }, 'OCS_LOG'],
  ])('refuse %j and name the variable', (env, variable) => {
    expect(() => readSettings(env, english)).toThrow(
      expect.objectContaining({ exitCode: EXIT.badSetting, message: expect.stringContaining(variable) }),
    );
  });
});

describe('the addresses', () => {
  const on = (env: NodeJS.ProcessEnv) => addressesOf(readSettings(env, english));

  it('name HTTP and HTTPS for this machine, and the same for others', () => {
    const addresses = on({ OCS_HTTP_PORT: '81', OCS_HTTPS_PORT: '444' });

    expect(addresses.local).toEqual(['http://127.0.0.1:81', 'https://127.0.0.1:444']);
    expect(addresses.remote).toHaveLength(2);
    expect(addresses.agents).toMatch(/^http:\/\/[^/]+:81\/ocsinventory$/);
  });

  it('leave out what is switched off', () => {
    expect(on({ OCS_HTTP_PORT: '0' }).local).toEqual(['https://127.0.0.1:8443']);
  });

  it('offer nothing to others when only this machine is served', () => {
    expect(on({ OCS_BIND: '127.0.0.1', OCS_HTTPS_PORT: '0' })).toEqual({
      local: ['http://127.0.0.1:8080'],
      remote: [],
      agents: 'http://127.0.0.1:8080/ocsinventory',
    });
  });

  it('write an IPv6 address in brackets', () => {
    expect(on({ OCS_BIND: '2001:db8::5', OCS_HTTPS_PORT: '0' }).local).toEqual(['http://[2001:db8::5]:8080']);
  });
});
