import { startAgentServer } from '@ocs/agent-server/testing';
import { AgentDialogue, type Decision } from '@ocs/agent-server';
import { OptionsReader, type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GroupMemberships } from './group-memberships.js';
import { GroupJob } from './group.job.js';
import { GroupsModule } from './groups.module.js';
import { GROUP_REASON_TEXTS } from './reason-texts.js';
import { GroupsFixture, options } from './testing/groups-fixture.js';

let db: TestDatabase;
let http: HttpApp;
/** What was decided for the last contact before its reply was made. */
let decisions: readonly Decision[] = [];
let fixture: GroupsFixture;

beforeAll(async () => {
  db = await createTestDatabase();
  fixture = new GroupsFixture(db.database);
  http = await startAgentServer(db.url, { capabilities: [GroupsModule] });
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

const COMPUTER = 'pc042';
const ALL = 'SELECT ID FROM hardware';
let computer: number;

beforeEach(async () => {
  // The round of the job that begins with the server is over.
  await http.app.get(GroupJob).run();
  await fixture.clear();
  computer = await fixture.computer(COMPUTER);
  await setOption('ENABLE_GROUPS', 1);
  await setOption('GROUPS_CACHE_REVALIDATE', 600);
  await setOption('GROUPS_CACHE_OFFSET', 0);
  await setOption('PROLOG_FREQ', 24);
});

const setOption = (name: string, value: number): Promise<unknown> =>
  db.database.run(
    'INSERT INTO config (NAME, IVALUE) VALUES (?, ?) ON DUPLICATE KEY UPDATE IVALUE = VALUES(IVALUE)',
    [name, value],
  );

/** A group that sets the contact interval of its members. */
async function groupWithInterval(
  hours: number,
  definition: Parameters<GroupsFixture['group']>[0],
): Promise<number> {
  const group = await fixture.group(definition);
  await db.database.run("INSERT INTO devices (HARDWARE_ID, NAME, IVALUE) VALUES (?, 'PROLOG_FREQ', ?)", [
    group,
    hours,
  ]);
  return group;
}

/** The contact interval an agent is told at PROLOG. */
async function toldInterval(name = COMPUTER): Promise<number> {
  const reply = await http.app.inject({
    method: 'POST',
    url: '/ocsinventory',
    headers: { 'user-agent': 'OCS-NG_unified_unix_agent_v2.10.5', 'content-type': 'application/xml' },
    payload: `<?xml version="1.0"?><REQUEST><DEVICEID>${name}-2026-03-01-09-15-00</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>`,
  });
  expect(reply.statusCode).toBe(200);
  return Number(/<PROLOG_FREQ>(\d+)</.exec(reply.payload)?.[1]);
}

describe('an agent that meets a group which has expired', () => {
  it('gets the settings of the group in the same reply', async () => {
    const group = await groupWithInterval(3, { request: ALL });
    expect(await toldInterval()).toBe(3);
    expect(await fixture.rows(group)).toEqual([[computer, 0]]);
  });

  it('loses them in the same reply when it is no longer selected', async () => {
    const group = await groupWithInterval(3, { request: 'SELECT ID FROM hardware WHERE MEMORY > 1000' });
    await fixture.put(computer, group, 0);
    expect(await toldInterval()).toBe(24);
  });

  it('is served with the members as they are while another process computes them', async () => {
    const group = await groupWithInterval(3, { request: ALL });
    await db.database.withLock(`group ${group}`, 0, async () => {
      expect(await toldInterval()).toBe(24);
    });
    expect(await toldInterval()).toBe(3);
  });

  it('is served although the request of the group fails', async () => {
    const group = await groupWithInterval(3, { request: 'SELECT nonsense FROM nowhere' });
    await fixture.put(computer, group, 0);
    expect(await toldInterval()).toBe(3);
  });

  it('computes all of them, not only its own', async () => {
    const groups = [await fixture.group({ request: ALL }), await fixture.group({ request: ALL })];
    await toldInterval();
    for (const group of groups) expect(await fixture.rows(group)).toEqual([[computer, 0]]);
  });
});

describe('a group is not computed', () => {
  const untouched = async (definition: { computedAgo?: number } = {}, name = COMPUTER): Promise<void> => {
    const group = await groupWithInterval(3, { request: ALL, ...definition });
    expect(await toldInterval(name)).toBe(24);
    expect(await fixture.rows(group)).toEqual([]);
  };

  it('while it is valid', () => untouched({ computedAgo: 300 }));

  it('where groups are never computed anew', async () => {
    await setOption('GROUPS_CACHE_REVALIDATE', 0);
    await untouched();
  });

  it('where groups are off', async () => {
    await setOption('ENABLE_GROUPS', 0);
    await untouched();
  });

  it('for a computer that nobody knows', () => untouched({}, 'unknown'));
});

describe('a computer and its groups', () => {
  it('has the settings of a group it was put into, and not of one it was kept out of', async () => {
    const included = await groupWithInterval(7, { computedAgo: 0 });
    const excluded = await groupWithInterval(3, { request: ALL });
    await fixture.put(computer, included, 1);
    await fixture.put(computer, excluded, 2);
    expect(await toldInterval()).toBe(7);
    const memberships = await http.app.get(GroupMemberships).of(computer, options());
    expect(memberships).toEqual([
      {
        groupId: included,
        name: 'a group',
        state: 1,
        member: true,
        reasons: [{ code: 'included', params: { groupId: included, name: 'a group' } }],
      },
      {
        groupId: excluded,
        name: 'a group',
        state: 2,
        member: false,
        reasons: [{ code: 'excluded', params: { groupId: excluded, name: 'a group' } }],
      },
    ]);
  });

  it('has none of them while groups are off, and is told why', async () => {
    const included = await groupWithInterval(7, { computedAgo: 0 });
    await fixture.put(computer, included, 1);
    await setOption('ENABLE_GROUPS', 0);
    expect(await toldInterval()).toBe(24);
    const current = await http.app.get(OptionsReader).current();
    const [membership] = await http.app.get(GroupMemberships).of(computer, current);
    expect(membership).toMatchObject({ member: false, reasons: [{ code: 'groups-off' }] });
  });

  it('is explained at each contact', async () => {
    const explained = async (): Promise<Decision | undefined> => {
      await toldInterval();
      return decisions.find(({ topic }) => topic === 'groups');
    };
    expect(await explained()).toEqual({ topic: 'groups', outcome: 'none', reasons: [] });
    const group = await groupWithInterval(7, { request: ALL });
    expect(await explained()).toEqual({
      topic: 'groups',
      outcome: 'member',
      reasons: [{ code: 'computed', params: { groupId: group, name: 'a group' } }],
    });
    await setOption('ENABLE_GROUPS', 0);
    expect(await explained()).toEqual({
      topic: 'groups',
      outcome: 'none',
      reasons: [{ code: 'groups-off' }],
    });
  });

  it.each(['', '=member', '=none', '.groups-off', '.computed', '.included', '.excluded', '.not-selected'])(
    'has words for groups%s in both languages',
    (key) => {
      const text = GROUP_REASON_TEXTS[`groups${key}`];
      expect(text?.en).toMatch(/^\p{Lu}/u);
      expect(text?.fr).toMatch(/^\p{Lu}/u);
    },
  );
});
