import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';
import { type Failures, WINDOW_SECONDS } from './throttle.rule.js';

/** Days an attempt is kept; a known address is known that long. */
const KEPT_DAYS = 30;

const FAILURES = `SELECT COUNT(*) AS count, COALESCE(MIN(TIMESTAMPDIFF(SECOND, DATETIMEATTEMPT, NOW())), 0) AS newestAge
  FROM auth_attempt
  WHERE SUCCESS = 0 AND DATETIMEATTEMPT > NOW() - INTERVAL ${WINDOW_SECONDS} SECOND AND ID < ?`;

/** Failures before the last success of the account are forgiven. */
const SINCE_SUCCESS = `AND LOGIN = ? AND ID > COALESCE((SELECT MAX(s.ID) FROM auth_attempt s WHERE s.LOGIN = ? AND s.SUCCESS = 1), 0)`;

/** Sign-in attempts, table `auth_attempt` (spec/database.md 3.13). */
@Injectable()
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  /** Notes a failed attempt and gives its id. */
  async add(login: string, address: string): Promise<number> {
    const { insertId } = await this.database.run(
      'INSERT INTO auth_attempt (DATETIMEATTEMPT, LOGIN, IP, SUCCESS) VALUES (NOW(), ?, ?, 0)',
      [login, address],
    );
    return insertId;
  }

  async remove(id: number): Promise<void> {
    await this.database.run('DELETE FROM auth_attempt WHERE ID = ?', [id]);
  }

  async markSuccess(id: number): Promise<void> {
    await this.database.run('UPDATE auth_attempt SET SUCCESS = 1 WHERE ID = ?', [id]);
  }

  /** True when this address has signed in to the account within the last 30 days. */
  async hasSucceeded(login: string, address: string): Promise<boolean> {
    const found = await this.database.one(
      'SELECT ID FROM auth_attempt WHERE LOGIN = ? AND IP = ? AND SUCCESS = 1 LIMIT 1',
      [login, address],
    );
    return found !== undefined;
  }

  /** Failures of an account before the given attempt. */
  async failuresOfAccount(login: string, before: number): Promise<Failures> {
    return this.failures(`${FAILURES} ${SINCE_SUCCESS}`, [before, login, login]);
  }

  /** Failures of an account from one address before the given attempt. */
  async failuresOfAccountFrom(login: string, address: string, before: number): Promise<Failures> {
    return this.failures(`${FAILURES} ${SINCE_SUCCESS} AND IP = ?`, [before, login, login, address]);
  }

  /** Failures of an address before the given attempt, whatever the account; a success does not wipe them out. */
  async failuresOfAddress(address: string, before: number): Promise<Failures> {
    return this.failures(`${FAILURES} AND IP = ?`, [before, address]);
  }

  /** Removes attempts nobody asks for any more, a few at a time. */
  async forgetOld(): Promise<void> {
    await this.database.run(
      'DELETE FROM auth_attempt WHERE DATETIMEATTEMPT < NOW() - INTERVAL ? DAY LIMIT 1000',
      [KEPT_DAYS],
    );
  }

  private async failures(sql: string, values: readonly (string | number)[]): Promise<Failures> {
    return (await this.database.one<Failures>(sql, values)) ?? { count: 0, newestAge: 0 };
  }
}
