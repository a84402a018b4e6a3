import type { Database } from './database.js';
import type { SqlValue, Transaction } from './sql.js';
import { serverVersion } from './server-check.js';
import { type SelectFault, singleSelect } from './single-select.rule.js';

/** Bounds of each statement that somebody else wrote. */
export interface ReadBounds {
  /** Longest run time. */
  readonly seconds: number;
  /** Most rows of a result; one more is an error, never a silently shortened result. */
  readonly rows: number;
}

/** Text of ours around a stored statement, for instance `SELECT DISTINCT ID FROM (` and `) AS selected`. */
export interface SelectFrame {
  /** Begins with SELECT. */
  readonly before: string;
  readonly after: string;
  /** For the placeholders of `before`. A `?` of the stored text is left alone, and so is one of `after`. */
  readonly values?: readonly SqlValue[];
}

/** Runs SELECT statements whose text is stored in the database. */
export interface StoredSelects {
  /** @throws StoredSelectError when it is no single SELECT or finds too much; QueryError when the database refuses or ends it */
  rows<T>(select: string, frame?: SelectFrame): Promise<T[]>;
}

/** A stored statement that is not run, or whose result is too large. */
export class StoredSelectError extends Error {
  override readonly name = 'StoredSelectError';

  constructor(
    readonly reason: SelectFault['code'] | 'too-many-rows',
    readonly params: Readonly<Record<string, string>>,
  ) {
    super(`A stored statement was not used: ${reason} ${JSON.stringify(params)}`);
  }
}

/**
 * Runs stored SELECT statements (requests of groups, asset categories) where they can do no harm. It is the one place
 * where SQL comes from the database instead of the program, so it is bounded on all sides: checked text, one read-only
 * transaction for all of `work`, a limit of time and rows for each statement.
 */
export async function readOnly<T>(
  database: Database,
  bounds: ReadBounds,
  work: (stored: StoredSelects) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    // Ends the transaction that has just begun, which may write, and begins one that may not.
    await tx.run('START TRANSACTION READ ONLY');
    const bounded = await statementBounds(tx, bounds);
    return work({ rows: (select, frame) => selectRows(tx, bounds, bounded, select, frame) });
  });
}

async function selectRows<T>(
  tx: Transaction,
  bounds: ReadBounds,
  bounded: (select: string) => string,
  select: string,
  frame: SelectFrame = { before: '', after: '' },
): Promise<T[]> {
  const checked = singleSelect(select);
  if (checked.fault) throw new StoredSelectError(checked.fault.code, checked.fault.params);
  const statement = bounded(`${frame.before}${checked.statement}${frame.after}`);
  const rows = await tx.rows<T>(statement, frame.values);
  if (rows.length > bounds.rows) throw new StoredSelectError('too-many-rows', { rows: String(bounds.rows) });
  return rows;
}

/** Each server has its own way to bound a single statement: a hint in MySQL, a prefix in MariaDB. */
async function statementBounds(
  tx: Transaction,
  { seconds, rows }: ReadBounds,
): Promise<(select: string) => string> {
  const server = await tx.one<{ version: string }>('SELECT VERSION() AS version');
  if (serverVersion(server?.version ?? '').product === 'MariaDB') {
    const prefix = `SET STATEMENT max_statement_time = ${seconds}, sql_select_limit = ${rows + 1} FOR`;
    return (select) => `${prefix} ${select}`;
  }
  const hint = `/*+ MAX_EXECUTION_TIME(${seconds * 1000}) SET_VAR(sql_select_limit = ${rows + 1}) */`;
  return (select) => select.replace(/select/i, (word) => `${word} ${hint}`);
}
