import { Injectable } from '@nestjs/common';
import { LAYOUT_SCOPES, type LayoutScope } from '@ocs/core-contract';
import { Database, type Sql } from '../database/index.js';
import { readColumns, writeColumns } from './layout-columns.rule.js';

/** A layout as it is stored (`layouts`, spec/console.md 17.8). */
export interface StoredLayout {
  readonly id: number;
  readonly table: string;
  readonly name: string;
  readonly description: string;
  readonly columns: readonly string[];
  readonly scope: LayoutScope;
  readonly group: string | null;
  readonly creator: string;
}

/** Who looks for layouts: sees their own, those of their group and those of everybody. */
export interface LayoutViewer {
  readonly login: string;
  /** `operators.USER_GROUP` */
  readonly group: string | null;
}

interface LayoutRow {
  readonly id: number;
  readonly table: string;
  readonly name: string;
  readonly description: string | null;
  readonly columns: string;
  readonly scope: string | null;
  readonly group: string | null;
  readonly creator: string;
}

const SELECT = `SELECT ID AS id, TABLE_NAME AS \`table\`, LAYOUT_NAME AS name, DESCRIPTION AS description,
    VISIBLE_COL AS columns, VISIBILITY_SCOPE AS scope, GROUP_ID AS \`group\`, CREATOR AS creator
  FROM layouts`;

/** The original leaves the scope of some rows empty and means the creator alone. */
const VISIBLE = `(CREATOR = ? AND (VISIBILITY_SCOPE IS NULL OR VISIBILITY_SCOPE = 'USER'))
  OR (VISIBILITY_SCOPE = 'GROUP' AND (GROUP_ID = ? OR CREATOR = ?)) OR VISIBILITY_SCOPE = 'ALL'`;

/** More than one table ever has; bounds what a request costs. */
const SHOWN = 1_000;

const OF_TABLE = `${SELECT} WHERE TABLE_NAME = ? AND (${VISIBLE}) ORDER BY LAYOUT_NAME, ID LIMIT ${SHOWN}`;
const FIND = `${SELECT} WHERE ID = ? AND (${VISIBLE})`;

const visibleTo = ({ login, group }: LayoutViewer) => [login, group, login];

@Injectable()
export class LayoutRepository {
  constructor(private readonly database: Database) {}

  /**
   * The asking account as the layouts know it. With a transaction its row is locked: two changes of one account at once
   * pass one after the other.
   */
  async viewer(login: string, tx?: Sql): Promise<LayoutViewer> {
    const statement = `SELECT NULLIF(USER_GROUP, '') AS grp FROM operators WHERE ID = ?${tx ? ' FOR UPDATE' : ''}`;
    const row = await (tx ?? this.database).one<{ grp: string | null }>(statement, [login]);
    return { login, group: row?.grp ?? null };
  }

  /** Layouts of a table that the account sees; those it cannot read are left out. */
  async ofTable(viewer: LayoutViewer, table: string, sql: Sql = this.database): Promise<StoredLayout[]> {
    return (await sql.rows<LayoutRow>(OF_TABLE, [table, ...visibleTo(viewer)])).flatMap(layoutOf);
  }

  async find(viewer: LayoutViewer, id: number, sql: Sql = this.database): Promise<StoredLayout | undefined> {
    return (await sql.rows<LayoutRow>(FIND, [id, ...visibleTo(viewer)])).flatMap(layoutOf)[0];
  }

  async add(tx: Sql, { table, name, description, columns, scope, group, creator }: Omit<StoredLayout, 'id'>) {
    const { insertId } = await tx.run(
      `INSERT INTO layouts (TABLE_NAME, LAYOUT_NAME, DESCRIPTION, VISIBLE_COL, VISIBILITY_SCOPE, GROUP_ID, CREATOR)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [table, name, description, writeColumns(columns), scope, group, creator],
    );
    return insertId;
  }

  async change(tx: Sql, { id, name, description, columns, scope, group }: StoredLayout): Promise<void> {
    await tx.run(
      `UPDATE layouts SET LAYOUT_NAME = ?, DESCRIPTION = ?, VISIBLE_COL = ?, VISIBILITY_SCOPE = ?, GROUP_ID = ? WHERE ID = ?`,
      [name, description, writeColumns(columns), scope, group, id],
    );
  }

  async remove(tx: Sql, id: number): Promise<void> {
    await tx.run('DELETE FROM layouts WHERE ID = ?', [id]);
  }
}

function layoutOf({ columns, description, scope, ...row }: LayoutRow): StoredLayout[] {
  const ids = readColumns(columns);
  if (!ids) return [];
  const known = LAYOUT_SCOPES.find((candidate) => candidate === scope) ?? 'USER';
  return [{ ...row, columns: ids, description: description ?? '', scope: known }];
}
