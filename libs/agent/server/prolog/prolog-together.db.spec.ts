import { deflateSync, inflateSync } from 'node:zlib';
import { Metrics, type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startAgentServer } from '../testing/index.js';

const COUNT = 30;
const NUMBERS = Array.from({ length: COUNT }, (_, at) => at + 1);
const deviceId = (number: number): string => `pc${number}-2026-03-01-09-15-00`;

let db: TestDatabase;
let http: HttpApp;

beforeAll(async () => {
  db = await createTestDatabase();
  http = await startAgentServer(db.url);
});
afterAll(async () => {
  await http.stop(0);
  await db.close();
});
beforeEach(async () => {
  await db.database.run('DELETE FROM prolog_conntrack');
  await db.database.run('DELETE FROM devices');
  await db.database.run('DELETE FROM hardware');
  await db.database.run('INSERT INTO hardware (ID, DEVICEID, FIDELITY, LASTDATE) VALUES ?', [
    NUMBERS.map((number) => [number, deviceId(number), 1, new Date()]),
  ]);
});

async function prolog(device: string): Promise<string> {
  const reply = await http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: { 'user-agent': `OCS-NG_unified_unix_agent_v2.10.5_${device.slice(0, 4)}` },
    payload: deflateSync(
      `<?xml version="1.0"?><REQUEST><DEVICEID>${device}</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>`,
    ),
  });
  expect(reply.statusCode).toBe(200);
  return inflateSync(reply.rawPayload).toString();
}

const setOption = (name: string, value: number) =>
  db.database.run('REPLACE INTO config (NAME, IVALUE) VALUES (?, ?)', [name, value]);

describe('PROLOGs that come at the same time', () => {
  it('are each answered and noted as if they came alone', async () => {
    // Every third computer has a frequency of its own: never.
    const never = NUMBERS.filter((number) => number % 3 === 0);
    await db.database.run('INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) VALUES ?', [
      never.map((number) => [number, 'FREQUENCY', -1]),
    ]);
    await setOption('FREQUENCY', 1);
    await db.database.run('UPDATE hardware SET LASTDATE = NOW() - INTERVAL 3 DAY');
    const replies = await Promise.all(NUMBERS.map((number) => prolog(deviceId(number))));
    const sent = NUMBERS.filter((_, at) => replies[at]?.includes('<RESPONSE>SEND</RESPONSE>'));
    expect(sent).toEqual(NUMBERS.filter((number) => !never.includes(number)));
    const sessions = await db.database.rows<{ device: string }>(
      'SELECT DEVICEID AS device FROM prolog_conntrack ORDER BY ID',
    );
    expect(sessions.map(({ device }) => device).sort()).toEqual(sent.map(deviceId).sort());
    const noted = await db.database.rows<{ id: number; agent: string; fidelity: number; fresh: number }>(
      'SELECT ID AS id, USERAGENT AS agent, FIDELITY AS fidelity, LASTCOME >= NOW() - INTERVAL 1 HOUR AS fresh FROM hardware ORDER BY ID',
    );
    expect(noted).toEqual(
      NUMBERS.map((id) => ({
        id,
        agent: `OCS-NG_unified_unix_agent_v2.10.5_${deviceId(id).slice(0, 4)}`,
        fidelity: 2,
        fresh: 1,
      })),
    );
  });

  it('follow an option at once when another program changes it', async () => {
    await setOption('PROLOG_FREQ', 24);
    expect(await prolog(deviceId(1))).toContain('<PROLOG_FREQ>24</PROLOG_FREQ>');
    await setOption('PROLOG_FREQ', 5);
    const replies = await Promise.all(NUMBERS.map((number) => prolog(deviceId(number))));
    expect(replies.every((reply) => reply.includes('<PROLOG_FREQ>5</PROLOG_FREQ>'))).toBe(true);
  });

  it('are counted by what was decided', async () => {
    const { registry } = http.app.get(Metrics);
    registry.resetMetrics();
    await setOption('FREQUENCY', 0);
    await Promise.all([1, 2].map((number) => prolog(deviceId(number))));
    await setOption('FREQUENCY', -1);
    await prolog(deviceId(1));
    const figures = await registry.getSingleMetricAsString('ocs_prolog_answers_total');
    expect(figures).toContain('{decision="SEND"} 2');
    expect(figures).toContain('{decision="BREAK"} 1');
  });
});
