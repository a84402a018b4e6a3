import { startAgentServer } from '@ocs/agent-server/testing';
import { AgentDialogue, type Decision } from '@ocs/agent-server';
import { type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { MergeParticipants } from '@ocs/inventory-server';
import { inflateSync, deflateSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_CANDIDATES } from './candidate.repository.js';
import { DUPLICATE_REASON_TEXTS, DuplicatesModule } from './index.js';
import { add, addComputer, forgetEverything, type TestComputer } from './testing/computers.js';

const OLD = 'pc042-2025-01-01-08-00-00';
const NEW = 'pc042-2026-03-01-09-15-00';
const MAC = '02:00:00:00:00:42';

let db: TestDatabase;
let http: HttpApp;
const failing = new Set<number>();
/** What was decided about duplicates in the last inventory. */
let decisions: readonly Decision[] = [];

beforeAll(async () => {
  db = await createTestDatabase({ poolSize: 25 });
  http = await startAgentServer(db.url, { capabilities: [DuplicatesModule] });
  http.app.get(MergeParticipants, { strict: false }).add({
    merge: async (_tx, from) => {
      if (failing.has(from)) throw new Error('a participant failed');
    },
  });
  http.app.get(AgentDialogue, { strict: false }).addListener({
    afterStore: async ({ explanation }) => {
      decisions = explanation.decisions.filter(({ topic }) => topic === 'duplicate');
      return undefined;
    },
  });
});
afterAll(async () => {
  await http.stop();
  await db.close();
});
beforeEach(async () => {
  failing.clear();
  await forgetEverything(db.database);
  await setOption('AUTO_DUPLICATE_LVL', 7);
  await setOption('TRACE_DELETED', 0);
});

const rows = <T = Record<string, string | number | null>>(sql: string) => db.database.rows<T>(sql);
const setOption = (name: string, value: number) =>
  db.database.run('UPDATE config SET IVALUE = ? WHERE NAME = ?', [value, name]);
const deviceIds = async () =>
  (await rows<{ DEVICEID: string }>('SELECT DEVICEID FROM hardware ORDER BY ID')).map(
    ({ DEVICEID }) => DEVICEID,
  );
const computer = (values: Partial<TestComputer>) => addComputer(db.database, { deviceId: OLD, ...values });

interface Inventory {
  readonly deviceId?: string;
  readonly name?: string;
  readonly uuid?: string;
  readonly bios?: Readonly<Record<string, string>>;
  readonly macs?: readonly string[];
  readonly tag?: string;
  readonly user?: string;
  /** Further XML below CONTENT. */
  readonly more?: string;
}

const tags = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('');

/** Sends an inventory. @returns the reply's XML without white space between elements */
async function send(inventory: Inventory): Promise<string> {
  const { deviceId = NEW, name = '', uuid = '', bios, macs = [], tag, user = 'bob', more = '' } = inventory;
  const content = [
    `<HARDWARE>${tags({ NAME: name, UUID: uuid, USERID: user, CHECKSUM: '262143' })}</HARDWARE>`,
    bios ? `<BIOS>${tags(bios)}</BIOS>` : '',
    ...macs.map((mac) => `<NETWORKS><MACADDR>${mac}</MACADDR><DESCRIPTION>eth</DESCRIPTION></NETWORKS>`),
    tag === undefined ? '' : `<ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>${tag}</KEYVALUE></ACCOUNTINFO>`,
    more,
  ].join('');
  const xml = `<?xml version="1.0" encoding="UTF-8"?><REQUEST><DEVICEID>${deviceId}</DEVICEID><CONTENT>${content}</CONTENT><QUERY>INVENTORY</QUERY></REQUEST>`;
  const reply = await http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: { 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.5' },
    payload: deflateSync(xml),
  });
  expect(reply.statusCode).toBe(200);
  return inflateSync(reply.rawPayload).toString().replace(/>\s+</g, '><');
}

