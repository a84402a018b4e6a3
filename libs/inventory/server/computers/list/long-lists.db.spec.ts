import type { ComputerNeighbours } from '@ocs/inventory-contract';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleServer, startConsoleServer, type TestAccount } from '../../testing/console-server.js';
import { fetching, fillList, filters, idsOf, listing } from '../../testing/list-fixture.js';
import { ComputersModule } from '../computers.module.js';
import { ComputerLists } from './computer-lists.js';

let db: TestDatabase;
let api: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  await fillList(db.database);
  api = await startConsoleServer(db.url, [ComputersModule]);
});

afterAll(async () => {
  await api.http.stop(0);
  await db.close();
});

const list = listing(() => api);
const file = fetching(() => api);

describe('a list of thousands', () => {
  const MANY = 2_600;
  const EVERYBODY: TestAccount = { permissions: ['computers.read'], tags: null };
  const BULK: TestAccount = { permissions: ['computers.read'], tags: ['BULK-*'] };
  /** The nth of the computers made below. */
  const nth = (n: number): number => 1_000 + n;

  beforeAll(async () => {
    const numbers = Array.from({ length: MANY }, (_, n) => n);
    for (const part of [numbers.slice(0, 1_300), numbers.slice(1_300)]) {
      await db.database.run(
        'INSERT INTO hardware (ID, DEVICEID, NAME, OSVERSION, IPADDR, MEMORY, LASTDATE, ARCHIVE) VALUES ?',
        [
          part.map((n) => [
            nth(n),
            `bulk${n}-2024-01-01-00-00-00`,
            `pc-${String((n * 7) % MANY).padStart(5, '0')}`,
            `v${n % 10}`,
            `10.${n % 3}.${Math.floor(n / 250)}.${n % 250}`,
            n % 5,
            `2024-01-01 00:${String(n % 60).padStart(2, '0')}:00`,
            n % 100 === 0 ? 1 : null,
          ]),
        ],
      );
      await db.database.run('INSERT INTO accountinfo (HARDWARE_ID, TAG) VALUES ?', [
        part.map((n) => [nth(n), `BULK-${n % 11}`]),
      ]);
      await db.database.run('INSERT INTO bios (HARDWARE_ID, SSN, BVERSION) VALUES ?', [
        part
          .filter((n) => n % 13 !== 0)
          .map((n) => [nth(n), `S${String(MANY - n).padStart(5, '0')}`, `B${n % 4}`]),
      ]);
    }
    api.http.app.get(ComputerLists).forget();
  });

  const active = Array.from({ length: MANY }, (_, n) => n).filter((n) => n % 100 !== 0);
  const byText = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  const inOrder = (key: (n: number) => string | number): number[] =>
    [...active].sort((a, b) => byText(key(a), key(b)) || a - b).map(nth);
  const address = (n: number): number => (n % 3) * 65_536 + Math.floor(n / 250) * 256 + (n % 250);
  /** Computers without a row in the table stand at the end, whatever the direction. */
  const withBios = (key: (n: number) => string): number[] => {
    const order = inOrder(key);
    const has = (id: number): boolean => (id - nth(0)) % 13 !== 0;
    return [...order.filter(has), ...active.map(nth).filter((id) => !has(id))];
  };

  it.each([
    ['hardware.NAME', inOrder((n) => (n * 7) % MANY)],
    ['hardware.LASTDATE', inOrder((n) => n % 60)],
    ['hardware.OSVERSION', inOrder((n) => n % 10)],
    ['hardware.IPADDR', inOrder(address)],
    ['accountinfo.TAG', inOrder((n) => String(n % 11))],
    ['bios.SSN', withBios((n) => String(MANY - n).padStart(5, '0'))],
    ['bios.BVERSION', withBios((n) => String(n % 4))],
  ])('sorted by %s is whole and in order, for everybody and for a perimeter', async (sort, expected) => {
    const pages = [];
    for (let page = 1; page <= 6; page++)
      pages.push(await list(`sort=${sort}&pageSize=500&page=${page}`, BULK));
    expect(pages.flatMap(idsOf)).toEqual(expected);
    expect(pages.map(({ total }) => total)).toEqual(pages.map(() => expected.length));

    const bulk = filters(['accountinfo.TAG:like:BULK-*']);
    const last = await list(`sort=${sort}&pageSize=100&page=26&${bulk}`, EVERYBODY);
    expect(idsOf(last)).toEqual(expected.slice(2_500, 2_600));
  });

  it('backwards is the same from the other end', async () => {
    const page = await list('sort=-hardware.NAME&pageSize=500&page=2', BULK);
    expect(idsOf(page)).toEqual(
      inOrder((n) => (n * 7) % MANY)
        .reverse()
        .slice(500, 1_000),
    );
  });

  it('tells the neighbours of a computer far within it', async () => {
    const order = inOrder((n) => (n * 7) % MANY);
    const path = `computers/${order[1_300]}/neighbours?sort=hardware.NAME&page=14`;
    const { body } = await api.call<ComputerNeighbours>(BULK, 'GET', path);
    expect(body).toEqual({
      position: 1_301,
      total: order.length,
      previous: order[1_299],
      next: order[1_301],
    });
  });

  it('shows new figures as soon as it is told to forget', async () => {
    const before = (await list('', BULK)).counts;
    await db.database.run('UPDATE hardware SET ARCHIVE = 1 WHERE ID = ?', [nth(1)]);
    api.http.app.get(ComputerLists).forget();
    expect((await list('', BULK)).counts).toEqual({
      active: before.active - 1,
      archived: before.archived + 1,
      all: before.all,
    });
    await db.database.run('UPDATE hardware SET ARCHIVE = NULL WHERE ID = ?', [nth(1)]);
    api.http.app.get(ComputerLists).forget();
  });

  it('exports all of them once', async () => {
    const answer = await file('computers/export?columns=hardware.ID&sort=hardware.NAME', BULK);
    const lines = answer.body.trim().split('\r\n').slice(1).map(Number);
    expect(lines).toEqual(inOrder((n) => (n * 7) % MANY));
  });
});
