import { startAgentServer } from '../testing/index.js';
import { deflateSync, inflateSync } from 'node:zlib';
import { type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { AdmissionRepository } from './admission.repository.js';

const DEVICE = 'pc042-2026-03-01-09-15-00';

let db: TestDatabase;
let http: HttpApp;
let admissions: AdmissionRepository;

beforeAll(async () => {
  db = await createTestDatabase();
  admissions = new AdmissionRepository(db.database);
  http = await startAgentServer(db.url);
});

afterAll(async () => {
  await http.stop(0);
  await db.close();
});

beforeEach(async () => {
  for (const table of ['hardware', 'bios', 'networks', 'x_admission']) {
    await db.database.run(['DELETE FROM', table].join(' '));
  }
  await setOption('AGENT_APPROVAL', 0);
  await setOption('AGENT_IDENTITY_CHECK', 0);
});

const setOption = (name: string, value: number) =>
  db.database.run('REPLACE INTO config (NAME, IVALUE) VALUES (?, ?)', [name, value]);

async function post(query: string, content = '') {
  const xml = `<?xml version="1.0"?><REQUEST><DEVICEID>${DEVICE}</DEVICEID><QUERY>${query}</QUERY><CONTENT>${content}</CONTENT></REQUEST>`;
  const reply = await http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: { 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.5' },
    payload: deflateSync(xml),
  });
  return {
    status: reply.statusCode,
    xml: reply.rawPayload.length > 0 ? inflateSync(reply.rawPayload).toString() : '',
  };
}

const machine = (name: string) =>
  `<HARDWARE><NAME>pc042</NAME><UUID>uuid-${name}</UUID></HARDWARE><BIOS><SSN>serial-${name}</SSN></BIOS>` +
  `<NETWORKS><MACADDR>02:00:00:00:00:${name}</MACADDR></NETWORKS>`;

const computers = () => db.database.rows<{ UUID: string }>('SELECT UUID FROM hardware');

describe('where new computers are approved', () => {
  beforeEach(() => setOption('AGENT_APPROVAL', 1));

  it('an unknown one is told to wait and stands in the list', async () => {
    const { status, xml } = await post('PROLOG');
    expect(status).toBe(200);
    expect(xml).toContain('<RESPONSE>STOP</RESPONSE>');
    expect(await admissions.list('waiting', 10, 0)).toMatchObject([
      { deviceId: DEVICE, kind: 'new', times: 1 },
    ]);
  });

  it('its inventory is refused and nothing of it is stored', async () => {
    expect((await post('INVENTORY', machine('0a'))).status).toBe(403);
    expect(await computers()).toEqual([]);
    expect((await admissions.find(DEVICE, 'new'))?.facts).toMatchObject({
      uuid: 'uuid-0a',
      serial: 'serial-0a',
    });
  });

  it('it is taken once an administrator admitted it, and leaves the list', async () => {
    await post('PROLOG');
    expect(await admissions.decide(DEVICE, 'new', 'admitted', 'admin')).toBe(true);
    expect((await post('PROLOG')).xml).toContain('<RESPONSE>SEND</RESPONSE>');
    expect((await post('INVENTORY', machine('0a'))).status).toBe(200);
    expect(await computers()).toHaveLength(1);
    expect(await admissions.find(DEVICE, 'new')).toBeUndefined();
  });

  it('it stays out once it was refused, however often it asks', async () => {
    await post('PROLOG');
    await admissions.decide(DEVICE, 'new', 'refused', 'admin');
    expect((await post('PROLOG')).xml).toContain('STOP');
    expect(await admissions.find(DEVICE, 'new')).toMatchObject({ state: 'refused', times: 2 });
  });

  it('a known one is not asked', async () => {
    await setOption('AGENT_APPROVAL', 0);
    await post('INVENTORY', machine('0a'));
    await setOption('AGENT_APPROVAL', 1);
    expect((await post('INVENTORY', machine('0a'))).status).toBe(200);
  });
});

describe('where identities are checked', () => {
  beforeEach(async () => {
    await post('INVENTORY', machine('0a'));
    await setOption('AGENT_IDENTITY_CHECK', 1);
  });

  it('an inventory of another machine is held and the known one stays', async () => {
    expect((await post('INVENTORY', machine('0b'))).status).toBe(403);
    expect(await computers()).toEqual([{ UUID: 'uuid-0a' }]);
    expect(await admissions.list('waiting', 10, 0)).toMatchObject([
      { kind: 'conflict', facts: { sent: { uuid: 'uuid-0b' } } },
    ]);
  });

  it('it is taken after an administrator accepted it', async () => {
    await post('INVENTORY', machine('0b'));
    await admissions.decide(DEVICE, 'conflict', 'admitted', 'admin');
    expect((await post('INVENTORY', machine('0b'))).status).toBe(200);
    expect(await computers()).toEqual([{ UUID: 'uuid-0b' }]);
    expect(await admissions.find(DEVICE, 'conflict')).toBeUndefined();
  });

  it('a machine that kept one of its marks passes', async () => {
    const newBoard = machine('0a').replace('uuid-0a', 'uuid-0c').replace('serial-0a', 'serial-0c');
    expect((await post('INVENTORY', newBoard)).status).toBe(200);
  });

  it('nothing is held where the check is off', async () => {
    await setOption('AGENT_IDENTITY_CHECK', 0);
    expect((await post('INVENTORY', machine('0b'))).status).toBe(200);
  });
});
