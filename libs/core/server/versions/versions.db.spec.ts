import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { dataSourceOptions } from '../database/data-source.js';
import { Database } from '../database/database.js';
import { migrate } from '../database/migrate.js';
import { OptionsReader } from '../settings/options-reader.js';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { Versioned } from './versioned.js';
import { Versions } from './versions.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.close());

/** Something read from the table `regconfig`, and how often it was read. */
function counted(database = db.database) {
  const reads = { count: 0 };
  const names = new Versioned(new Versions(database), ['regconfig'], async () => {
    reads.count++;
    const rows = await database.rows<{ name: string }>('SELECT NAME AS name FROM regconfig ORDER BY ID');
    return rows.map(({ name }) => name);
  });
  return { names, reads };
}

describe('what is kept of a table', () => {
  beforeEach(() => db.database.run('DELETE FROM regconfig'));

  it('is read once while nothing changes, however many ask', async () => {
    const { names, reads } = counted();
    await Promise.all([names.current(), names.current()]);
    await names.current();
    expect(reads.count).toBe(1);
  });

  it.each([
    ["INSERT INTO regconfig (ID, NAME) VALUES (2, 'b')", ['a', 'b']],
    ["UPDATE regconfig SET NAME = 'c' WHERE ID = 1", ['c']],
    ['DELETE FROM regconfig', []],
    ["REPLACE INTO regconfig (ID, NAME) VALUES (1, 'd')", ['d']],
  ])('is read again after %s of any connection', async (statement, expected) => {
    await db.database.run("INSERT INTO regconfig (ID, NAME) VALUES (1, 'a')");
    const { names } = counted();
    expect(await names.current()).toEqual(['a']);
    await db.database.run(statement);
    expect(await names.current()).toEqual(expected);
  });

  it('does not change before a change is committed', async () => {
    const { names } = counted();
    await names.current();
    await db.database.transaction(async (tx) => {
      await tx.run("INSERT INTO regconfig (NAME) VALUES ('late')");
      expect(await names.current()).toEqual([]);
    });
    expect(await names.current()).toEqual(['late']);
  });

  it('is not touched by changes of other tables', async () => {
    const { names, reads } = counted();
    await names.current();
    await db.database.run("INSERT INTO config (NAME, IVALUE) VALUES ('x_test', 1)");
    await names.current();
    expect(reads.count).toBe(1);
  });

  it('is asked again after a failure', async () => {
    let broken = true;
    const versioned = new Versioned(new Versions(db.database), ['config'], async () => {
      if (broken) throw new Error('broken');
      return 'read';
    });
    await expect(versioned.current()).rejects.toThrow('broken');
    broken = false;
    expect(await versioned.current()).toBe('read');
  });
});

describe('the counters', () => {
  it('exist for every table of settings', async () => {
    const counters = await new Versions(db.database).current();
    const rows = await db.database.rows<{ name: string }>('SELECT NAME AS name FROM x_version ORDER BY NAME');
    expect(rows.length).toBeGreaterThan(5);
    expect([...counters.keys()].sort()).toEqual(rows.map(({ name }) => name).sort());
  });

  it('are not believed for a table that lost a trigger', async () => {
    await db.database.run('DROP TRIGGER x_version_download_enable_update');
    const counters = await new Versions(db.database).current();
    expect(counters.has('download_enable')).toBe(false);
    expect(counters.has('config')).toBe(true);
  });
});

describe('a database whose account may not create triggers', () => {
  it('is read at each request, and the log says so once', async () => {
    const empty = await createEmptyDatabase('TRIGGER');
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    try {
      await migrate(empty.url);
      const dataSource = await new DataSource(dataSourceOptions(empty.url)).initialize();
      const database = new Database(dataSource);
      const options = new OptionsReader(database, new Versions(database));
      expect((await options.current()).number('PROLOG_FREQ')).toBe(24);
      await database.run("UPDATE config SET IVALUE = 7 WHERE NAME = 'PROLOG_FREQ'");
      expect((await options.current()).number('PROLOG_FREQ')).toBe(7);
      await dataSource.destroy();
      expect(warn.mock.calls).toEqual([[expect.stringContaining('Settings are read anew')]]);
    } finally {
      warn.mockRestore();
      await empty.close();
    }
  });
});
