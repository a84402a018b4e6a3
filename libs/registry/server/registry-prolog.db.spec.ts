import { startAgentServer } from '@ocs/agent-server/testing';
import { AgentDialogue, type Decision } from '@ocs/agent-server';
import { type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { REGISTRY_REASON_TEXTS } from './reason-texts.js';
import { RegistryModule } from './registry.module.js';

let db: TestDatabase;
let http: HttpApp;
/** What was decided for the last contact before its reply was made. */
let decisions: readonly Decision[] = [];

beforeAll(async () => {
  db = await createTestDatabase();
  http = await startAgentServer(db.url, { capabilities: [RegistryModule] });
  http.app.get(AgentDialogue, { strict: false }).addContributor({
    order: 99,
    contribute: async ({ explanation }) => {
      decisions = [...explanation.decisions];
      return undefined;
    },
  });
});

afterAll(async () => {
  await http.stop();
  await db.close();
});

beforeEach(async () => {
  await db.database.run('DELETE FROM regconfig');
  await db.database.run('DELETE FROM hardware');
  await setOption('REGISTRY', 1);
  await setOption('FREQUENCY', 0);
});

const DEVICE = 'pc042-2026-03-01-09-15-00';

const setOption = (name: string, value: number): Promise<unknown> =>
  db.database.run(
    'INSERT INTO config (NAME, IVALUE) VALUES (?, ?) ON DUPLICATE KEY UPDATE IVALUE = VALUES(IVALUE)',
    [name, value],
  );

const ask = (name: string, tree: number, key: string, value: string): Promise<unknown> =>
  db.database.run('INSERT INTO regconfig (NAME, REGTREE, REGKEY, REGVALUE) VALUES (?, ?, ?, ?)', [
    name,
    tree,
    key,
    value,
  ]);

/** The reply to a PROLOG of an agent, as text. */
async function prolog(userAgent = 'OCS-NG_WINDOWS_AGENT_v2.11.0.1'): Promise<string> {
  const reply = await http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: { 'user-agent': userAgent, 'content-type': 'application/xml' },
    payload: `<?xml version="1.0" encoding="UTF-8"?><REQUEST><DEVICEID>${DEVICE}</DEVICEID><CONTENT /><QUERY>PROLOG</QUERY></REQUEST>`,
  });
  expect(reply.statusCode).toBe(200);
  return reply.payload;
}

const BLOCK = `  <OPTION>
    <NAME>REGISTRY</NAME>
    <PARAM NAME="Acme version" REGTREE="2" REGKEY="SOFTWARE\\Acme &amp; Co">Version</PARAM>
    <PARAM NAME="Start" REGTREE="1" REGKEY="Run">*</PARAM>
  </OPTION>
`;

async function askForTwoValues(): Promise<void> {
  await ask('Acme version', 2, 'SOFTWARE\\Acme & Co', 'Version');
  await ask('Start', 1, 'Run', '*');
}

describe('the reply to a PROLOG', () => {
  it('carries the registry queries of the administrators', async () => {
    await askForTwoValues();
    expect(await prolog()).toContain(BLOCK);
  });

  it('carries them to Unix agents too', async () => {
    await askForTwoValues();
    expect(await prolog('OCS-NG_unified_unix_agent_v2.10.5')).toContain(BLOCK);
  });

  it('carries them also when no inventory is asked for', async () => {
    await askForTwoValues();
    await setOption('FREQUENCY', 7);
    await db.database.run(
      'INSERT INTO hardware (DEVICEID, NAME, LASTDATE, LASTCOME) VALUES (?, ?, NOW(), NOW())',
      [DEVICE, 'pc042'],
    );
    const reply = await prolog();
    expect(reply).toContain('<RESPONSE>STOP</RESPONSE>');
    expect(reply).toContain(BLOCK);
  });

  it('has no block when inventories are switched off for good', async () => {
    await askForTwoValues();
    await setOption('FREQUENCY', -1);
    const reply = await prolog();
    expect(reply).toContain('<RESPONSE>STOP</RESPONSE>');
    expect(reply).not.toContain('REGISTRY');
  });

  it('has no block while the option is off', async () => {
    await askForTwoValues();
    await setOption('REGISTRY', 0);
    expect(await prolog()).not.toContain('REGISTRY');
  });

  it('follows a change of the queries at the very next contact', async () => {
    expect(await prolog()).not.toContain('REGISTRY');
    await askForTwoValues();
    expect(await prolog()).toContain(BLOCK);
    await db.database.run('UPDATE regconfig SET REGVALUE = ? WHERE NAME = ?', ['Release', 'Acme version']);
    expect(await prolog()).toContain('>Release</PARAM>');
    await db.database.run('DELETE FROM regconfig');
    expect(await prolog()).not.toContain('REGISTRY');
  });

  it('is explained', async () => {
    const explained = async (): Promise<Decision | undefined> => {
      await prolog();
      return decisions.find(({ topic }) => topic === 'registry');
    };
    expect(await explained()).toEqual({
      topic: 'registry',
      outcome: 'not-sent',
      reasons: [{ code: 'no-registry-queries', params: {} }],
    });
    await askForTwoValues();
    expect(await explained()).toEqual({
      topic: 'registry',
      outcome: 'sent',
      reasons: [{ code: 'registry-queries', params: { count: 2 } }],
    });
    for (const key of [
      '',
      '=sent',
      '=not-sent',
      '.registry-off',
      '.no-registry-queries',
      '.registry-queries',
    ]) {
      expect(REGISTRY_REASON_TEXTS[`registry${key}`]?.fr).toMatch(/./);
    }
  });
});
