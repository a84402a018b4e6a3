import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { constants, deflateSync, gzipSync, inflateSync } from 'node:zlib';
import { startAgentServer } from '@ocs/agent-server/testing';
import type { HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../settings.js';
import { EN } from '../texts/en.js';
import { FR } from '../texts/fr.js';
import { importFiles } from './import.js';

const FIXTURES = join(import.meta.dirname, '../../../e2e/fixtures/agents');
const captured = (exchange: string) => readFileSync(join(FIXTURES, exchange, 'request.bin'));

let db: TestDatabase;
let folder: string;
let said: string[] = [];
const servers: HttpApp[] = [];
const stubs: Server[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocs-import-'));
  said = [];
  for (const method of ['log', 'error'] as const)
    vi.spyOn(console, method).mockImplementation(
      (text: string) => void said.push(text.replaceAll(folder, '')),
    );
});
afterEach(async () => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
  await Promise.all(servers.splice(0).map((server) => server.stop(0)));
  for (const stub of stubs.splice(0)) stub.close();
  await db.database.run('DELETE FROM hardware');
});
afterAll(() => db.close());

async function serve(environment: Record<string, string> = {}): Promise<string> {
  const server = await startAgentServer(db.url, { environment });
  servers.push(server);
  const { http } = await server.listen({ bind: '127.0.0.1', httpPort: null, httpsPort: 0 });
  return `http://127.0.0.1:${http}`;
}

