import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { MergeParticipants, SectionCatalogue } from '@ocs/inventory-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rowTreatment } from './merge-tables.rule.js';
import { ComputerMerge, type Replacement } from './merge.js';
import { MergeRepository } from './merge.repository.js';
import {
  add,
  addComputer,
  addSomeRow,
  computerTables,
  forgetEverything,
  rowCounts,
} from './testing/computers.js';

const OLD = 'pc042-2025-01-01-08-00-00';
const NEW = 'pc042-2026-03-01-09-15-00';
const EVERY_BIT = 67108863;

let db: TestDatabase;
let catalogue: SectionCatalogue;
let participants: MergeParticipants;
let merge: ComputerMerge;

beforeAll(async () => {
  db = await createTestDatabase();
  catalogue = await SectionCatalogue.load();
});
afterAll(() => db.close());
beforeEach(async () => {
  participants = new MergeParticipants();
  merge = new ComputerMerge(db.database, new MergeRepository(), catalogue, participants);
  await forgetEverything(db.database);
});

const replace = (from: number, to: number, settings: Partial<Replacement> = {}) =>
  merge.replace({ from, to, sent: { byService: false }, traced: false, lockReuseTime: 600, ...settings });
const rows = (sql: string) => db.database.rows<Record<string, string | number | null>>(sql);

/** The computer that goes and the one that stays. */
async function twoComputers(
  old: Record<string, string | number | null> = {},
  survivor: Record<string, string | number | null> = {},
): Promise<readonly [from: number, to: number]> {
  const from = await addComputer(db.database, { deviceId: OLD, hardware: old });
  const to = await addComputer(db.database, { deviceId: NEW, hardware: survivor });
  return [from, to];
}

describe('the row of the computer that stays', () => {
  it('inherits quality and fidelity, and the old row disappears', async () => {
    const [from, to] = await twoComputers(
      { QUALITY: '1.2500', FIDELITY: 40 },
      { QUALITY: null, FIDELITY: 1 },
    );
    expect(await replace(from, to)).toBe('replaced');
    expect(await rows('SELECT ID, DEVICEID, QUALITY, FIDELITY FROM hardware')).toEqual([
      { ID: to, DEVICEID: NEW, QUALITY: '1.2500', FIDELITY: 40 },
    ]);
  });

  it('takes an unknown quality for 0', async () => {
    const [from, to] = await twoComputers({ QUALITY: null }, { QUALITY: '3.0000' });
    await replace(from, to);
    expect(await rows('SELECT QUALITY FROM hardware')).toEqual([{ QUALITY: '0.0000' }]);
  });

  it.each([
    ['adds the bits that a first inventory sent to those of the old one', 5, 4096, EVERY_BIT, 4101],
    ['adds the bits of both without a first inventory', 4, undefined, 4096, 4100],
    ['counts every bit where the old one has none', null, 1, 0, EVERY_BIT],
    ['counts every bit where neither is known', 4, undefined, null, EVERY_BIT],
  ])('%s', async (_what, old, sent, stored, expected) => {
    const [from, to] = await twoComputers({ CHECKSUM: old, FIDELITY: 9 }, { CHECKSUM: stored });
    await replace(from, to, { sent: { checksum: sent, byService: false } });
    expect(await rows('SELECT CHECKSUM, FIDELITY FROM hardware')).toEqual([
      { CHECKSUM: expected, FIDELITY: 9 },
    ]);
  });

  it.each([
    ['keeps its user', false, 'alice', 'bob', 'bob'],
    ['takes the old user when a service sent the inventory', true, 'alice', null, 'alice'],
    ['keeps its user when a service sent the inventory and the old one had none', true, null, 'bob', 'bob'],
  ])('%s', async (_what, byService, old, own, expected) => {
    const [from, to] = await twoComputers({ USERID: old }, { USERID: own });
    await replace(from, to, { sent: { byService } });
    expect(await rows('SELECT USERID FROM hardware')).toEqual([{ USERID: expected }]);
  });
});

