import { startAgentServer } from '@ocs/agent-server/testing';
import { Database, OptionsReader, type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';

import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SearchModule } from '../search.module.js';
import { KnownValues } from './known-values.js';
import { ValueCacheJob } from './value-cache.job.js';
import { ValueCacheRepository } from './value-cache.repository.js';

let db: TestDatabase;
let http: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  http = await startAgentServer(db.url, { capabilities: [SearchModule] });
});

afterAll(async () => {
  await http.stop();
  await db.close();
});

const LISTS = ['hardware_osname_cache', 'registry_name_cache', 'registry_regvalue_cache'] as const;

beforeEach(async () => {
  for (const table of [...LISTS, 'registry', 'hardware', 'engine_persistent'])
    await db.database.run(['DELETE FROM', table].join(' '));
  http.app.get(KnownValues).clear();
  await setOption('INVENTORY_CACHE_ENABLED', 1);
  await setOption('INVENTORY_CACHE_KEEP', 1);
  await setOption('INVENTORY_CACHE_REVALIDATE', 7);
});

const setOption = (name: string, value: number) =>
  db.database.run('REPLACE INTO config (NAME, IVALUE) VALUES (?, ?)', [name, value]);

async function inventory(computer: string, system: string, ...registry: [string, string][]): Promise<void> {
  const answers = registry
    .map(([name, value]) => `<REGISTRY><NAME>${name}</NAME><REGVALUE>${value}</REGVALUE></REGISTRY>`)
    .join('');
  const osName = system === '' ? '' : `<OSNAME>${system}</OSNAME>`;
  const { statusCode } = await http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: { 'user-agent': 'OCS-NG_WINDOWS_AGENT_v2.11.0.0', 'content-type': 'application/x-compress' },
    payload: `<?xml version="1.0" encoding="UTF-8"?><REQUEST><CONTENT><HARDWARE><NAME>${computer}</NAME>${osName}<CHECKSUM>17</CHECKSUM></HARDWARE>${answers}</CONTENT><DEVICEID>${computer}-2026-03-01-09-15-00</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`,
  });
  expect(statusCode).toBe(200);
}

async function lists(): Promise<Record<string, (string | null)[]>> {
  const select = `SELECT 'systems' AS list, OSNAME AS value FROM hardware_osname_cache
    UNION ALL SELECT 'names', NAME FROM registry_name_cache
    UNION ALL SELECT 'values', REGVALUE FROM registry_regvalue_cache ORDER BY list, value`;
  const found: Record<string, (string | null)[]> = { systems: [], names: [], values: [] };
  for (const { list, value } of await db.database.rows<{ list: string; value: string | null }>(select))
    found[list]!.push(value);
  return found;
}

describe('the lists of values', () => {
  it('gain what an inventory brings, once', async () => {
    await inventory('pc1', 'Windows 10', ['Office', '16.0'], ['Office', '17.0']);
    await inventory('pc2', 'Windows 11', ['Office', '16.0']);
    expect(await lists()).toEqual({
      systems: ['Windows 10', 'Windows 11'],
      names: ['Office'],
      values: ['16.0', '17.0'],
    });
  });

  it('hold one spelling of a value', async () => {
    await inventory('pc1', 'Debian', ['Office', 'Yes'], ['OFFICE', 'yes']);
    await inventory('pc2', 'debian', ['office', 'YES']);
    expect(await lists()).toEqual({ systems: ['Debian'], names: ['Office'], values: ['Yes'] });
  });

  it('have no entry for a system that was not reported', async () => {
    await inventory('pc1', '');
    await inventory('pc2', '');
    expect(await lists()).toEqual({ systems: [], names: [], values: [] });
  });

  it('are left alone while they are switched off', async () => {
    await setOption('INVENTORY_CACHE_ENABLED', 0);
    await inventory('pc1', 'Windows 10', ['Office', '16.0']);
    expect(await lists()).toEqual({ systems: [], names: [], values: [] });
  });

  it('cost no statement for values that are known to be listed', async () => {
    await inventory('pc1', 'Windows 10', ['Office', '16.0']);
    const add = vi.spyOn(ValueCacheRepository.prototype, 'add');
    await inventory('pc2', 'Windows 10', ['Office', '16.0']);
    expect(add).not.toHaveBeenCalled();
    await inventory('pc3', 'Windows 11', ['Office', '16.0']);
    expect(add).toHaveBeenCalledOnce();
    add.mockRestore();
  });

  it('list a long registry value whole', async () => {
    const long = 'x'.repeat(5_000);
    await inventory('pc1', 'Windows 10', ['Path', `${long}1`]);
    await inventory('pc2', 'Windows 10', ['Path', `${long}2`]);
    await inventory('pc3', 'Windows 10', ['Path', `${long}2`]);
    expect((await lists()).values).toEqual([`${long}1`, `${long}2`]);
  });

  it('list a value once when many computers bring it at once', async () => {
    await Promise.all(
      Array.from({ length: 10 }, (_, at) => inventory(`pc${at}`, 'Windows 10', ['Office', '16.0'])),
    );
    expect(await lists()).toEqual({ systems: ['Windows 10'], names: ['Office'], values: ['16.0'] });
  });
});

