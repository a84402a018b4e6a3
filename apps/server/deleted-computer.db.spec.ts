import { AgentModule, readAgentSettings } from '@ocs/agent-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { DictionaryModule } from '@ocs/dictionary-server';
import { DuplicatesModule } from '@ocs/duplicates-server';
import { GroupsModule } from '@ocs/groups-server';
import { ChangesModule } from '@ocs/inventory-server';
import { type ConsoleServer, startConsoleServer } from '@ocs/inventory-server/testing';
import { RegistryModule } from '@ocs/registry-server';
import { SearchModule } from '@ocs/search-server';
import { TeledeployModule } from '@ocs/teledeploy-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const DEVICE = 'alpha-2026-03-01-09-15-00';
const ADMIN = { permissions: ['computers.read', 'computers.edit', 'computers.delete'], tags: null } as const;

let db: TestDatabase;
let server: ConsoleServer;

beforeAll(async () => {
  db = await createTestDatabase();
  server = await startConsoleServer(db.url, [
    AgentModule.forRoot(readAgentSettings({})),
    GroupsModule,
    RegistryModule,
    TeledeployModule,
    DictionaryModule,
    SearchModule,
    DuplicatesModule,
    ChangesModule,
  ]);
});
afterAll(async () => {
  await server.http.stop(0);
  await db.close();
});

const send = async (query: string, content = '') =>
  server.http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: { 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.5', 'content-type': 'application/x-compress' },
    payload: `<?xml version="1.0" encoding="UTF-8"?><REQUEST>${content}<DEVICEID>${DEVICE}</DEVICEID><QUERY>${query}</QUERY></REQUEST>`,
  });
const inventory = async (checksum: number) =>
  send(
    'INVENTORY',
    `<CONTENT><HARDWARE><NAME>alpha</NAME><CHECKSUM>${checksum}</CHECKSUM></HARDWARE><BIOS><SSN>SN-1</SSN></BIOS>
     <NETWORKS><MACADDR>00:11:22:33:44:55</MACADDR><IPSUBNET>10.0.0.0</IPSUBNET></NETWORKS>
     <SOFTWARES><NAME>Editor</NAME><VERSION>1.0</VERSION></SOFTWARES>
     <ACCOUNTINFO><KEYNAME>TAG</KEYNAME><KEYVALUE>PARIS</KEYVALUE></ACCOUNTINFO></CONTENT>`,
  );
const computer = async () =>
  db.database.one<{ id: number; tag: string; software: number; cards: number; serial: string }>(
    `SELECT h.ID AS id, a.TAG AS tag, b.SSN AS serial, (SELECT COUNT(*) FROM software s WHERE s.HARDWARE_ID = h.ID) AS software,
            (SELECT COUNT(*) FROM networks n WHERE n.HARDWARE_ID = h.ID) AS cards
     FROM hardware h LEFT JOIN accountinfo a ON a.HARDWARE_ID = h.ID LEFT JOIN bios b ON b.HARDWARE_ID = h.ID
     WHERE h.DEVICEID = ?`,
    [DEVICE],
  );

describe('an agent whose computer was deleted', () => {
  it('is asked for an inventory and stored as at its first contact', async () => {
    expect((await inventory(8191)).statusCode).toBe(200);
    const first = await computer();
    expect(first).toMatchObject({ tag: 'PARIS', serial: 'SN-1', software: 1, cards: 1 });
    const path = `computers/${first?.id}`;
    const { body } = await server.call<{ version: string }>(ADMIN, 'GET', `${path}/administrative`);
    await server.call(ADMIN, 'PUT', `${path}/administrative`, {
      version: body.version,
      values: { TAG: 'LYON' },
    });
    expect(await computer()).toMatchObject({ tag: 'LYON' });

    expect(await server.call(ADMIN, 'DELETE', path)).toMatchObject({ status: 204 });
    expect(await computer()).toBeUndefined();

    expect((await send('PROLOG')).payload).toContain('<RESPONSE>SEND</RESPONSE>');
    // The agent believes that nothing but its own row changed: without a stored computer everything counts.
    expect((await inventory(1)).statusCode).toBe(200);
    const second = await computer();
    expect(second).toMatchObject({ tag: 'PARIS', serial: 'SN-1', software: 1, cards: 1 });
    expect(second?.id).not.toBe(first?.id);
  });
});