describe('administrative data', () => {
  it('are those of the replaced computer', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'accountinfo', { HARDWARE_ID: from, TAG: 'PARIS' });
    await add(db.database, 'accountinfo', { HARDWARE_ID: to, TAG: 'NA' });
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID, TAG FROM accountinfo')).toEqual([
      { HARDWARE_ID: to, TAG: 'PARIS' },
    ]);
  });

  it('stay where the replaced computer has none', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'accountinfo', { HARDWARE_ID: to, TAG: 'LYON' });
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID, TAG FROM accountinfo')).toEqual([
      { HARDWARE_ID: to, TAG: 'LYON' },
    ]);
  });

  it('keep the notes of both', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'itmgmt_comments', { HARDWARE_ID: from, COMMENTS: 'screen replaced' });
    await add(db.database, 'itmgmt_comments', { HARDWARE_ID: to, COMMENTS: 're-installed' });
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID, COMMENTS FROM itmgmt_comments ORDER BY COMMENTS')).toEqual([
      { HARDWARE_ID: to, COMMENTS: 're-installed' },
      { HARDWARE_ID: to, COMMENTS: 'screen replaced' },
    ]);
  });
});

describe('options, packages and groups', () => {
  it('are those of the replaced computer alone', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'devices', {
      HARDWARE_ID: from,
      NAME: 'DOWNLOAD',
      IVALUE: 12,
      TVALUE: 'NOTIFIED',
    });
    await add(db.database, 'devices', {
      HARDWARE_ID: from,
      NAME: 'IPDISCOVER',
      IVALUE: 2,
      TVALUE: '192.0.2.0',
    });
    await add(db.database, 'devices', { HARDWARE_ID: to, NAME: 'PROLOG_FREQ', IVALUE: 1 });
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID, NAME, IVALUE, TVALUE FROM devices ORDER BY NAME')).toEqual([
      { HARDWARE_ID: to, NAME: 'DOWNLOAD', IVALUE: 12, TVALUE: 'NOTIFIED' },
      { HARDWARE_ID: to, NAME: 'IPDISCOVER', IVALUE: 2, TVALUE: '192.0.2.0' },
    ]);
  });

  it('go with the old ones where the replaced computer has none', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'devices', { HARDWARE_ID: to, NAME: 'PROLOG_FREQ', IVALUE: 1 });
    await replace(from, to);
    expect(await rows('SELECT NAME FROM devices')).toEqual([]);
  });

  it('keep what was put into or out of a group by hand, not what was computed', async () => {
    const [from, to] = await twoComputers();
    const member = (computer: number, group: number, how: number) =>
      add(db.database, 'groups_cache', { HARDWARE_ID: computer, GROUP_ID: group, STATIC: how });
    await member(from, 501, 1);
    await member(from, 502, 2);
    await member(from, 503, 0);
    await member(to, 504, 0);
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID, GROUP_ID, STATIC FROM groups_cache ORDER BY GROUP_ID')).toEqual([
      { HARDWARE_ID: to, GROUP_ID: 501, STATIC: 1 },
      { HARDWARE_ID: to, GROUP_ID: 502, STATIC: 2 },
      { HARDWARE_ID: to, GROUP_ID: 504, STATIC: 0 },
    ]);
  });

  it('settle a group both are in by the word about the replaced one', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'groups_cache', { HARDWARE_ID: from, GROUP_ID: 501, STATIC: 2 });
    await add(db.database, 'groups_cache', { HARDWARE_ID: to, GROUP_ID: 501, STATIC: 0 });
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID, GROUP_ID, STATIC FROM groups_cache')).toEqual([
      { HARDWARE_ID: to, GROUP_ID: 501, STATIC: 2 },
    ]);
  });
});

