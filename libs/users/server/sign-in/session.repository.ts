import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@ocs/core-server';
import { ACCOUNT_COLUMNS, ACCOUNT_JOINS, type AccountRow } from '../accounts/account.repository.js';

/** Limits of a session (spec/security.md row 14). */
export const SESSION_HOURS = 12;
const IDLE_MINUTES = 30;

/** Seconds the refresh token before the present one is still good: two tabs may refresh at the same moment. */
const GRACE_SECONDS = 30;

/** A session that is alive, with its account. */
export interface SessionRow extends AccountRow {
  readonly refreshHash: string;
  readonly previousHash: string | null;
  /** 1 while the previous refresh token is still good. */
  readonly previousGood: number | null;
}

/** A session as its owner sees it; dates are UTC. */
export interface SessionListRow {
  readonly id: string;
  readonly created: string;
  readonly lastUsed: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Who opens a session. */
export interface SessionOrigin {
  readonly address: string;
  readonly userAgent: string;
}

/** True of a session `s` that is neither over nor idle for too long. */
export const ALIVE = `s.EXPIRES > UTC_TIMESTAMP() AND s.LAST_USED > UTC_TIMESTAMP() - INTERVAL ${IDLE_MINUTES} MINUTE`;

const FIND = `SELECT ${ACCOUNT_COLUMNS}, s.REFRESH_HASH AS refreshHash, s.PREVIOUS_HASH AS previousHash,
    s.PREVIOUS_UNTIL > UTC_TIMESTAMP() AS previousGood
  FROM x_session s JOIN operators o ON o.ID = s.LOGIN ${ACCOUNT_JOINS}
  WHERE s.ID = ? AND COALESCE(u.DISABLED, 0) = 0 AND ${ALIVE}`;

const LIST = `SELECT s.ID AS id, s.CREATED AS created, s.LAST_USED AS lastUsed, s.IP AS address, s.USER_AGENT AS userAgent
  FROM x_session s WHERE s.LOGIN = ? AND ${ALIVE} ORDER BY s.LAST_USED DESC, s.ID`;

/** Sessions (`x_session`). Times are UTC; a session that is over or idle is as good as absent. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async open(id: string, login: string, refreshHash: string, origin: SessionOrigin): Promise<void> {
    await this.database.run('DELETE FROM x_session WHERE EXPIRES < UTC_TIMESTAMP() LIMIT 1000');
    await this.database.run(
      `INSERT INTO x_session (ID, LOGIN, REFRESH_HASH, CREATED, LAST_USED, EXPIRES, IP, USER_AGENT)
       VALUES (?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL ? HOUR, ?, ?)`,
      [
        id,
        login,
        refreshHash,
        SESSION_HOURS,
        origin.address.slice(0, 45),
        [...origin.userAgent].slice(0, 255).join(''),
      ],
    );
  }

  /** The session and its account, unless it has ended or its account is gone or disabled. */
  async find(id: string): Promise<SessionRow | undefined> {
    return this.database.one<SessionRow>(FIND, [id]);
  }

  /** Puts a new refresh token in place of the present one; false when another request did so first. */
  async rotate(id: string, presentHash: string, nextHash: string): Promise<boolean> {
    const { affectedRows } = await this.database.run(
      `UPDATE x_session SET PREVIOUS_HASH = REFRESH_HASH, REFRESH_HASH = ?, LAST_USED = UTC_TIMESTAMP(),
         PREVIOUS_UNTIL = UTC_TIMESTAMP() + INTERVAL ? SECOND
       WHERE ID = ? AND REFRESH_HASH = ?`,
      [nextHash, GRACE_SECONDS, id, presentHash],
    );
    return affectedRows === 1;
  }

  /** Notes that a session is in use, at most once a minute. */
  async touch(id: string): Promise<void> {
    await this.database.run(
      'UPDATE x_session SET LAST_USED = UTC_TIMESTAMP() WHERE ID = ? AND LAST_USED < UTC_TIMESTAMP() - INTERVAL 1 MINUTE',
      [id],
    );
  }

  /** Sessions of an account that are alive, the one used last first. */
  async list(login: string): Promise<SessionListRow[]> {
    return this.database.rows<SessionListRow>(LIST, [login]);
  }

  async end(id: string): Promise<void> {
    await this.database.run('DELETE FROM x_session WHERE ID = ?', [id]);
  }

  /** Ends a session of this account; false when there is none of that id. */
  async endOwn(id: string, login: string, sql: Sql): Promise<boolean> {
    const { affectedRows } = await sql.run('DELETE FROM x_session WHERE ID = ? AND LOGIN = ?', [id, login]);
    return affectedRows > 0;
  }

  /** Ends the sessions of an account, all or all but one; tells how many. */
  async endAll(login: string, sql: Sql = this.database, but = ''): Promise<number> {
    const { affectedRows } = await sql.run('DELETE FROM x_session WHERE LOGIN = ? AND ID <> ?', [login, but]);
    return affectedRows;
  }
}
