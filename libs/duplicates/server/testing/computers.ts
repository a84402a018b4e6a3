import { identifier, identifiers, type Database, type SqlValue } from '@ocs/core-server';

/** The columns of a computer that tests care about; all others keep their defaults. */
export interface TestComputer {
  readonly deviceId: string;
  readonly hardware?: Readonly<Record<string, SqlValue>>;
  readonly bios?: Readonly<Record<string, SqlValue>>;
  readonly macs?: readonly string[];
  readonly tag?: string;
}

/** @returns the id of the row, if the table has one */
export async function add(
  database: Database,
  table: string,
  row: Readonly<Record<string, SqlValue>>,
): Promise<number> {
  const insert = `INSERT INTO ${identifier(table)} (${identifiers(Object.keys(row))}) VALUES (?)`;
  return (await database.run(insert, [Object.values(row)])).insertId;
}

/** Adds a computer the way inventories leave them. @returns its id */
export async function addComputer(database: Database, computer: TestComputer): Promise<number> {
  const id = await add(database, 'hardware', { DEVICEID: computer.deviceId, ...computer.hardware });
  if (computer.bios) await add(database, 'bios', { HARDWARE_ID: id, ...computer.bios });
  for (const mac of computer.macs ?? []) await add(database, 'networks', { HARDWARE_ID: id, MACADDR: mac });
  if (computer.tag !== undefined) await add(database, 'accountinfo', { HARDWARE_ID: id, TAG: computer.tag });
  return id;
}

interface Column {
  readonly name: string;
  readonly type: string;
}

/** Tables with a column HARDWARE_ID. */
export async function computerTables(database: Database): Promise<readonly string[]> {
  const rows = await database.rows<{ name: string }>(
    `SELECT TABLE_NAME AS name FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'HARDWARE_ID' ORDER BY TABLE_NAME`,
  );
  return rows.map(({ name }) => name);
}

/** Gives the computer a row with some value in every column that needs one. */
export async function addSomeRow(database: Database, table: string, computerId: number): Promise<void> {
  const columns = await database.rows<Column>(
    `SELECT COLUMN_NAME AS name, DATA_TYPE AS type FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND IS_NULLABLE = 'NO' AND COLUMN_DEFAULT IS NULL
       AND EXTRA NOT LIKE '%auto_increment%' AND COLUMN_NAME <> 'HARDWARE_ID'`,
    [table],
  );
  const values = columns.map(({ name, type }): [string, SqlValue] => [name, someValue(type)]);
  await add(database, table, { ...Object.fromEntries(values), HARDWARE_ID: computerId });
}

/** Number of rows of the computer by table, tables without any left out. */
export async function rowCounts(database: Database, computerId: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await computerTables(database)) {
    const select = `SELECT COUNT(*) AS n FROM ${identifier(table)} WHERE HARDWARE_ID = ?`;
    const { n = 0 } = (await database.one<{ n: number }>(select, [computerId])) ?? {};
    if (n > 0) counts[table] = n;
  }
  return counts;
}

export async function forgetEverything(database: Database): Promise<void> {
  for (const table of [
    ...(await computerTables(database)),
    'download_enable',
    'schedule_wol',
    'deleted_equiv',
    'hardware',
  ]) {
    const deletion = `DELETE FROM ${identifier(table)}`;
    await database.run(deletion);
  }
}

function someValue(type: string): SqlValue {
  if (type.endsWith('int') || type === 'decimal' || type === 'double') return 1;
  return type === 'datetime' || type === 'timestamp' ? '2026-01-01 00:00:00' : 'some';
}