const SAME = { name: 'pc042', bios: { SSN: 'AC-0042' }, macs: [MAC] };
const known = { hardware: { NAME: 'pc042' }, bios: { SSN: 'AC-0042' }, macs: [MAC] };

describe('a re-installed machine', () => {
  it('keeps its TAG, groups and packages under its new device id, and is told its TAG', async () => {
    const old = await computer({ ...known, tag: 'PARIS' });
    await add(db.database, 'groups_cache', { HARDWARE_ID: old, GROUP_ID: 501, STATIC: 1 });
    await add(db.database, 'devices', { HARDWARE_ID: old, NAME: 'DOWNLOAD', IVALUE: 12 });
    const reply = await send({ ...SAME, tag: 'NA' });
    expect(reply).toContain('<RESPONSE>ACCOUNT_UPDATE</RESPONSE>');
    expect(reply).toContain('<KEYNAME>TAG</KEYNAME><KEYVALUE>PARIS</KEYVALUE>');
    const [present] = await rows<{ ID: number; DEVICEID: string }>('SELECT ID, DEVICEID FROM hardware');
    expect(await deviceIds()).toEqual([NEW]);
    expect(present!.ID).not.toBe(old);
    expect(await rows('SELECT HARDWARE_ID, TAG FROM accountinfo')).toEqual([
      { HARDWARE_ID: present!.ID, TAG: 'PARIS' },
    ]);
    expect(await rows('SELECT HARDWARE_ID, GROUP_ID FROM groups_cache')).toEqual([
      { HARDWARE_ID: present!.ID, GROUP_ID: 501 },
    ]);
    expect(await rows('SELECT HARDWARE_ID, IVALUE FROM devices')).toEqual([
      { HARDWARE_ID: present!.ID, IVALUE: 12 },
    ]);
    expect(await rows('SELECT HARDWARE_ID, MACADDR FROM networks')).toEqual([
      { HARDWARE_ID: present!.ID, MACADDR: MAC },
    ]);
  });

  it('keeps them also when it was archived', async () => {
    const old = await computer({ ...known, hardware: { NAME: 'pc042', ARCHIVE: 1 }, tag: 'PARIS' });
    await add(db.database, 'archive', { HARDWARE_ID: old });
    await send(SAME);
    expect(await rows('SELECT DEVICEID, ARCHIVE FROM hardware')).toEqual([{ DEVICEID: NEW, ARCHIVE: null }]);
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'PARIS' }]);
  });

  it('keeps its user when a service account sends its first inventory', async () => {
    await computer({ ...known, hardware: { NAME: 'pc042', USERID: 'alice' } });
    await send({ ...SAME, user: 'SYSTEM' });
    expect(await rows('SELECT USERID FROM hardware')).toEqual([{ USERID: 'alice' }]);
  });

  it('counts the bits its first inventory sent, not the default of a new row', async () => {
    await computer({ ...known, hardware: { NAME: 'pc042', CHECKSUM: 524288 } });
    await send(SAME);
    expect(await rows('SELECT CHECKSUM FROM hardware')).toEqual([{ CHECKSUM: 524288 + 262143 }]);
  });

  it('leaves a trace for other products when they want it', async () => {
    await setOption('TRACE_DELETED', 1);
    const old = await computer(known);
    await send(SAME);
    const [present] = await rows<{ ID: number }>('SELECT ID FROM hardware');
    expect(await rows('SELECT DELETED, EQUIVALENT FROM deleted_equiv')).toEqual([
      { DELETED: String(old), EQUIVALENT: String(present!.ID) },
    ]);
  });

  it('keeps what it inherited when a further duplicate has nothing of its own', async () => {
    const old = await computer({ ...known, tag: 'PARIS' });
    await db.database.run("INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) VALUES (?, 'FREQUENCY', 3)", [
      old,
    ]);
    await computer({ ...known, deviceId: 'pc042-2026-02-02-02-02-02', tag: 'NA' });
    await send(SAME);
    expect(await deviceIds()).toHaveLength(1);
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'PARIS' }]);
    expect(await rows("SELECT IVALUE FROM devices WHERE NAME = 'FREQUENCY'")).toEqual([{ IVALUE: 3 }]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'is one computer after its inventories came twice at once, time %i',
    async () => {
      const old = await computer({ ...known, tag: 'PARIS' });
      await db.database.run("INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) VALUES (?, 'FREQUENCY', 3)", [
        old,
      ]);
      await Promise.all([send(SAME), send({ ...SAME, deviceId: 'pc042-2026-03-01-09-15-01' })]);
      expect(await deviceIds()).toHaveLength(1);
      expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'PARIS' }]);
      expect(await rows("SELECT IVALUE FROM devices WHERE NAME = 'FREQUENCY'")).toEqual([{ IVALUE: 3 }]);
    },
  );
});