describe('what else names the replaced computer', () => {
  it('follows where the computer distributes packages, and its download history goes', async () => {
    const [from, to] = await twoComputers();
    const enable = { FILEID: '1', INFO_LOC: 'info', PACK_LOC: 'pack' };
    await add(db.database, 'download_enable', { ...enable, SERVER_ID: from });
    await add(db.database, 'download_enable', { ...enable, SERVER_ID: 999 });
    const server = { URL: 'http://pc042', ADD_PORT: 80, ADD_REP: '/srv', GROUP_ID: 7 };
    await add(db.database, 'download_servers', { ...server, HARDWARE_ID: from });
    await add(db.database, 'download_servers', { ...server, HARDWARE_ID: to, URL: 'http://other' });
    await add(db.database, 'download_history', { HARDWARE_ID: from, PKG_ID: 1 });
    await add(db.database, 'download_history', { HARDWARE_ID: to, PKG_ID: 2 });
    await replace(from, to);
    expect(await rows('SELECT SERVER_ID FROM download_enable ORDER BY ID')).toEqual([
      { SERVER_ID: to },
      { SERVER_ID: 999 },
    ]);
    expect(await rows('SELECT HARDWARE_ID, URL FROM download_servers')).toEqual([
      { HARDWARE_ID: to, URL: 'http://pc042' },
    ]);
    expect(await rows('SELECT HARDWARE_ID, PKG_ID FROM download_history')).toEqual([
      { HARDWARE_ID: to, PKG_ID: 2 },
    ]);
  });

  it('follows in discovered addresses, their time unchanged', async () => {
    const [from, to] = await twoComputers();
    const address = { IP: '192.0.2.9', MAC: '02:00:00:00:00:09', MASK: '', NETID: '192.0.2.0' };
    await add(db.database, 'netmap', { ...address, DATE: '2026-01-01 10:00:00', HARDWARE_ID: from });
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID, DATE FROM netmap')).toEqual([
      { HARDWARE_ID: to, DATE: '2026-01-01 10:00:00' },
    ]);
  });

  it('follows in planned wake-ups, alone or in a list', async () => {
    const [from, to] = await twoComputers();
    const planned = [`${from}`, `7,${from},8`, `${from},7`, `${from}1`];
    for (const MACHINE_ID of planned) {
      await add(db.database, 'schedule_wol', { MACHINE_ID, WOL_DATE: '2026-05-01 06:00:00' });
    }
    await replace(from, to);
    const left = await rows('SELECT MACHINE_ID FROM schedule_wol ORDER BY ID');
    expect(left.map(({ MACHINE_ID }) => MACHINE_ID)).toEqual([`${to}`, `7,${to},8`, `${to},7`, `${from}1`]);
  });

  it('goes or follows in every table, those of plug-ins too: nothing is left under the old id', async () => {
    await db.database.run(
      'CREATE TABLE IF NOT EXISTS plugin_uptime (ID int NOT NULL AUTO_INCREMENT PRIMARY KEY, HARDWARE_ID int NOT NULL, UPTIME varchar(20) NOT NULL)',
    );
    await db.database.run(
      'CREATE OR REPLACE VIEW computers_seen AS SELECT HARDWARE_ID, TAG FROM accountinfo',
    );
    const tables = (await computerTables(db.database)).filter((table) => table !== 'computers_seen');
    const [from, to] = await twoComputers();
    const other = await addComputer(db.database, { deviceId: 'other-2026-03-01-09-15-00' });
    for (const table of tables) {
      await addSomeRow(db.database, table, other);
      // The keys of these are not the computer alone: two rows with the same made-up value cannot stand side by side.
      if (table === 'netmap') await db.database.run("UPDATE netmap SET MAC = 'other'");
      await addSomeRow(db.database, table, from);
    }
    await db.database.run('UPDATE groups_cache SET STATIC = 1');
    await db.database.run('DELETE FROM locks WHERE HARDWARE_ID = ?', [from]);
    const before = await rowCounts(db.database, other);
    expect(Object.keys(before).length).toBeGreaterThan(35);
    expect(Object.keys(await rowCounts(db.database, from)).length).toBe(Object.keys(before).length - 1);

    expect(await replace(from, to)).toBe('replaced');

    expect(await rowCounts(db.database, from)).toEqual({});
    expect(await rowCounts(db.database, other)).toEqual(before);
    const kept = tables.filter((table) => rowTreatment(table, catalogue.sections) !== 'delete');
    expect(
      Object.keys(await rowCounts(db.database, to)).filter((table) => table !== 'computers_seen'),
    ).toEqual(kept);
    await db.database.run('DROP VIEW computers_seen');
    await db.database.run('DROP TABLE plugin_uptime');
  });

  it('does not keep an archived computer alive, and archives nobody else', async () => {
    const [from, to] = await twoComputers({ ARCHIVE: 1 });
    await add(db.database, 'archive', { HARDWARE_ID: from });
    expect(await replace(from, to)).toBe('replaced');
    expect(await rows('SELECT ID, ARCHIVE FROM hardware')).toEqual([{ ID: to, ARCHIVE: null }]);
    expect(await rows('SELECT * FROM archive')).toEqual([]);
  });
});

