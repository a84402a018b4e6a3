import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { readSettings } from './settings.js';

const DATABASE_URL = 'mysql://ocs:swordfish@db/ocsweb';

describe('settings', () => {
  it('have defaults for everything but the database', () => {
    const settings = readSettings({ DATABASE_URL, OCS_BIND: '' });
    expect(settings).toMatchObject({
      databaseUrl: DATABASE_URL,
      bind: '0.0.0.0',
      httpPort: 8080,
      httpsPort: 8443,
      tlsFiles: null,
      secret: undefined,
      trustedProxies: [],
      sectionFolders: [],
      logLevel: 'info',
    });
    expect([...settings.roles]).toEqual(['agents', 'console']);
    expect(settings.dataFolder).toMatch(/^\/.*\/data$/);
    expect(settings.secretFile).toBe(`${settings.dataFolder}/secret.key`);
    expect(settings.consoleFolder).toMatch(/\/apps\/console\/dist\/browser$/);
  });

  it('take what is given', () => {
    const settings = readSettings({
      DATABASE_URL,
      OCS_ROLES: 'agents',
      OCS_HTTP_PORT: '0',
      OCS_HTTPS_PORT: '443',
      OCS_TLS_CERT: '/etc/ocs/cert.pem',
      OCS_TLS_KEY: '/etc/ocs/key.pem',
      OCS_TRUSTED_PROXIES: '10.0.0.1, 192.168.0.0/16',
      OCS_DATA: '/var/lib/ocs',
      OCS_SECRET_FILE: '/run/secrets/ocs',
      OCS_SECTIONS: '/a:/b',
    });
    expect([...settings.roles]).toEqual(['agents']);
    expect(settings).toMatchObject({
      httpPort: 0,
      httpsPort: 443,
      tlsFiles: { cert: '/etc/ocs/cert.pem', key: '/etc/ocs/key.pem' },
      trustedProxies: ['10.0.0.1', '192.168.0.0/16'],
      dataFolder: '/var/lib/ocs',
      secretFile: '/run/secrets/ocs',
      sectionFolders: ['/a', '/b'],
    });
  });

  it.each([
    [{}, 'DATABASE_URL is missing: it must be the address of the database'],
    [
      { DATABASE_URL, OCS_HTTP_PORT: '80a' },
      'OCS_HTTP_PORT must be a port from 0 (off) to 65535 (it is "80a").',
    ],
    [{ DATABASE_URL, OCS_HTTPS_PORT: '70000' }, 'OCS_HTTPS_PORT must be a port from 0 (off) to 65535'],
    [
      { DATABASE_URL, OCS_ROLES: 'agents,cook' },
      'OCS_ROLES must be some of agents, console, separated by commas',
    ],
    [{ DATABASE_URL, OCS_LOG_LEVEL: 'loud' }, 'OCS_LOG_LEVEL must be one of trace, debug'],
    [{ DATABASE_URL, OCS_TLS_CERT: '/a' }, 'OCS_TLS_CERT and OCS_TLS_KEY must be given together'],
    [{ DATABASE_URL, OCS_HTTP_PORT: '0', OCS_HTTPS_PORT: '0' }, 'the server would not listen at all'],
    [{ DATABASE_URL, OCS_SECRET: 'short' }, 'OCS_SECRET must be a secret of at least 32 characters.'],
  ])('%j: %s', (env: NodeJS.ProcessEnv, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});

describe('OCS_WORKERS', () => {
  const workersOf = (OCS_WORKERS: string) => readSettings({ DATABASE_URL, OCS_WORKERS });

  it.each([
    ['', 1],
    ['1', 1],
    ['4', 4],
    ['32', 32],
  ])('%j means %i', (text, workers) => {
    expect(workersOf(text).workers).toBe(workers);
  });

  it('auto means the cores of the machine', () => {
    expect(workersOf('auto').workers).toBe(Math.min(32, availableParallelism()));
  });

  it.each(['0', '33', '-1', '2.5', 'many'])('%j is refused', (text) => {
    expect(() => workersOf(text)).toThrow(/^OCS_WORKERS must be a number from 1 to 32, or "auto"/);
  });

  it('shares the bounds of the server, and leaves a pool that was asked for alone', () => {
    expect(workersOf('2').agents.load.concurrency).toBe(workersOf('1').agents.load.concurrency / 2);
    expect(workersOf('16').databasePool).toBe(4);
    expect(readSettings({ DATABASE_URL, OCS_WORKERS: '16', OCS_DB_POOL: '20' }).databasePool).toBeUndefined();
  });
});
