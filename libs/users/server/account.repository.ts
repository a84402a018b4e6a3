import { Injectable } from '@nestjs/common';
import { Database, isDuplicateKey } from '@ocs/core-server';

/** An account of the console: `operators` with what `x_user` adds. */
export interface AccountRow {
  /** As stored: sign in does not look at case. */
  readonly login: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly profile: string | null;
  readonly hash: string | null;
  readonly version: number | null;
  readonly language: string | null;
  readonly mustChangePassword: number;
}

/** What a new account starts with. */
export interface NewAccount {
  readonly login: string;
  readonly firstName: string;
  readonly profile: string;
  /** `operators.ACCESSLVL`, of interest to tools of 1.x only. */
  readonly legacyLevel: number;
  readonly hash: string;
  readonly version: number;
  readonly mustChangePassword: boolean;
}

/** Columns of an {@link AccountRow}; the tables are `o` (operators) and `u` (x_user). */
export const ACCOUNT_COLUMNS = `o.ID AS login, o.FIRSTNAME AS firstName, o.LASTNAME AS lastName,
  o.NEW_ACCESSLVL AS profile, o.PASSWD AS hash, o.PASSWORD_VERSION AS version,
  u.LANGUAGE AS language, COALESCE(u.MUST_CHANGE_PASSWORD, 0) AS mustChangePassword`;

const FIND = `SELECT ${ACCOUNT_COLUMNS} FROM operators o LEFT JOIN x_user u ON u.LOGIN = o.ID WHERE o.ID = ?`;

/** Accounts (spec/database.md 3.13, `operators`), and `x_user` for what that table has no column for. */
@Injectable()
export class AccountRepository {
  constructor(private readonly database: Database) {}

  async find(login: string): Promise<AccountRow | undefined> {
    return this.database.one<AccountRow>(FIND, [login]);
  }

  async hasAny(): Promise<boolean> {
    return (await this.database.one('SELECT ID FROM operators LIMIT 1')) !== undefined;
  }

  /** Adds an account; false when the login exists. */
  async add(account: NewAccount): Promise<boolean> {
    try {
      await this.database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO operators (ID, FIRSTNAME, LASTNAME, PASSWD, ACCESSLVL, NEW_ACCESSLVL, PASSWORD_VERSION)
           VALUES (?, ?, '', ?, ?, ?, ?)`,
          [
            account.login,
            account.firstName,
            account.hash,
            account.legacyLevel,
            account.profile,
            account.version,
          ],
        );
        await tx.run(
          `INSERT INTO x_user (LOGIN, MUST_CHANGE_PASSWORD, PASSWORD_CHANGED) VALUES (?, ?, UTC_TIMESTAMP())
           ON DUPLICATE KEY UPDATE MUST_CHANGE_PASSWORD = VALUES(MUST_CHANGE_PASSWORD)`,
          [account.login, account.mustChangePassword],
        );
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** Writes a password the user chose, or was given (`mustChange`). */
  async setPassword(
    login: string,
    password: { readonly hash: string; readonly version: number },
    mustChange: boolean,
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.run('UPDATE operators SET PASSWD = ?, PASSWORD_VERSION = ? WHERE ID = ?', [
        password.hash,
        password.version,
        login,
      ]);
      await tx.run(
        `INSERT INTO x_user (LOGIN, MUST_CHANGE_PASSWORD, PASSWORD_CHANGED) VALUES (?, ?, UTC_TIMESTAMP())
         ON DUPLICATE KEY UPDATE MUST_CHANGE_PASSWORD = VALUES(MUST_CHANGE_PASSWORD), PASSWORD_CHANGED = UTC_TIMESTAMP()`,
        [login, mustChange],
      );
    });
  }

  /** Writes the same password in a better form, unless it was changed meanwhile. */
  async rehash(
    login: string,
    oldHash: string,
    password: { readonly hash: string; readonly version: number },
  ): Promise<void> {
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
  async tags(login: string): Promise<string[]> {
    const rows = await this.database.rows<{ tag: string }>('SELECT Tag AS tag FROM tags WHERE Login = ?', [
      login,
    ]);
    return rows.map(({ tag }) => tag);
  }
}
