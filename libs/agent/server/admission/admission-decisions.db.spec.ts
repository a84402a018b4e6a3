import { AuditModule, createHttpApp, DatabaseModule, type HttpApp, HttpModule } from '@ocs/core-server';
import { createTestDatabase, TestAccounts, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdmissionModule } from './admission.module.js';
import { AdmissionRepository } from './admission.repository.js';

const DEVICE = 'pc042-2026-03-01-09-15-00';

let db: TestDatabase;
let http: HttpApp;
let headers: Record<string, string>;

beforeAll(async () => {
  db = await createTestDatabase();
  const imports = [DatabaseModule.forRoot({ url: db.url }), HttpModule, AuditModule, AdmissionModule];
  headers = { ...new TestAccounts().add('anna', { permissions: ['agents.admit'] }) };
  http = await createHttpApp({ module: class Server {}, imports }, { logLevel: 'silent' });
  await new AdmissionRepository(db.database).ask(
    { deviceId: DEVICE, kind: 'new', address: '192.0.2.7', userAgent: 'agent', facts: {} },
    1_700_000_000,
  );
});

afterAll(async () => {
  await http.stop(0);
  await db.close();
});

const decide = async (deviceId: string) =>
  http.app.inject({
    method: 'POST',
    url: '/api/agents/admissions',
    headers,
    payload: { deviceId, kind: 'new', decision: 'admit' },
  });

const audit = () =>
  db.database.rows<{ who: string; action: string; target: string }>(
    'SELECT LOGIN AS who, ACTION AS action, TARGET_ID AS target FROM x_audit',
  );

describe('a decision about an agent that waits', () => {
  it('leaves nothing behind when there is no such agent', async () => {
    const answer = await decide('other-2026-03-01-09-15-00');
    expect(answer.statusCode).toBe(404);
    expect(answer.json()).toMatchObject({ code: 'admission.not-found' });
    expect(await audit()).toEqual([]);
  });

  it('stands in the audit with who took it', async () => {
    expect((await decide(DEVICE)).statusCode).toBe(204);
    expect(await audit()).toEqual([{ who: 'anna', action: 'admission.admitted', target: DEVICE }]);
  });
});