describe('the trace of a replacement', () => {
  it('names both ids as text when it is wanted', async () => {
    const [from, to] = await twoComputers();
    await replace(from, to, { traced: true });
    expect(
      await rows(
        'SELECT DELETED, EQUIVALENT, ABS(TIMESTAMPDIFF(SECOND, DATE, NOW())) < 3600 AS recent FROM deleted_equiv',
      ),
    ).toEqual([{ DELETED: String(from), EQUIVALENT: String(to), recent: 1 }]);
  });

  it('is not there otherwise', async () => {
    const [from, to] = await twoComputers();
    await replace(from, to);
    expect(await rows('SELECT * FROM deleted_equiv')).toEqual([]);
  });
});

describe('a replacement that cannot be', () => {
  it('changes nothing when one of the two is gone', async () => {
    const [from, to] = await twoComputers();
    expect(await replace(from, to + 1)).toBe('survivor-gone');
    expect(await replace(to + 1, to)).toBe('old-gone');
    expect(await rows('SELECT ID FROM hardware ORDER BY ID')).toEqual([{ ID: from }, { ID: to }]);
  });

  it('changes nothing when the old one is a group', async () => {
    const [, to] = await twoComputers();
    const group = await addComputer(db.database, { deviceId: '_SYSTEMGROUP_' });
    expect(await replace(group, to)).toBe('old-gone');
    expect(await rows("SELECT ID FROM hardware WHERE DEVICEID = '_SYSTEMGROUP_'")).toEqual([{ ID: group }]);
  });

  it('waits for another program that holds the old one, until its lock is void', async () => {
    const [from, to] = await twoComputers();
    await db.database.run(
      'INSERT INTO locks (HARDWARE_ID, ID, SINCE) VALUES (?, 1, NOW() - INTERVAL 700 SECOND)',
      [from],
    );
    expect(await replace(from, to, { lockReuseTime: 0 })).toBe('locked');
    expect(await replace(from, to, { lockReuseTime: 3600 })).toBe('locked');
    expect(await replace(from, to, { lockReuseTime: 600 })).toBe('replaced');
    expect(await rows('SELECT * FROM locks')).toEqual([]);
  });

  it('is undone whole when a participant fails', async () => {
    const [from, to] = await twoComputers({ FIDELITY: 40 }, { FIDELITY: 1 });
    await add(db.database, 'accountinfo', { HARDWARE_ID: from, TAG: 'PARIS' });
    await add(db.database, 'devices', { HARDWARE_ID: from, NAME: 'DOWNLOAD', IVALUE: 12 });
    participants.add({
      merge: async (tx) => {
        await tx.run("UPDATE accountinfo SET TAG = 'half done'");
        throw new Error('the participant failed');
      },
    });
    await expect(replace(from, to, { traced: true })).rejects.toThrow('the participant failed');
    expect(await rows('SELECT ID, FIDELITY FROM hardware ORDER BY ID')).toEqual([
      { ID: from, FIDELITY: 40 },
      { ID: to, FIDELITY: 1 },
    ]);
    expect(await rows('SELECT HARDWARE_ID, TAG FROM accountinfo')).toEqual([
      { HARDWARE_ID: from, TAG: 'PARIS' },
    ]);
    expect(await rows('SELECT HARDWARE_ID FROM devices')).toEqual([{ HARDWARE_ID: from }]);
    expect(await rows('SELECT * FROM deleted_equiv')).toEqual([]);
  });

  it('is undone whole when a statement near its end fails', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'accountinfo', { HARDWARE_ID: from, TAG: 'PARIS' });
    await db.database.run('ALTER TABLE deleted_equiv RENAME TO deleted_equiv_away');
    await expect(replace(from, to, { traced: true })).rejects.toThrow();
    await db.database.run('ALTER TABLE deleted_equiv_away RENAME TO deleted_equiv');
    expect(await rows('SELECT ID FROM hardware ORDER BY ID')).toEqual([{ ID: from }, { ID: to }]);
    expect(await rows('SELECT HARDWARE_ID, TAG FROM accountinfo')).toEqual([
      { HARDWARE_ID: from, TAG: 'PARIS' },
    ]);
  });
});

