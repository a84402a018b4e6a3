import type { Sql } from '@ocs/core-server';

/**
 * All tables with a column HARDWARE_ID, in the order of their names; looked up because plug-ins add tables. One whose
 * name is no plain word is none of ours and not touched.
 */
export async function computerTables(sql: Sql): Promise<readonly string[]> {
  const rows = await sql.rows<{ name: string }>(
    `SELECT c.TABLE_NAME AS name FROM information_schema.COLUMNS c
     JOIN information_schema.TABLES t ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
     WHERE c.TABLE_SCHEMA = DATABASE() AND c.COLUMN_NAME = 'HARDWARE_ID' AND t.TABLE_TYPE = 'BASE TABLE'
       AND c.TABLE_NAME REGEXP '^[A-Za-z_][A-Za-z0-9_]*$'`,
  );
  return rows.map(({ name }) => name).sort();
}

/**
 * Another program (an old console or server) is changing the computer: it says so in `locks` (spec/agent-protocol.md 4.1).
 *
 * @param reuseTime option LOCK_REUSE_TIME: seconds after which such a lock is void, 0 = never
 */
export async function isLockedByOthers(sql: Sql, computerId: number, reuseTime: number): Promise<boolean> {
  const lock = await sql.one<{ age: number }>(
    'SELECT TIMESTAMPDIFF(SECOND, SINCE, NOW()) AS age FROM locks WHERE HARDWARE_ID = ?',
    [computerId],
  );
  return lock !== undefined && (reuseTime === 0 || Number(lock.age) <= reuseTime);
}
