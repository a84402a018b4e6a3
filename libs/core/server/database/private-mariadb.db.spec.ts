import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { temporaryFolder } from '../testing/temporary-folder.js';
import { parseDatabaseUrl } from './connection-url.js';
import { connectionOptions, dataSourceOptions } from './data-source.js';
import { isDatabaseAway } from './database-error.js';
import { Database } from './database.js';
import { bufferMegabytes } from './mariadb-options.js';
import { findMariaDbPrograms, MissingProgramError } from './mariadb-programs.js';
import { serverOf } from './orphans.js';
import { PrivateMariaDb, type PrivateMariaDbSettings, type RunningMariaDb } from './private-mariadb.js';

let folder: string;
let started: PrivateMariaDb[];

beforeEach(() => {
  // The owner these tests make up must not let another run take the folder for a leftover.
  folder = temporaryFolder('ocs-private-');
  started = [];
});
afterEach(async () => {
  for (const server of started) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

function server(settings: Partial<PrivateMariaDbSettings> = {}): PrivateMariaDb {
  const one = new PrivateMariaDb({ folder, durable: false, memoryMb: 128, ...settings });
  started.push(one);
  return one;
}

describe('the private database', { timeout: 120_000 }, () => {
  it('keeps its data from one start to the next, and its secrets to its owner', async () => {
    const said: string[] = [];
    const first = server({ log: (sentence) => said.push(sentence) });
    const { url } = await first.start();
    await sql(url, 'CREATE TABLE kept (n int)', 'INSERT INTO kept VALUES (7)');
    await first.stop();
    expect(serverOf(join(folder, 'data'))).toBeUndefined();
    const again = await server({ log: (sentence) => said.push(sentence) }).start();
    expect(again.url).toBe(url);
    expect(await sql(again.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
    expect(said).toEqual([`Preparing a private database in ${folder}.`]);
    expect(statSync(join(folder, 'credentials.json')).mode & 0o777).toBe(0o600);
  });

  it('opens no network port and knows two accounts, both with a password', async () => {
    const { url, adminUrl } = await server().start();
    expect(await sql(adminUrl, 'SELECT @@skip_networking AS off')).toEqual([{ off: 1 }]);
    expect(
      await sql(adminUrl, "SELECT User, Host FROM mysql.user WHERE User <> 'mariadb.sys' ORDER BY User"),
    ).toEqual([
      { User: 'ocs', Host: 'localhost' },
      { User: 'root', Host: 'localhost' },
    ]);
    for (const good of [url, adminUrl]) {
      const bad = new URL(good);
      bad.password = '';
      await expect(sql(bad.href, 'SELECT 1')).rejects.toMatchObject({ code: 'ER_ACCESS_DENIED_ERROR' });
    }
    await expect(sql(url, 'SELECT * FROM mysql.user')).rejects.toMatchObject({ errno: 1142 });
  });

  it('lies in a folder of any depth', async () => {
    const deep = join(folder, 'a'.repeat(60), 'b'.repeat(60));
    const { url } = await server({ folder: deep }).start();
    const { socketPath = '' } = parseDatabaseUrl(url);
    expect(socketPath.length).toBeLessThan(108);
    expect(await sql(url, 'SELECT DATABASE() AS d')).toEqual([{ d: 'ocsweb' }]);
    await started[0]!.stop();
    rmSync(dirname(socketPath), { recursive: true });
  });

  it('tells when its server was killed, and recovers with everything committed', async () => {
    let end: (reason: string) => void = () => undefined;
    const ended = new Promise<string>((done) => {
      end = done;
    });
    const one = server({ durable: true, onExit: (reason) => end(reason) });
    const { url } = await one.start();
    await sql(url, 'CREATE TABLE kept (n int)', 'INSERT INTO kept VALUES (7)');
    process.kill(serverOf(join(folder, 'data'))!.pid, 'SIGKILL');
    expect(await ended).toBe('signal SIGKILL');
    expect(await sql((await one.start()).url, 'SELECT n FROM kept')).toEqual([{ n: 7 }]);
  });

  it('may go away and come back under a running product', async () => {
    const one = server();
    const { url } = await one.start();
    const dataSource = await new DataSource(dataSourceOptions(url)).initialize();
    const database = new Database(dataSource);
    try {
      await Promise.all(Array.from({ length: 5 }, () => database.ping()));
      await one.stop();
      const failures = await Promise.allSettled(Array.from({ length: 5 }, () => database.ping()));
      expect(failures.map((f) => f.status === 'rejected' && isDatabaseAway(f.reason))).toEqual(
        Array(5).fill(true),
      );
      await one.start();
      await expect(Promise.all(Array.from({ length: 5 }, () => database.ping()))).resolves.toHaveLength(5);
    } finally {
      await dataSource.destroy();
    }
  });

  it('ends a server that a killed process left behind', async () => {
    const said: string[] = [];
    await server().start();
    const orphan = serverOf(join(folder, 'data'))!;
    // As if another process, now gone, had started it.
    writeFileSync(join(folder, 'owner'), '999999999');
    const { url } = await server({ log: (sentence) => said.push(sentence) }).start();
    expect(said).toEqual(['Stopping a database server that a killed process left behind.']);
    expect(serverOf(join(folder, 'data'))?.pid).not.toBe(orphan.pid);
    expect(await sql(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('leaves a server alone whose owner lives', async () => {
    const { url } = await server().start();
    await expect(server().start()).rejects.toThrow(/is in use by the running process \d+/);
    expect(await sql(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('begins again after an interrupted installation', async () => {
    mkdirSync(join(folder, 'data', 'mysql'), { recursive: true });
    writeFileSync(join(folder, 'data', 'ibdata1'), 'half written');
    writeFileSync(join(folder, 'credentials.json'), '{');
    const { url } = await server().start();
    expect(await sql(url, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('says in one sentence why it does not start', async () => {
    await server().start();
    await started[0]!.stop();
    rmSync(join(folder, 'data', 'mysql'), { recursive: true });
    await expect(server().start()).rejects.toThrow(
      /^The private database cannot start: .+ \(log: .+mariadb\.log\)\.$/,
    );
    expect(readFileSync(join(folder, 'mariadb.log'), 'utf8')).toContain('[ERROR]');
  });
});

describe('what it needs', () => {
  it('is named with the command that installs it', () => {
    const programs = join(folder, 'bin');
    mkdirSync(programs);
    for (const name of ['mariadbd', 'mariadb-install-db']) {
      writeFileSync(join(programs, name), '#!/bin/sh\n');
      chmodSync(join(programs, name), 0o755);
    }
    expect(findMariaDbPrograms(programs)).toEqual({
      server: join(programs, 'mariadbd'),
      installer: join(programs, 'mariadb-install-db'),
    });
    expect(new MissingProgramError('mariadbd').message).toMatch(
      /: apt-get install --no-install-recommends mariadb-server-core mariadb-client-core$/,
    );
    expect(existsSync(programs)).toBe(true);
  });

  it.each([
    [100, 128],
    [1_000, 250],
    [64_000, 4_096],
  ])('is, of %i MB of memory, %i MB for the cache', (available, cache) => {
    expect(bufferMegabytes(available * 1024 * 1024)).toBe(cache);
  });
});

async function sql(url: RunningMariaDb['url'], ...statements: readonly string[]): Promise<unknown> {
  const connection = await createConnection(connectionOptions(parseDatabaseUrl(url)));
  try {
    let result: unknown;
    for (const statement of statements) [result] = await connection.query(statement);
    return result;
  } finally {
    connection.destroy();
  }
}
