import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@ocs/core-server';

/** An account of the console: `operators` with what `x_user` adds, and its profile. */
export interface AccountRow {
  /** As stored: sign in does not look at case. */
  readonly login: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly comments: string | null;
  readonly group: string | null;
  readonly profile: string | null;
  /** null when there is no such profile: the account has no right then. */
  readonly profileLabel: string | null;
  readonly permissionList: string | null;
  readonly restricted: number | null;
  readonly asksSecondFactor: number | null;
  readonly hash: string | null;
  readonly version: number | null;
  readonly language: string | null;
  readonly theme: string | null;
  readonly passwordChanged: string | null;
  readonly mustChangePassword: number;
  readonly disabled: number;
  /** 1 when a second factor is in force. */
  readonly secondFactor: number;
}

/** A password as {@link AccountRepository} writes it. */
export interface HashedPassword {
  readonly hash: string;
  readonly version: number;
}

/** Columns of an {@link AccountRow}, read from {@link ACCOUNT_JOINS}. */
export const ACCOUNT_COLUMNS = `o.ID AS login, o.FIRSTNAME AS firstName, o.LASTNAME AS lastName, o.EMAIL AS email,
  o.COMMENTS AS comments, NULLIF(o.USER_GROUP, '') AS \`group\`, o.NEW_ACCESSLVL AS profile, p.LABEL AS profileLabel,
  p.PERMISSIONS AS permissionList, p.RESTRICTED AS restricted, p.SECOND_FACTOR AS asksSecondFactor,
  o.PASSWD AS hash, o.PASSWORD_VERSION AS version, u.LANGUAGE AS language, u.THEME AS theme,
  u.PASSWORD_CHANGED AS passwordChanged, COALESCE(u.MUST_CHANGE_PASSWORD, 0) AS mustChangePassword,
  COALESCE(u.DISABLED, 0) AS disabled, u.TOTP_SECRET IS NOT NULL AS secondFactor`;

/** What hangs on `operators o`. */
export const ACCOUNT_JOINS =
  'LEFT JOIN x_user u ON u.LOGIN = o.ID LEFT JOIN x_profile p ON p.NAME = o.NEW_ACCESSLVL';

const FIND = `SELECT ${ACCOUNT_COLUMNS} FROM operators o ${ACCOUNT_JOINS} WHERE o.ID = ?`;

/** Accounts as sign in sees them (spec/database.md 3.10, `operators`), and `x_user` for what that table has no column for. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async find(login: string, sql: Sql = this.database): Promise<AccountRow | undefined> {
    return sql.one<AccountRow>(FIND, [login]);
  }

  async hasAny(): Promise<boolean> {
    return (await this.database.one('SELECT ID FROM operators LIMIT 1')) !== undefined;
  }

  /** Writes a password the user chose, or was given (`mustChange`). */
  async setPassword(login: string, password: HashedPassword, mustChange: boolean, sql: Sql): Promise<void> {
    await sql.run('UPDATE operators SET PASSWD = ?, PASSWORD_VERSION = ? WHERE ID = ?', [
      password.hash,
      password.version,
      login,
    ]);
    await sql.run(
      `INSERT INTO x_user (LOGIN, MUST_CHANGE_PASSWORD, PASSWORD_CHANGED) VALUES (?, ?, UTC_TIMESTAMP())
       ON DUPLICATE KEY UPDATE MUST_CHANGE_PASSWORD = VALUES(MUST_CHANGE_PASSWORD), PASSWORD_CHANGED = UTC_TIMESTAMP()`,
      [login, mustChange],
    );
  }

  /** Writes the same password in a better form, unless it was changed meanwhile. */
  async rehash(login: string, oldHash: string, password: HashedPassword): Promise<void> {
    await this.database.run(
      'UPDATE operators SET PASSWD = ?, PASSWORD_VERSION = ? WHERE ID = ? AND PASSWD = ? COLLATE utf8mb4_bin',
      [password.hash, password.version, login, oldHash],
    );
  }

  async noteSignIn(login: string): Promise<void> {
    await this.database.run(
      `INSERT INTO x_user (LOGIN, LAST_SIGN_IN) VALUES (?, UTC_TIMESTAMP())
       ON DUPLICATE KEY UPDATE LAST_SIGN_IN = UTC_TIMESTAMP()`,
      [login],
    );
  }

  /** TAG patterns of an account's perimeter (`tags`). */
  async tags(login: string, sql: Sql = this.database): Promise<string[]> {
    const rows = await sql.rows<{ tag: string }>('SELECT Tag AS tag FROM tags WHERE Login = ? ORDER BY Tag', [
      login,
    ]);
    return rows.map(({ tag }) => tag);
  }

  /** Writes what an account may change of itself. */
  async setOwn(
    login: string,
    own: Readonly<
      Record<'firstName' | 'lastName' | 'email' | 'comments' | 'language' | 'theme', string | null>
    >,
    sql: Sql,
  ): Promise<void> {
    await sql.run('UPDATE operators SET FIRSTNAME = ?, LASTNAME = ?, EMAIL = ?, COMMENTS = ? WHERE ID = ?', [
      own.firstName,
      own.lastName,
      own.email,
      own.comments,
      login,
    ]);
    await sql.run(
      `INSERT INTO x_user (LOGIN, LANGUAGE, THEME) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE LANGUAGE = VALUES(LANGUAGE), THEME = VALUES(THEME)`,
      [login, own.language, own.theme],
    );
  }
}
