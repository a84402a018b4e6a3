import { Injectable } from '@nestjs/common';
import { Database, insertRows, type Sql } from '@ocs/core-server';

/** An agent is told to send. */
export interface StartedSession {
  readonly deviceId: string;
  readonly now: number;
}

/** Sessions: an agent was told to send its inventory (`prolog_conntrack`, spec/agent-protocol.md 3.11). Times in seconds since 1970. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** Starts sessions, in one statement. */
  async startAll(sessions: readonly StartedSession[], sql: Sql = this.database): Promise<void> {
    const rows = sessions.map(({ deviceId, now }) => [deviceId, now, process.pid]);
    await insertRows(sql, 'prolog_conntrack', ['DEVICEID', 'TIMESTAMP', 'PID'], rows);
  }

  /** Start of the youngest session; device ids compare without regard to case (errata 19). */
  async youngest(deviceId: string): Promise<number | undefined> {
    const row = await this.database.one<{ youngest: number | null }>(
      'SELECT MAX(TIMESTAMP) AS youngest FROM prolog_conntrack WHERE DEVICEID = ?',
      [deviceId],
    );
    return row?.youngest ?? undefined;
  }

  async end(deviceId: string): Promise<void> {
    await this.database.run('DELETE FROM prolog_conntrack WHERE DEVICEID = ?', [deviceId]);
  }

  /**
   * Removes sessions older than `age` when that was not done for `age` seconds. The date is moved first, in one statement,
   * so that of several processes one does the work and a crash blocks nothing.
   */
  async cleanWhenDue(now: number, age: number): Promise<void> {
    await this.database.run(
      "INSERT INTO engine_persistent (NAME, IVALUE) VALUES ('SESSION_CLEAN_DATE', 0) ON DUPLICATE KEY UPDATE NAME = NAME",
    );
    const { affectedRows } = await this.database.run(
      "UPDATE engine_persistent SET IVALUE = ? WHERE NAME = 'SESSION_CLEAN_DATE' AND COALESCE(IVALUE, 0) <= ?",
      [now, now - age],
    );
    if (affectedRows > 0)
      await this.database.run('DELETE FROM prolog_conntrack WHERE TIMESTAMP < ?', [now - age]);
  }
}
