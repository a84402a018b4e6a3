import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';
import { ACCOUNT_COLUMNS, type AccountRow } from './account.repository.js';

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

/** Who opens a session. */
export interface SessionOrigin {
  readonly address: string;
  readonly userAgent: string;
}

const FIND = `SELECT ${ACCOUNT_COLUMNS}, s.REFRESH_HASH AS refreshHash, s.PREVIOUS_HASH AS previousHash,
    s.PREVIOUS_UNTIL > UTC_TIMESTAMP() AS previousGood
  FROM x_session s JOIN operators o ON o.ID = s.LOGIN LEFT JOIN x_user u ON u.LOGIN = o.ID
  WHERE s.ID = ? AND s.EXPIRES > UTC_TIMESTAMP() AND s.LAST_USED > UTC_TIMESTAMP() - INTERVAL ? MINUTE`;

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

  /** The session and its account, unless it has ended or its account is gone. */
  async find(id: string): Promise<SessionRow | undefined> {
    return this.database.one<SessionRow>(FIND, [id, IDLE_MINUTES]);
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

  async end(id: string): Promise<void> {
    await this.database.run('DELETE FROM x_session WHERE ID = ?', [id]);
  }

  async endAll(login: string): Promise<void> {
    await this.database.run('DELETE FROM x_session WHERE LOGIN = ?', [login]);
  }
}