describe('a value that vanished', () => {
  it('stays listed by default', async () => {
    await inventory('pc1', 'Windows 10', ['Office', '15.0']);
    await inventory('pc1', 'Windows 10', ['Office', '16.0']);
    expect((await lists()).values).toEqual(['15.0', '16.0']);
  });

  it('is taken off when INVENTORY_CACHE_KEEP is off and no computer has it any more', async () => {
    await setOption('INVENTORY_CACHE_KEEP', 0);
    await inventory('pc1', 'Windows 10', ['Office', '15.0'], ['Java', '8']);
    await inventory('pc2', 'Windows 10', ['Java', '8']);
    await inventory('pc1', 'Windows 10', ['Office', '16.0']);
    expect(await lists()).toMatchObject({ names: ['Java', 'Office'], values: ['16.0', '8'] });
  });

  it('is listed again when it comes back', async () => {
    await setOption('INVENTORY_CACHE_KEEP', 0);
    for (const version of ['15.0', '16.0', '15.0']) await inventory('pc1', 'Windows 10', ['Office', version]);
    expect((await lists()).values).toEqual(['15.0']);
  });
});

describe('the rebuild of the lists', () => {
  const rebuild = () => http.app.get(ValueCacheJob).run();
  const rebuiltAt = () => http.app.get(ValueCacheRepository).rebuiltAt();

  async function disturb(): Promise<void> {
    await inventory('pc1', 'Windows 10', ['Office', '16.0']);
    await db.database.run("DELETE FROM registry_name_cache WHERE NAME = 'Office'");
    await db.database.run("INSERT INTO registry_name_cache (NAME) VALUES ('Gone')");
    await db.database.run("INSERT INTO hardware_osname_cache (OSNAME) VALUES (NULL), (NULL), ('Windows 95')");
    await db.database.run("INSERT INTO registry_regvalue_cache (REGVALUE) VALUES ('16.0'), ('15.0'), (NULL)");
  }

  it('makes them what the inventories hold', async () => {
    await disturb();
    await rebuild();
    expect(await lists()).toEqual({ systems: ['Windows 10'], names: ['Office'], values: ['16.0'] });
    expect(await rebuiltAt()).toBeGreaterThan(1_700_000_000);
  });

  it('happens once in a period', async () => {
    await rebuild();
    await disturb();
    const before = await lists();
    await rebuild();
    expect(await lists()).toEqual(before);
    await db.database.run('UPDATE engine_persistent SET IVALUE = IVALUE - ?', [7 * 86_400]);
    await rebuild();
    expect((await lists()).names).toEqual(['Office']);
  });

  it('never happens with 0 days', async () => {
    await setOption('INVENTORY_CACHE_REVALIDATE', 0);
    await disturb();
    await rebuild();
    expect((await lists()).names).toEqual(['Gone']);
    expect(await rebuiltAt()).toBeUndefined();
  });

  it('is left to the process that is at it', async () => {
    await disturb();
    const options = http.app.get(OptionsReader);
    await db.database.withLock('lists of values', 0, async () => {
      const job = new ValueCacheJob(
        http.app.get(Database),
        options,
        http.app.get(ValueCacheRepository),
        http.app.get(KnownValues),
      );
      await job.run();
    });
    expect((await lists()).names).toEqual(['Gone']);
  });

  it('is not part of an inventory', async () => {
    await disturb();
    await inventory('pc2', 'Windows 10');
    expect((await lists()).names).toEqual(['Gone']);
  });
});
