/**
 * A value bound to a `?`. Arrays spread: `IN (?)` takes a list, `VALUES ?` a list of rows.
 * Never interpolate text into a statement; names pass through `identifier()`.
 */
export type SqlValue = string | number | bigint | boolean | Date | Buffer | null | readonly SqlValue[];

export interface RunResult {
  /** Rows found by UPDATE (changed or not), rows written by INSERT, rows removed by DELETE. */
  readonly affectedRows: number;
  /** First AUTO_INCREMENT value given, 0 if none. */
  readonly insertId: number;
}

/** Statements with `?` placeholders: what a `Database` and a `Transaction` have in common. */
export interface Sql {
  /** All rows of a SELECT. The row type is the caller's word: DECIMAL and dates come as text, zero dates as `0000-00-00`. */
  rows<T>(sql: string, values?: readonly SqlValue[]): Promise<T[]>;
  /** First row of a SELECT. */
  one<T>(sql: string, values?: readonly SqlValue[]): Promise<T | undefined>;
  /** INSERT, UPDATE, DELETE and the like. */
  run(sql: string, values?: readonly SqlValue[]): Promise<RunResult>;
}

/** Statements of one transaction, on one connection. */
export interface Transaction extends Sql {
  /**
   * A write whose result nobody needs: it goes to the database together with the next statement or with the commit, which fail
   * where it fails.
   */
  later(sql: string, values?: readonly SqlValue[]): void;
}
