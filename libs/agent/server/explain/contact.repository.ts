import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, deleteByIds, insertRows, upsertRows } from '@ocs/core-server';
import {
  aged,
  KEPT_CONTACTS,
  mergeContacts,
  type ContactEntry,
  type ContactRecord,
} from './contact-merge.rule.js';
import type { Decision } from './explanation.js';

/** A kept contact as it is read. Times are seconds since 1970. */
export interface KeptContact {
  readonly kind: string;
  readonly status: number;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
  readonly decisions: readonly Decision[];
}

/** Characters of the decisions of one entry; the column holds 64 KiB in four-byte characters. */
const LONGEST_DECISIONS = 16_000;

/** Keeps the last contacts of computers in `x_contact`. */
@Injectable()
export class ContactRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a batch of contacts, oldest first: one read and at most three writes for all computers together. */
  async keep(records: readonly ContactRecord[]): Promise<void> {
    const byComputer = new Map<number, ContactRecord[]>();
    for (const record of records) {
      const others = byComputer.get(record.computerId);
      if (others) others.push(record);
      else byComputer.set(record.computerId, [record]);
    }
    const newest = await this.newest([...byComputer.keys()]);
    const changed = [...newest].flatMap(([computer, entry]) =>
      mergeContacts(entry, byComputer.get(computer) ?? [], digest),
    );
    const again = changed.filter(({ id, decisions }) => id !== undefined && !decisions);
    const grown = changed.filter(({ id, decisions }) => id !== undefined && decisions);
    const added = changed.filter(({ id }) => id === undefined);
    await this.countAgain(again, newest);
    await upsertRows(
      this.database,
      'x_contact',
      ['ID', ...COLUMNS],
      grown.map((entry) => [entry.id ?? 0, ...valuesOf(entry)]),
      ['TIMES', 'LAST_AT', 'DECISIONS'],
    );
    await insertRows(this.database, 'x_contact', COLUMNS, added.map(valuesOf));
    await this.trim([...new Set(added.map(({ computerId }) => computerId))]);
  }

  /** Newest first. */
  async of(computerId: number): Promise<readonly KeptContact[]> {
    const rows = await this.database.rows<Omit<KeptContact, 'decisions'> & { decisions: string }>(
      `SELECT KIND AS kind, STATUS AS status, FIRST_AT AS firstAt, LAST_AT AS lastAt, TIMES AS times, DECISIONS AS decisions
       FROM x_contact WHERE HARDWARE_ID = ? ORDER BY ID DESC LIMIT ?`,
      [computerId, KEPT_CONTACTS],
    );
    return rows.map((row) => ({
      ...row,
      decisions: aged(JSON.parse(row.decisions) as Decision[], row.lastAt - row.firstAt),
    }));
  }

  /** The newest entry of each computer; computers that were deleted or replaced meanwhile keep nothing and are not in it. */
  private async newest(computers: readonly number[]): Promise<ReadonlyMap<number, ContactEntry | undefined>> {
    const rows = await this.database.rows<{
      computer: number;
      id: number | null;
      digest: string;
      times: number;
      firstAt: number;
    }>(
      `SELECT h.ID AS computer, c.ID AS id, c.DIGEST AS digest, c.TIMES AS times, c.FIRST_AT AS firstAt
       FROM hardware h LEFT JOIN x_contact c ON c.ID = (SELECT MAX(n.ID) FROM x_contact n WHERE n.HARDWARE_ID = h.ID)
       WHERE h.ID IN (?)`,
      [computers],
    );
    return new Map(
      rows.map(({ id, computer, digest, times, firstAt }) => [
        computer,
        id === null ? undefined : stored(id, computer, digest, times, new Date(firstAt * 1000)),
      ]),
    );
  }

  /** Entries that came again with the same decisions: those that came as often and at the same second in one statement. */
  private async countAgain(
    entries: readonly ContactEntry[],
    newest: ReadonlyMap<number, ContactEntry | undefined>,
  ): Promise<void> {
    const alike = new Map<string, { times: number; lastAt: number; ids: number[] }>();
    for (const { id, computerId, times, lastAt } of entries) {
      if (id === undefined) continue;
      const more = times - (newest.get(computerId)?.times ?? 0);
      const key = `${more} ${seconds(lastAt)}`;
      const group = alike.get(key) ?? { times: more, lastAt: seconds(lastAt), ids: [] };
      alike.set(key, group);
      group.ids.push(id);
    }
    for (const { times, lastAt, ids } of alike.values())
      await this.database.run('UPDATE x_contact SET TIMES = TIMES + ?, LAST_AT = ? WHERE ID IN (?)', [
        times,
        lastAt,
        ids,
      ]);
  }

  private async trim(computers: readonly number[]): Promise<void> {
    if (computers.length === 0) return;
    const rows = await this.database.rows<{ id: number; computer: number }>(
      'SELECT ID AS id, HARDWARE_ID AS computer FROM x_contact WHERE HARDWARE_ID IN (?) ORDER BY HARDWARE_ID, ID DESC',
      [computers],
    );
    const seen = new Map<number, number>();
    const surplus = rows.filter(({ computer }) => {
      const place = (seen.get(computer) ?? 0) + 1;
      seen.set(computer, place);
      return place > KEPT_CONTACTS;
    });
    await deleteByIds(
      this.database,
      'x_contact',
      surplus.map(({ id }) => id),
    );
  }
}

/** Only equality and counters are needed of a stored entry: its digest stands for its likeness. */
const stored = (
  id: number,
  computerId: number,
  likeness: string,
  times: number,
  firstAt: Date,
): ContactEntry => ({
  id,
  computerId,
  kind: '',
  status: 0,
  likeness,
  decisions: [],
  firstAt,
  lastAt: firstAt,
  times,
});

const COLUMNS = ['HARDWARE_ID', 'KIND', 'STATUS', 'DIGEST', 'FIRST_AT', 'LAST_AT', 'TIMES', 'DECISIONS'];

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);

const valuesOf = (entry: ContactEntry): (string | number)[] => [
  entry.computerId,
  entry.kind.slice(0, 20),
  entry.status,
  entry.likeness,
  seconds(entry.firstAt),
  seconds(entry.lastAt),
  entry.times,
  decisionsText(entry.decisions ?? []),
];

/** Decisions as JSON, cut as a whole when an agent made them huge. */
function decisionsText(decisions: readonly Decision[]): string {
  let kept = decisions;
  let text = JSON.stringify(kept);
  while (text.length > LONGEST_DECISIONS) {
    kept = kept.slice(0, Math.floor(kept.length / 2));
    text = JSON.stringify(kept);
  }
  return text;
}

/** Digest of a likeness, as it is stored. */
const digest = (text: string): string => createHash('sha1').update(text).digest('hex');