describe('the level of detection', () => {
  const ALL = {
    hardware: { NAME: 'pc042', UUID: '4C4C4544' },
    bios: { SSN: 'AC-0042', SMODEL: 'Latitude', ASSETTAG: 'INV-42' },
    macs: ['02:00:00:00:00:41', MAC],
  };
  const AGREEING: Record<number, Inventory> = {
    1: { name: 'pc042' },
    2: { bios: { SSN: 'AC-0042' } },
    4: { macs: ['02:00:00:00:00:99', MAC] },
    8: { bios: { SMODEL: 'Latitude' } },
    16: { uuid: '4C4C4544' },
    32: { bios: { ASSETTAG: 'INV-42' } },
  };
  const agreeingIn = (mask: number): Inventory => {
    const bits = Object.keys(AGREEING)
      .map(Number)
      .filter((bit) => (mask & bit) !== 0);
    return {
      ...Object.assign({}, ...bits.map((bit) => AGREEING[bit])),
      bios: Object.assign({ SMANUFACTURER: 'x' }, ...bits.map((bit) => AGREEING[bit]?.bios ?? {})),
    } as Inventory;
  };

  it.each([1, 2, 4, 8, 16, 32, 3, 7, 15, 33, 48, 63])(
    '%i finds a computer that agrees in just its bits',
    async (level) => {
      await setOption('AUTO_DUPLICATE_LVL', level);
      await computer(ALL);
      await send(agreeingIn(level));
      expect(await deviceIds()).toEqual([NEW]);
    },
  );

  it.each([
    [1, 62],
    [2, 61],
    [4, 59],
    [8, 55],
    [16, 47],
    [32, 31],
    [3, 61],
    [7, 59],
    [15, 55],
    [33, 31],
    [63, 31],
  ])('%i does not find a computer that agrees in %i only', async (level, mask) => {
    await setOption('AUTO_DUPLICATE_LVL', level);
    await computer(ALL);
    await send(agreeingIn(mask));
    expect(await deviceIds()).toEqual([OLD, NEW]);
  });

  it.each([
    ['name', 1, { name: 'other' }],
    ['serial number', 2, { bios: { SSN: 'other' } }],
    ['MAC address', 4, { macs: ['02:00:00:00:00:99'] }],
    ['model', 8, { bios: { SMODEL: 'other' } }],
    ['UUID', 16, { uuid: 'other' }],
    ['asset tag', 32, { bios: { ASSETTAG: 'other' } }],
  ])('does not take another %s for the same', async (_what, level, inventory: Inventory) => {
    await setOption('AUTO_DUPLICATE_LVL', level);
    await computer(ALL);
    await send(inventory);
    expect(await deviceIds()).toEqual([OLD, NEW]);
  });

  it('0 leaves duplicates to people', async () => {
    await setOption('AUTO_DUPLICATE_LVL', 0);
    await computer(ALL);
    expect(await send(agreeingIn(63))).toContain('<RESPONSE>NO_ACCOUNT_UPDATE</RESPONSE>');
    expect(await deviceIds()).toEqual([OLD, NEW]);
  });

  it.each([
    ['an empty name', 1, { hardware: { NAME: '' } }, {}],
    ['an empty serial number', 2, { bios: { SSN: '' } }, { bios: { SMODEL: 'x' } }],
    ['an empty MAC address', 4, { macs: [''] }, { macs: [''] }],
    ['an empty model', 8, { bios: { SMODEL: '' } }, { bios: { SSN: 'x' } }],
    ['an empty UUID', 16, { hardware: { UUID: '' } }, {}],
    ['an empty asset tag', 32, { bios: { ASSETTAG: '' } }, { bios: { SSN: 'x' } }],
  ])('does not take %s for agreement', async (_what, level, stored, inventory: Inventory) => {
    await setOption('AUTO_DUPLICATE_LVL', level);
    await computer(stored);
    await send(inventory);
    expect(await deviceIds()).toEqual([OLD, NEW]);
  });

  it('finds values in another case and with other accents', async () => {
    await computer({ hardware: { NAME: 'PC-ÉTÉ' }, bios: { SSN: 'ac-0042' }, macs: ['02:AA:BB:CC:DD:EE'] });
    await send({ name: 'pc-ete', bios: { SSN: 'AC-0042' }, macs: ['02:aa:bb:cc:dd:ee'] });
    expect(await deviceIds()).toEqual([NEW]);
  });
});

