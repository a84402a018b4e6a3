import { Injectable } from '@nestjs/common';
import { Batcher, Database, insertRows } from '@ocs/core-server';

/** Sessions: an agent was told to send its inventory (`prolog_conntrack`, spec/agent-protocol.md 3.11). Times in seconds since 1970. */
@Injectable()
export class SessionRepository {
  private readonly starts = new Batcher<readonly [deviceId: string, now: number], undefined>({
    together: async (sessions) => {
      const rows = sessions.map((session) => [...session, process.pid]);
      await insertRows(this.database, 'prolog_conntrack', ['DEVICEID', 'TIMESTAMP', 'PID'], rows);
      return sessions.map(() => undefined);
    },
    aloneAfterFailure: true,
  });

  constructor(private readonly database: Database) {}

  /** Starts a session, together with those of other agents at the same time. Committed when it returns. */
  async start(deviceId: string, now: number): Promise<void> {
    await this.starts.do([deviceId, now]);
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
