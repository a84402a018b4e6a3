import { Injectable } from '@nestjs/common';
import type { AuditChange, AuditEntry, AuditSort } from '@ocs/core-contract';
import { Database } from '../database/index.js';
import type { Sort } from '../lists/index.js';
import type { AuditCondition } from './audit-filter.rule.js';

type AuditRow = Omit<AuditEntry, 'changes'> & { readonly changes: string };

/** An entry that stands somewhere in the order of all. */
export interface AuditDepth {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const COLUMNS = `a.ID AS id, DATE_FORMAT(a.AT, '%Y-%m-%dT%TZ') AS at, a.LOGIN AS login, a.ADDRESS AS address, a.TOKEN AS token,
  a.ACTION AS action, a.TARGET_KIND AS targetKind, a.TARGET_ID AS targetId, a.TARGET_NAME AS targetName, a.CHANGES AS changes`;

/** Each order is that of a key; entries are added in the order of their moments, so the id stands for both. */
const ORDERS: Readonly<Record<AuditSort, readonly string[]>> = {
  at: ['ID'],
  login: ['LOGIN', 'AT', 'ID'],
  action: ['ACTION', 'AT', 'ID'],
  targetKind: ['TARGET_KIND', 'TARGET_ID', 'AT', 'ID'],
};

/** Rows read at once for an export. */
const BATCH = 1_000;

/** Reads the audit (`x_audit`); nothing in the product changes or removes an entry. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  async page(
    condition: AuditCondition,
    sort: Sort<AuditSort>,
    limit: number,
    offset: number,
  ): Promise<AuditEntry[]> {
    const order = ORDERS[sort.column]
      .map((column) => `${column} ${sort.descending ? 'DESC' : 'ASC'}`)
      .join(', ');
    // The long rows are read for the page alone.
    const statement = `SELECT ${COLUMNS} FROM
      (SELECT ID FROM x_audit WHERE ${condition.sql} ORDER BY ${order} LIMIT ? OFFSET ?) p
      JOIN x_audit a ON a.ID = p.ID ORDER BY ${order.replace(/(\w+) (ASC|DESC)/g, 'a.$1 $2')}`;
    const rows = await this.database.rows<AuditRow>(statement, [...condition.values, limit, offset]);
    return rows.map(entryOf);
  }

  async count(condition: AuditCondition): Promise<number> {
    const statement = `SELECT COUNT(*) AS n FROM x_audit WHERE ${condition.sql}`;
    return (await this.database.one<{ n: number }>(statement, condition.values))?.n ?? 0;
  }

  /** Of the entries that fit, newest first, the one at a depth counted from 1; undefined where there are not so many. */
  async at(condition: AuditCondition, depth: number): Promise<AuditDepth | undefined> {
    const statement = `SELECT ID AS id, DATE_FORMAT(AT, '%Y-%m-%dT%TZ') AS at FROM x_audit
      WHERE ID = (SELECT ID FROM x_audit WHERE ${condition.sql} ORDER BY ID DESC LIMIT 1 OFFSET ?)`;
    return this.database.one<AuditDepth>(statement, [...condition.values, depth - 1]);
  }

  /** The id of the newest entry, 0 when there is none. */
  async newest(): Promise<number> {
    return (
      (await this.database.one<{ id: number }>('SELECT COALESCE(MAX(ID), 0) AS id FROM x_audit'))?.id ?? 0
    );
  }

  /** All entries that fit, oldest first, batch by batch. */
  async *each(condition: AuditCondition): AsyncGenerator<AuditEntry> {
    const statement = `SELECT ${COLUMNS} FROM x_audit a WHERE ${condition.sql} AND ID > ? ORDER BY ID LIMIT ${BATCH}`;
    for (let after = 0; ;) {
      const rows = await this.database.rows<AuditRow>(statement, [...condition.values, after]);
      for (const row of rows) yield entryOf(row);
      const end = rows.at(-1);
      if (end === undefined || rows.length < BATCH) return;
      after = end.id;
    }
  }
}

const entryOf = (row: AuditRow): AuditEntry => ({
  ...row,
  changes: JSON.parse(row.changes) as AuditChange[],
});