describe('a blacklisted value', () => {
  it.each(['N/A', 'n/a', ' N/A ', 'none', 'NONE', 'to be filled by o.e.m.'])(
    'does not prove a serial number: %j',
    async (serial) => {
      await setOption('AUTO_DUPLICATE_LVL', 2);
      await computer({ bios: { SSN: serial } });
      await send({ bios: { SSN: serial } });
      expect(await deviceIds()).toEqual([OLD, NEW]);
    },
  );

  it.each(['00:00:00:00:00:00', 'ff:ff:ff:ff:ff:ff', 'FF:FF:FF:FF:FF:FF', ' 44:45:53:54:61:6f'])(
    'does not prove a MAC address: %j',
    async (mac) => {
      await setOption('AUTO_DUPLICATE_LVL', 4);
      await computer({ macs: [mac] });
      await send({ macs: [mac] });
      expect(await deviceIds()).toEqual([OLD, NEW]);
    },
  );

  it('does not hide the other MAC addresses', async () => {
    await setOption('AUTO_DUPLICATE_LVL', 4);
    await computer({ macs: ['00:00:00:00:00:00', MAC] });
    await send({ macs: ['00:00:00:00:00:00', MAC] });
    expect(await deviceIds()).toEqual([NEW]);
  });

  it('counts from the next inventory on', async () => {
    await setOption('AUTO_DUPLICATE_LVL', 2);
    await computer({ bios: { SSN: 'SHARED-1' } });
    await add(db.database, 'blacklist_serials', { SERIAL: ' Shared-1' });
    await send({ bios: { SSN: 'shared-1' } });
    expect(await deviceIds()).toEqual([OLD, NEW]);
    await db.database.run("DELETE FROM blacklist_serials WHERE SERIAL = ' Shared-1'");
    await send({ bios: { SSN: 'shared-1' } });
    expect(await deviceIds()).toEqual([NEW]);
  });
});

describe('a group', () => {
  it.each(['_SYSTEMGROUP_', '_DOWNLOADGROUP_'])(
    'with the name of a computer is untouched: %s',
    async (deviceId) => {
      await setOption('AUTO_DUPLICATE_LVL', 1);
      const group = await computer({ deviceId, hardware: { NAME: 'pc042' } });
      await add(db.database, 'groups', { HARDWARE_ID: group });
      await add(db.database, 'devices', { HARDWARE_ID: group, NAME: 'FREQUENCY', IVALUE: 1 });
      await send({ name: 'pc042', tag: 'PARIS' });
      expect(await deviceIds()).toEqual([deviceId, NEW]);
      expect(await rows('SELECT HARDWARE_ID FROM devices')).toEqual([{ HARDWARE_ID: group }]);
      expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'PARIS' }]);
    },
  );

  it('cannot be named by an agent as its old identity', async () => {
    await computer({ deviceId: '_SYSTEMGROUP_', hardware: { NAME: 'pc042' } });
    await send({ name: 'pc042', more: '<OLD_DEVICEID>_SYSTEMGROUP_</OLD_DEVICEID>' });
    expect(await deviceIds()).toEqual(['_SYSTEMGROUP_', NEW]);
  });
});

