import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ContactJournal } from './contact-journal.js';
import { KEPT_CONTACTS, type ContactRecord } from './contact-merge.rule.js';
import { ContactRepository } from './contact.repository.js';

let db: TestDatabase;
let contacts: ContactRepository;
let journal: ContactJournal;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.database.run(
    "INSERT INTO hardware (ID, DEVICEID) VALUES (1, 'a-2026-03-01-09-15-00'), (2, 'b-2026-03-01-09-15-00')",
  );
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.database.run('DELETE FROM x_contact');
  contacts = new ContactRepository(db.database);
  journal = new ContactJournal(contacts);
});

const contact = (computerId: number, minute: number, outcome: string, reason = 'code'): ContactRecord => ({
  computerId,
  kind: 'PROLOG',
  status: 200,
  at: new Date(Date.UTC(2026, 2, 1, 9, minute)),
  decisions: [{ topic: 'prolog', outcome, reasons: [{ code: reason }] }],
});

describe('the kept contacts of a computer', () => {
  it('grow together while they go the same way, also over several batches', async () => {
    journal.record(contact(1, 1, 'STOP'));
    journal.record(contact(2, 1, 'SEND'));
    await journal.flush();
    journal.record(contact(1, 2, 'STOP'));
    await journal.flush();
    const [entry, ...more] = await contacts.of(1);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      times: 2,
      lastAt: Date.UTC(2026, 2, 1, 9, 2) / 1000,
      firstAt: Date.UTC(2026, 2, 1, 9, 1) / 1000,
    });
    expect(await contacts.of(2)).toHaveLength(1);
  });

  it('are the last twenty, newest first', async () => {
    for (let minute = 0; minute < 50; minute++) {
      journal.record(contact(1, minute, minute % 2 ? 'STOP' : 'SEND'));
      if (minute % 7 === 0) await journal.flush();
    }
    await journal.flush();
    const kept = await contacts.of(1);
    expect(kept).toHaveLength(KEPT_CONTACTS);
    expect(kept[0]?.lastAt).toBe(Date.UTC(2026, 2, 1, 9, 49) / 1000);
    expect(await db.database.rows('SELECT ID FROM x_contact')).toHaveLength(KEPT_CONTACTS);
  });

  it('stay readable however long a reason is', async () => {
    journal.record({
      ...contact(1, 1, 'SEND'),
      decisions: Array.from({ length: 50 }, () => ({ topic: 't', outcome: 'x'.repeat(5_000), reasons: [] })),
    });
    await journal.flush();
    expect((await contacts.of(1))[0]?.decisions.length).toBeGreaterThan(0);
  });

  it('are not kept of a computer that is gone', async () => {
    journal.record(contact(3, 1, 'SEND'));
    await journal.flush();
    expect(await contacts.of(3)).toEqual([]);
  });

  it('do not wait any longer when many have come', async () => {
    const kept: number[] = [];
    contacts.keep = (batch) => Promise.resolve(void kept.push(batch.length));
    for (let at = 0; at < 199; at++) journal.record(contact(1, at % 60, 'STOP'));
    await nextTurn();
    expect(kept).toEqual([]);
    for (let at = 0; at < 301; at++) journal.record(contact(1, at % 60, 'STOP'));
    await nextTurn();
    // They come faster than they are written: all that are there by then go together, 500 at most.
    expect(kept).toEqual([500]);
    journal.record(contact(1, 1, 'STOP'));
    await journal.flush();
    expect(kept).toEqual([500, 1]);
  });

  it('are written when the server stops', async () => {
    journal.record(contact(1, 1, 'SEND'));
    await journal.beforeApplicationShutdown();
    expect(await contacts.of(1)).toHaveLength(1);
  });
});