/** A server that gives these answers, one after the other. */
async function answering(
  ...answers: readonly (readonly [number, Record<string, string>])[]
): Promise<string> {
  let at = 0;
  const stub = createServer((request, response) => {
    request.resume().on('end', () => response.writeHead(...(answers[at++] ?? [500, {}])).end());
  });
  stubs.push(stub);
  await new Promise<void>((listening) => stub.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(stub.address() as AddressInfo).port}`;
}

const run = (server: string | undefined, paths: string[], env: NodeJS.ProcessEnv = {}, texts = EN) =>
  importFiles(
    readSettings({ OCS_DATA: folder, ...env }, texts),
    { paths, server },
    { INIT_CWD: folder, ...env },
    texts,
  );
const computers = async () =>
  (await db.database.rows<{ NAME: string }>('SELECT NAME FROM hardware ORDER BY NAME')).map(
    ({ NAME }) => NAME,
  );

/** Inventories of four different agents, each packed in another of the ways files are. */
function writeInventories(): void {
  mkdirSync(join(folder, 'files', 'more'), { recursive: true });
  const clear = (exchange: string) =>
    inflateSync(captured(exchange), { finishFlush: constants.Z_SYNC_FLUSH });
  const files: Record<string, Buffer> = {
    'files/1-zlib.ocs': captured('ocs-unix-2.10.0-first-inventory'),
    'files/2-unfinished.ocs': deflateSync(clear('ocs-unix-2.6.1-first-inventory'), {
      finishFlush: constants.Z_SYNC_FLUSH,
    }),
    'files/more/3-gzip.ocs': gzipSync(clear('ocs-unix-2.4.2-first-inventory')),
    'files/more/4-clear.xml': clear('fusioninventory-2.6-first-inventory'),
    'files/more/readme.txt': Buffer.from('not an inventory'),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

describe('importing', () => {
  it('takes every form of file, a line for each, and says how many there were', async () => {
    writeInventories();
    expect(await run(await serve(), ['files'])).toBe(0);
    expect(said.map((line) => line.replace(/^\[\d/, '[n')).sort()).toEqual([
      'Successfully inventoried: 4\nErrors: 0',
      '[n/4] /files/1-zlib.ocs: stored',
      '[n/4] /files/2-unfinished.ocs: stored',
      '[n/4] /files/more/3-gzip.ocs: stored',
      '[n/4] /files/more/4-clear.xml: stored',
    ]);
    expect(await computers()).toHaveLength(4);
    const agents = await db.database.rows<{ USERAGENT: string }>('SELECT DISTINCT USERAGENT FROM hardware');
    expect(agents).toEqual([{ USERAGENT: 'OCS_local_7081' }]);
  });

  it('goes on after a bad file and ends with code 1', async () => {
    writeInventories();
    writeFileSync(join(folder, 'files', '0-garbage.ocs'), 'garbage');
    writeFileSync(join(folder, 'files', '0-empty.ocs'), '');
    writeFileSync(
      join(folder, 'files', '3-cut.ocs'),
      captured('ocs-unix-2.10.0-first-inventory').subarray(0, 5_000),
    );
    expect(await run(await serve(), ['files', 'missing.ocs'])).toBe(1);
    expect(said.at(-1)).toBe('Successfully inventoried: 4\nErrors: 4');
    const bad = said.filter((line) => !line.endsWith('stored') && line.startsWith('['));
    expect(bad.map((line) => line.replace(/^\[\d\/8\] /, '')).sort()).toEqual([
      ...['0-empty', '0-garbage', '3-cut'].map((name) => `/files/${name}.ocs: ${EN.importRefusal(400)}`),
      '/missing.ocs: not read (ENOENT)',
    ]);
    expect(await computers()).toHaveLength(4);
  });

  it('says nothing of progress for one file', async () => {
    writeFileSync(join(folder, 'one.ocs'), captured('ocs-unix-2.10.0-first-inventory'));
    expect(await run(await serve(), ['one.ocs'])).toBe(0);
    expect(said).toEqual(['/one.ocs: stored', 'Successfully inventoried: 1\nErrors: 0']);
  });

  it('finds nothing in an empty folder, which is no error', async () => {
    expect(await run(await serve(), ['.'])).toBe(0);
    expect(said).toEqual(['Successfully inventoried: 0\nErrors: 0']);
  });

  it('speaks French', async () => {
    writeFileSync(join(folder, 'one.ocs'), 'garbage');
    expect(await run(await serve(), ['one.ocs'], {}, FR)).toBe(1);
    expect(said).toEqual([
      '/one.ocs: refusé : ce n’est pas un inventaire (endommagé, autrement compressé que par un agent, ou sans DEVICEID valable)',
      'Inventoriés avec succès : 0\nErreurs : 1',
    ]);
  });
});

describe('importing to a server that asks for something', () => {
  const login = {
    OCS_AGENT_USER: 'fleet',
    OCS_AGENT_PASSWORD: 'secret',
    OCS_AGENT_PATH_KEY: 'long-secret-key',
  };

  it.each([
    ['everything', login, 0, 'stored'],
    ['no login', { OCS_AGENT_PATH_KEY: 'long-secret-key' }, 1, EN.importRefusal(401)],
    ['no path', { OCS_AGENT_USER: 'fleet', OCS_AGENT_PASSWORD: 'secret' }, 1, EN.importRefusal(403)],
  ])('with %s', async (_what, env, code, answer) => {
    writeFileSync(join(folder, 'one.ocs'), captured('ocs-unix-2.10.0-first-inventory'));
    expect(await run(await serve(login), ['one.ocs'], env)).toBe(code);
    expect(said[0]).toBe(`/one.ocs: ${answer}`);
  });
});

describe('importing to a server in trouble', () => {
  beforeEach(() => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) writeFileSync(join(folder, `${name}.ocs`), name);
  });

  it('gives a busy one time', async () => {
    const busy = [503, { 'retry-after': '0' }] as const;
    expect(await run(await answering(busy, busy, [200, {}]), ['a.ocs'])).toBe(0);
    expect(said[0]).toBe('/a.ocs: stored');
  });

  it('gives up on one that stays busy', async () => {
    const busy = [503, { 'retry-after': '0' }] as const;
    expect(await run(await answering(busy, busy, busy, busy, busy), ['a.ocs'])).toBe(1);
    expect(said[0]).toBe(`/a.ocs: ${EN.importRefusal(503)}`);
  });

  it('stops when it is not there', async () => {
    expect(await run('http://127.0.0.1:9', ['.'])).toBe(1);
    expect(said).toEqual([
      'The server at http://127.0.0.1:9 cannot be reached (ECONNREFUSED); 5 files were not sent.',
      'Successfully inventoried: 0\nErrors: 5',
    ]);
  });

  it('uses the settings of this machine when no server is named', async () => {
    const port = new URL(await serve()).port;
    expect(await run(undefined, ['a.ocs'], { OCS_BIND: '127.0.0.1', OCS_HTTP_PORT: port })).toBe(1);
    expect(said[0]).toBe(`/a.ocs: ${EN.importRefusal(400)}`);
  });

  it('refuses an address that is none', async () => {
    await expect(run('somewhere', ['a.ocs'])).rejects.toMatchObject({ exitCode: 2 });
  });
});