describe('an agent that names its old device id', () => {
  it.each([
    ['below CONTENT', `<OLD_DEVICEID>${OLD}</OLD_DEVICEID>`],
    ['in another case', `<OLD_DEVICEID>${OLD.toUpperCase()}</OLD_DEVICEID>`],
    [
      'in the deployment history',
      `<DOWNLOAD><HISTORY><PACKAGE ID="1"/><OLD_DEVICEID>${OLD}</OLD_DEVICEID></HISTORY></DOWNLOAD>`,
    ],
  ])('%s takes its place at any level', async (_where, more) => {
    await setOption('AUTO_DUPLICATE_LVL', 0);
    await computer({ hardware: { NAME: 'old-name' }, tag: 'PARIS' });
    const reply = await send({ name: 'new-name', tag: 'NA', more });
    expect(reply).toContain('<KEYVALUE>PARIS</KEYVALUE>');
    expect(await deviceIds()).toEqual([NEW]);
  });

  it.each([
    ['its own', NEW],
    ['an unknown one', 'nobody-2025-01-01-08-00-00'],
  ])('does nothing by naming %s', async (_what, named) => {
    await computer({ hardware: { NAME: 'other' } });
    await send({ more: `<OLD_DEVICEID>${named}</OLD_DEVICEID>` });
    expect(await deviceIds()).toEqual([OLD, NEW]);
  });
});

describe('several duplicates', () => {
  it('are all replaced, the administrative data of the last in the order of ids as text stay', async () => {
    await setOption('AUTO_DUPLICATE_LVL', 2);
    await db.database.run('ALTER TABLE hardware AUTO_INCREMENT = 99998');
    for (const at of [1, 2, 3]) {
      await computer({ deviceId: `pc${at}-2025-01-01-08-00-00`, bios: { SSN: 'AC-0042' }, tag: `TAG ${at}` });
    }
    expect((await rows<{ ID: number }>('SELECT ID FROM hardware ORDER BY ID')).map(({ ID }) => ID)).toEqual([
      99998, 99999, 100000,
    ]);
    await send({ bios: { SSN: 'AC-0042' } });
    expect(await deviceIds()).toEqual([NEW]);
    expect(await rows('SELECT TAG FROM accountinfo')).toEqual([{ TAG: 'TAG 2' }]);
  });

  it('go on when one of them fails', async () => {
    await setOption('AUTO_DUPLICATE_LVL', 2);
    const ids: number[] = [];
    for (const at of [1, 2, 3]) {
      ids.push(
        await computer({
          deviceId: `pc${at}-2025-01-01-08-00-00`,
          bios: { SSN: 'AC-0042' },
          tag: `TAG ${at}`,
        }),
      );
    }
    failing.add(ids[1]!);
    expect(await send({ bios: { SSN: 'AC-0042' } })).toContain('ACCOUNT_UPDATE');
    expect(await deviceIds()).toEqual(['pc2-2025-01-01-08-00-00', NEW]);
    expect(await rows('SELECT TAG FROM accountinfo ORDER BY TAG')).toEqual([
      { TAG: 'TAG 2' },
      { TAG: 'TAG 3' },
    ]);
  });

  it('do not make one inventory take for ever: the rest follows with the next', async () => {
    await setOption('AUTO_DUPLICATE_LVL', 2);
    for (let at = 0; at < MOST_CANDIDATES + 2; at++) {
      await computer({ deviceId: `pc${at}-2025-01-01-08-00-00`, bios: { SSN: 'AC-0042' } });
    }
    await send({ bios: { SSN: 'AC-0042' } });
    expect(await deviceIds()).toHaveLength(3);
    await send({ bios: { SSN: 'AC-0042' } });
    expect(await deviceIds()).toEqual([NEW]);
  });
});

