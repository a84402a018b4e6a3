import { type Database, identifier, identifiers, type SqlValue } from '@ocs/core-server';

/** Adds a row; columns that are not named keep their defaults. @returns its id, if the table gives one */
export async function addRow(
  database: Database,
  table: string,
  row: Readonly<Record<string, SqlValue>>,
): Promise<number> {
  const insert = `INSERT INTO ${identifier(table)} (${identifiers(Object.keys(row))}) VALUES (?)`;
  return (await database.run(insert, [Object.values(row)])).insertId;
}

/** Gives the computer a row with some value in every column that needs one. */
export async function addSomeRow(database: Database, table: string, computerId: number): Promise<void> {
  const columns = await database.rows<{ name: string; type: string }>(
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND IS_NULLABLE = 'NO' AND COLUMN_DEFAULT IS NULL
       AND EXTRA NOT LIKE '%auto_increment%' AND COLUMN_NAME <> 'HARDWARE_ID'`,
    [table],
  );
  const values = columns.map(({ name, type }): [string, SqlValue] => [name, someValue(type, computerId)]);
  await addRow(database, table, { ...Object.fromEntries(values), HARDWARE_ID: computerId });
}

/** Keys of some tables are unique across computers: each gets its own. */
const someValue = (type: string, computerId: number): SqlValue => {
  if (/int|decimal|float|double/.test(type)) return computerId;
  return /date|time/.test(type) ? '2024-01-01 00:00:00' : `v${computerId}`;
};
