import type { Sql, SqlValue, Transaction } from './sql.js';
import { identifier, identifiers } from './identifier.js';

/** A row in the order of the columns given beside it. */
export type Row = readonly SqlValue[];

const ROWS_PER_STATEMENT = 2_000;
/** Characters in one statement: at most 12 MB even if each took 3 bytes and were escaped, under every server's packet limit. */
const CHARACTERS_PER_STATEMENT = 2_000_000;
const IDS_PER_STATEMENT = 5_000;

/** Inserts rows with as few statements as the packet size allows. */
export async function insertRows(
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  await insertChunks(sql, table, columns, rows, '');
}

/** Like {@link insertRows}, together with the next statement of the transaction. */
export function insertRowsLater(
  tx: Transaction,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): void {
  const statement = insertStatement(table, columns, '');
  for (const chunk of chunks(rows)) tx.later(statement, [chunk]);
}

/**
 * Inserts the rows whose unique key is not there yet and leaves the others alone. Unlike INSERT IGNORE it still fails
 * on a value that does not fit.
 */
export async function insertMissingRows(
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const [first] = columns;
  if (first === undefined) throw new Error(`No columns to insert into ${table}`);
  await insertChunks(
    sql,
    table,
    columns,
    rows,
    ` ON DUPLICATE KEY UPDATE ${identifier(first)} = ${identifier(first)}`,
  );
}

/** Inserts rows; where a unique key is already there, sets `updated` (columns of the row) to the new values instead. */
export async function upsertRows(
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
  updated: readonly string[],
): Promise<void> {
  const assignments = updated
    .map((column) => `${identifier(column)} = VALUES(${identifier(column)})`)
    .join(', ');
  await insertChunks(sql, table, columns, rows, ` ON DUPLICATE KEY UPDATE ${assignments}`);
}

/** Deletes rows by their key. @returns how many there were */
export async function deleteByIds(
  sql: Sql,
  table: string,
  ids: readonly (number | string)[],
  key = 'ID',
): Promise<number> {
  let deleted = 0;
  for (const some of portions(ids)) {
    const { affectedRows } = await sql.run(deleteStatement(table, key), [some]);
    deleted += affectedRows;
  }
  return deleted;
}

/** Like {@link deleteByIds}, together with the next statement of the transaction. */
export function deleteByIdsLater(
  tx: Transaction,
  table: string,
  ids: readonly (number | string)[],
  key = 'ID',
): void {
  for (const some of portions(ids)) tx.later(deleteStatement(table, key), [some]);
}

const deleteStatement = (table: string, key: string): string =>
  `DELETE FROM ${identifier(table)} WHERE ${identifier(key)} IN (?)`;

function* portions<Id>(ids: readonly Id[]): Generator<readonly Id[]> {
  for (let from = 0; from < ids.length; from += IDS_PER_STATEMENT)
    yield ids.slice(from, from + IDS_PER_STATEMENT);
}

async function insertChunks(
  sql: Sql,
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
  tail: string,
): Promise<void> {
  const statement = insertStatement(table, columns, tail);
  for (const chunk of chunks(rows)) await sql.run(statement, [chunk]);
}

const insertStatement = (table: string, columns: readonly string[], tail: string): string =>
  `INSERT INTO ${identifier(table)} (${identifiers(columns)}) VALUES ?${tail}`;

/** Cuts rows into statements by number and size; a single row larger than the bound travels alone. */
export function* chunks(rows: readonly Row[]): Generator<readonly Row[]> {
  let from = 0;
  let size = 0;
  for (const [at, row] of rows.entries()) {
    const added = characters(row);
    if (at > from && (at - from >= ROWS_PER_STATEMENT || size + added > CHARACTERS_PER_STATEMENT)) {
      yield rows.slice(from, at);
      from = at;
      size = 0;
    }
    size += added;
  }
  if (from < rows.length) yield rows.slice(from);
}

function characters(row: Row): number {
  let sum = 0;
  for (const value of row) {
    sum += typeof value === 'string' ? value.length + 3 : Buffer.isBuffer(value) ? value.length * 2 + 3 : 24;
  }
  return sum;
}