describe('inventories of clones at the same time', () => {
  it('leave at least one of them, whole', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        send({ ...SAME, deviceId: `pc042-2026-03-01-09-15-0${at}`, tag: 'PARIS' }),
      ),
    );
    expect(replies).toHaveLength(8);
    const left = await rows<{ ID: number }>('SELECT ID FROM hardware');
    expect(left.length).toBeGreaterThanOrEqual(1);
    for (const table of ['accountinfo', 'bios', 'networks']) {
      const found = await rows<{ HARDWARE_ID: number }>(
        `SELECT HARDWARE_ID FROM ${table} ORDER BY HARDWARE_ID`,
      );
      expect(found.map(({ HARDWARE_ID }) => HARDWARE_ID)).toEqual(
        left.map(({ ID }) => ID).sort((a, b) => a - b),
      );
    }
  });
});

describe('the explanation of an inventory', () => {
  it('says which computer was replaced and why', async () => {
    await computer(known);
    await send(SAME);
    expect(decisions).toEqual([
      {
        topic: 'duplicate',
        subject: OLD,
        outcome: 'replaced',
        reasons: [{ code: 'name-agrees' }, { code: 'serial-agrees' }, { code: 'mac-agrees' }],
      },
    ]);
  });

  it('says that the agent named its old identity', async () => {
    await setOption('AUTO_DUPLICATE_LVL', 0);
    await computer({});
    await send({ more: `<OLD_DEVICEID>${OLD}</OLD_DEVICEID>` });
    const reasons = [{ code: 'named-by-agent', params: { deviceId: OLD } }];
    expect(decisions).toEqual([{ topic: 'duplicate', subject: OLD, outcome: 'replaced', reasons }]);
  });

  it.each([
    ['the detection is off', 0, SAME, [{ code: 'detection-off' }]],
    ['nobody agrees', 7, { ...SAME, name: 'other' }, [{ code: 'nobody-agrees' }]],
    ['a criterion has no value', 3, { name: 'pc042' }, [{ code: 'serial-without-value' }]],
    [
      'a value is blacklisted',
      2,
      { bios: { SSN: 'N/A' } },
      [{ code: 'serial-blacklisted', params: { values: 'N/A' } }],
    ],
  ])('says that none was found because %s', async (_why, level, inventory: Inventory, reasons) => {
    await setOption('AUTO_DUPLICATE_LVL', level);
    await computer(known);
    await send(inventory);
    expect(decisions).toEqual([{ topic: 'duplicate', outcome: 'none', reasons }]);
  });

  it('says that a replacement failed', async () => {
    failing.add(await computer(known));
    await send(SAME);
    expect(decisions).toMatchObject([{ subject: OLD, outcome: 'failed' }]);
    expect(await deviceIds()).toEqual([OLD, NEW]);
  });

  it('says that another program was changing the duplicate', async () => {
    const old = await computer(known);
    await add(db.database, 'locks', { HARDWARE_ID: old, ID: 1 });
    await send(SAME);
    expect(decisions).toMatchObject([{ subject: OLD, outcome: 'locked' }]);
    expect(await deviceIds()).toEqual([OLD, NEW]);
  });

  it('has words for everything it says, in both languages', () => {
    const outcomes = ['replaced', 'none', 'different', 'old-gone', 'survivor-gone', 'locked', 'failed'];
    for (const outcome of outcomes) expect(DUPLICATE_REASON_TEXTS[`duplicate=${outcome}`]).toBeDefined();
    for (const code of ['detection-off', 'nobody-agrees', 'named-by-agent']) {
      expect(DUPLICATE_REASON_TEXTS[`duplicate.${code}`]).toBeDefined();
    }
  });
});
