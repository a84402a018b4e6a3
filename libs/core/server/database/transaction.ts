import type { Pool, PoolConnection } from 'mysql2';

import { queryError } from './database-error.js';
import type { RunResult, SqlValue, Transaction } from './sql.js';

interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** A statement with its values in it. */
interface StatementText {
  readonly sql: string;
  readonly text: string;
}

/** Characters of statements that go together: at most 12 MB even if each took 3 bytes, under every server's packet limit. */
const CHARACTERS_PER_MESSAGE = 4_000_000;

const BEGIN: Statement = { sql: 'START TRANSACTION', values: [] };
const COMMIT: Statement = { sql: 'COMMIT', values: [] };

/**
 * A transaction on one connection. It begins with its first statement; what may wait goes together with the next statement or
 * with the commit, in one message where the connection accepts several statements at once and one after the other elsewhere.
 */
export class OpenTransaction implements Transaction {
  #waiting: Statement[] = [BEGIN];
  #isBegun = false;
  #isOver = false;

  /** @param joins whether the connection accepts several statements in one message */
  constructor(
    private readonly connection: PoolConnection,
    private readonly joins: boolean,
  ) {}

  async rows<T>(sql: string, values: readonly SqlValue[] = []): Promise<T[]> {
    return (await this.#do({ sql, values })) as T[];
  }

  async one<T>(sql: string, values?: readonly SqlValue[]): Promise<T | undefined> {
    return (await this.rows<T>(sql, values))[0];
  }

  async run(sql: string, values: readonly SqlValue[] = []): Promise<RunResult> {
    const { affectedRows, insertId } = (await this.#do({ sql, values })) as RunResult;
    return { affectedRows, insertId };
  }

  later(sql: string, values: readonly SqlValue[] = []): void {
    this.#requireOpen();
    this.#waiting.push({ sql, values });
  }

  async commit(): Promise<void> {
    if (this.#isBegun || this.#waiting.length > 1) await this.#do(COMMIT);
    this.#isOver = true;
  }

  /** Forgets what waits and undoes the rest. A connection that cannot do that must not be given to the next one with our locks on it. */
  async rollback(): Promise<void> {
    this.#isOver = true;
    if (this.#isBegun) await queryOf(this.connection, 'ROLLBACK', []).catch(() => this.connection.destroy());
  }

  /** @returns the result of the statement itself, not of those that went before it */
  async #do(statement: Statement): Promise<unknown> {
    this.#requireOpen();
    const statements = [...this.#waiting, statement];
    this.#waiting = [];
    this.#isBegun = true;
    if (this.joins) return this.#together(statements);
    let result: unknown;
    for (const each of statements) result = await this.#alone(each);
    return result;
  }

  async #together(statements: readonly Statement[]): Promise<unknown> {
    let result: unknown;
    for (const some of messages(statements, this.connection)) result = await this.#message(some);
    return result;
  }

  async #message(texts: readonly StatementText[]): Promise<unknown> {
    let done = 0;
    try {
      const text = texts.map((statement) => statement.text).join(';\n');
      const results = await queryOf(this.connection, text, undefined, () => done++);
      return texts.length === 1 ? results : (results as unknown[]).at(-1);
    } catch (error) {
      throw queryError(error, texts[done]?.sql ?? '');
    }
  }

  async #alone({ sql, values }: Statement): Promise<unknown> {
    try {
      return await queryOf(this.connection, sql, values);
    } catch (error) {
      throw queryError(error, sql);
    }
  }

  #requireOpen(): void {
    // By now the connection is somebody else's.
    if (this.#isOver) throw new Error('A statement came after the end of its transaction.');
  }
}

/** Cuts statements into messages by size; a single one larger than the bound travels alone. */
function* messages(
  statements: readonly Statement[],
  connection: PoolConnection,
): Generator<readonly StatementText[]> {
  let message: StatementText[] = [];
  let size = 0;
  for (const { sql, values } of statements) {
    const text = connection.format(sql, [...values]);
    if (message.length > 0 && size + text.length > CHARACTERS_PER_MESSAGE) {
      yield message;
      message = [];
      size = 0;
    }
    message.push({ sql, text });
    size += text.length;
  }
  yield message;
}

/**
 * One statement of a pool or a connection.
 * @param values undefined where the text already holds them
 * @param onResult called for each result of a text of several statements
 */
export function queryOf(
  connection: Pick<Pool, 'query'>,
  sql: string,
  values: readonly SqlValue[] | undefined,
  onResult?: () => void,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, result: unknown): void => {
      if (error) reject(error);
      else resolve(result);
    };
    const query = values ? connection.query(sql, [...values], done) : connection.query(sql, done);
    if (onResult) query.on('result', onResult);
  });
}
