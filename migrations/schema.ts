import type { QueryRunner } from 'typeorm';

/** Looks before an ALTER, which MySQL cannot say "if not exists" in: an interrupted migration is run again. */
export async function hasColumn(runner: QueryRunner, table: string, column: string): Promise<boolean> {
  return found(
    runner,
    'SELECT 1 FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND COLUMN_NAME = ?',
    [table, column],
  );
}

export async function hasIndex(runner: QueryRunner, table: string, index: string): Promise<boolean> {
  return found(
    runner,
    'SELECT 1 FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = ? AND INDEX_NAME = ?',
    [table, index],
  );
}

async function found(runner: QueryRunner, sql: string, values: string[]): Promise<boolean> {
  const rows = (await runner.query(sql, values)) as unknown[];
  return rows.length > 0;
}