describe('a participant', () => {
  it('hands over its rows before what is left is deleted', async () => {
    const [from, to] = await twoComputers();
    await add(db.database, 'saas', { HARDWARE_ID: from, SAAS_EXP_ID: 1, ENTRY: 'e', DATA: 'd', TTL: 1 });
    participants.add({
      merge: async (tx, old, survivor) => {
        await tx.run('UPDATE saas SET HARDWARE_ID = ? WHERE HARDWARE_ID = ?', [survivor, old]);
      },
    });
    await replace(from, to);
    expect(await rows('SELECT HARDWARE_ID FROM saas')).toEqual([{ HARDWARE_ID: to }]);
  });
});

describe('replacements at the same time', () => {
  it('leave one of two computers that take each other for a duplicate', async () => {
    for (let round = 0; round < 10; round++) {
      await forgetEverything(db.database);
      const [one, other] = await twoComputers();
      await add(db.database, 'accountinfo', { HARDWARE_ID: one, TAG: 'PARIS' });
      await add(db.database, 'accountinfo', { HARDWARE_ID: other, TAG: 'PARIS' });
      const outcomes = await Promise.all([replace(one, other), replace(other, one)]);
      expect([...outcomes].sort()).toEqual(['replaced', 'survivor-gone']);
      expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'PARIS' }]);
      expect(await rows('SELECT COUNT(*) AS n FROM hardware')).toEqual([{ n: 1 }]);
    }
  });

  it('leave one of six computers that all take each other for duplicates', async () => {
    const ids: number[] = [];
    for (let at = 0; at < 6; at++) {
      ids.push(await addComputer(db.database, { deviceId: `pc${at}-2026-03-01-09-15-00`, tag: 'PARIS' }));
    }
    await Promise.all(
      ids.flatMap((to) => ids.filter((from) => from !== to).map((from) => replace(from, to))),
    );
    expect(await rows('SELECT COUNT(*) AS n FROM hardware')).toEqual([{ n: 1 }]);
    expect(await rows('SELECT a.TAG FROM accountinfo a JOIN hardware h ON h.ID = a.HARDWARE_ID')).toEqual([
      { TAG: 'PARIS' },
    ]);
    expect(await rows('SELECT COUNT(*) AS n FROM accountinfo')).toEqual([{ n: 1 }]);
  });
});
