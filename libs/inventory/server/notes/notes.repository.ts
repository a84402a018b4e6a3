import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Transaction } from '@ocs/core-server';

/** A row of `itmgmt_comments` that is shown. */
export interface StoredNote {
  readonly id: number;
  readonly text: string;
  readonly author: string | null;
  /** ISO 8601, UTC; null for a row without a date. */
  readonly at: string | null;
}

// Moments are kept in the database server's local time (the schema's rule).
const COLUMNS = `ID AS id, COALESCE(COMMENTS, '') AS text, USER_INSERT AS author,
  IF(DATE_INSERT < '1000-01-01', NULL,
     DATE_FORMAT(CONVERT_TZ(DATE_INSERT, @@session.time_zone, '+00:00'), '%Y-%m-%dT%H:%i:%sZ')) AS at`;
const SELECT_ALL = `SELECT ${COLUMNS} FROM itmgmt_comments
  WHERE HARDWARE_ID = ? AND (VISIBLE IS NULL OR VISIBLE <> 0) ORDER BY DATE_INSERT DESC, ID DESC`;
const SELECT_ONE = `SELECT ${COLUMNS} FROM itmgmt_comments
  WHERE ID = ? AND HARDWARE_ID = ? AND (VISIBLE IS NULL OR VISIBLE <> 0)`;

/** Notes on computers: `itmgmt_comments` (spec/database.md 3.1). A deleted one stays, invisible. */
@Injectable()
export class NotesRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async of(computerId: number): Promise<readonly StoredNote[]> {
    return this.database.rows<StoredNote>(SELECT_ALL, [computerId]);
  }

  async find(sql: Sql, computerId: number, noteId: number): Promise<StoredNote | undefined> {
    return sql.one<StoredNote>(SELECT_ONE, [noteId, computerId]);
  }

  /** @returns the id of the new note */
  async add(tx: Transaction, computerId: number, author: string, text: string): Promise<number> {
    const { insertId } = await tx.run(
      `INSERT INTO itmgmt_comments (HARDWARE_ID, COMMENTS, USER_INSERT, DATE_INSERT, ACTION, VISIBLE)
       VALUES (?, ?, ?, NOW(), NULL, 1)`,
      [computerId, text, cutLogin(author)],
    );
    return insertId;
  }

  /** Whoever changes a note signs it. */
  async change(tx: Transaction, noteId: number, author: string, text: string): Promise<void> {
    await tx.run(
      'UPDATE itmgmt_comments SET COMMENTS = ?, USER_INSERT = ?, DATE_INSERT = NOW() WHERE ID = ?',
      [text, cutLogin(author), noteId],
    );
  }

  async hide(tx: Transaction, noteId: number): Promise<void> {
    await tx.run('UPDATE itmgmt_comments SET VISIBLE = 0 WHERE ID = ?', [noteId]);
  }
}

/** `USER_INSERT` holds 100 characters. */
const cutLogin = (login: string): string => [...login].slice(0, 100).join('');
