import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, deleteByIds, insertRows, upsertRows } from '@ocs/core-server';
import { KEPT_CONTACTS, mergeContacts, type ContactEntry, type ContactRecord } from './contact-merge.rule.js';
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

  /** Keeps a batch of contacts, oldest first: one read and three writes for all computers together. */
  async keep(records: readonly ContactRecord[]): Promise<void> {
    const computers = await this.existing([...new Set(records.map(({ computerId }) => computerId))]);
    if (computers.length === 0) return;
    const newest = await this.newest(computers);
    const changed = computers.flatMap((computer) =>
      mergeContacts(
        newest.get(computer),
        records.filter(({ computerId }) => computerId === computer),
        digest,
      ),
    );
    const grown = changed.filter(({ id }) => id !== undefined);
    const added = changed.filter(({ id }) => id === undefined);
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
    return rows.map((row) => ({ ...row, decisions: JSON.parse(row.decisions) as Decision[] }));
  }

  /** Computers that were deleted or replaced meanwhile keep nothing. */
  private async existing(computers: readonly number[]): Promise<readonly number[]> {
    const rows = await this.database.rows<{ id: number }>('SELECT ID AS id FROM hardware WHERE ID IN (?)', [
      computers,
    ]);
    return rows.map(({ id }) => id);
  }

  private async newest(computers: readonly number[]): Promise<ReadonlyMap<number, ContactEntry>> {
    const rows = await this.database.rows<{
      id: number;
      computer: number;
      digest: string;
      times: number;
      firstAt: number;
    }>(
      `SELECT c.ID AS id, c.HARDWARE_ID AS computer, c.DIGEST AS digest, c.TIMES AS times, c.FIRST_AT AS firstAt FROM x_contact c
       JOIN (SELECT MAX(ID) AS ID FROM x_contact WHERE HARDWARE_ID IN (?) GROUP BY HARDWARE_ID) newest ON newest.ID = c.ID`,
      [computers],
    );
    // Only equality and counters are needed of the stored one: its digest stands for its likeness.
    return new Map(
      rows.map(({ id, computer, digest, times, firstAt }) => {
        const at = new Date(firstAt * 1000);
        return [
          computer,
          {
            id,
            computerId: computer,
            kind: '',
            status: 0,
            likeness: digest,
            decisions: [],
            firstAt: at,
            lastAt: at,
            times,
          },
        ];
      }),
    );
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
  decisionsText(entry.decisions),
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
