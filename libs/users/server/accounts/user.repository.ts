import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Page } from '@ocs/core-contract';
import { Database, type Sql, type SqlValue, type Transaction } from '@ocs/core-server';
import type { User } from '@ocs/users-contract';
import { ALIVE } from '../sign-in/session.repository.js';
import { languageOf, permissionsOf, utcIso } from './account-rights.js';
import { ACCOUNT_COLUMNS, ACCOUNT_JOINS, type AccountRow } from './account.repository.js';
import type { Reach } from './reach.rule.js';

/** Columns the list can be sorted by. */
export const USER_SORTS = {
  login: 'o.ID',
  firstName: 'o.FIRSTNAME',
  lastName: 'o.LASTNAME',
  email: 'o.EMAIL',
  profile: 'o.NEW_ACCESSLVL',
  group: 'o.USER_GROUP',
  lastSignInAt: 'u.LAST_SIGN_IN',
} as const;

export interface UserListRequest {
  readonly page: number;
  readonly pageSize: number;
  readonly sort: { readonly column: keyof typeof USER_SORTS; readonly descending: boolean };
  readonly q: string | undefined;
  /** Only accounts limited to these TAGs; null lists all. */
  readonly within: readonly string[] | null;
}

/** What is written of an account besides password and perimeter. */
export interface UserData {
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly comments: string;
  readonly profile: string;
  readonly group: string | null;
  readonly language: string | null;
}

/** A managed account: as the API tells it, and what it may do and see. */
export interface ManagedUser {
  readonly user: User;
  readonly reach: Reach;
}

interface UserRow extends AccountRow {
  readonly lastSignIn: string | null;
  readonly sessions: number;
}

/** `operators.ACCESSLVL` of 1.x, for tools that still look at it (spec/database.md 3.10). */
const LEGACY_LEVELS: Readonly<Record<string, number>> = { sadmin: 1, admin: 2, ladmin: 3 };

const SELECT = `SELECT ${ACCOUNT_COLUMNS}, u.LAST_SIGN_IN AS lastSignIn,
    (SELECT COUNT(*) FROM x_session s WHERE s.LOGIN = o.ID AND ${ALIVE}) AS sessions
  FROM operators o ${ACCOUNT_JOINS}`;

/** Accounts as those who manage them see and write them. */
@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  async list({ page, pageSize, sort, q, within }: UserListRequest): Promise<Page<User>> {
    const { where, values } = condition(q, within);
    const direction = sort.descending ? 'DESC' : 'ASC';
    const rowsStatement = `${SELECT} WHERE ${where} ORDER BY ${USER_SORTS[sort.column]} ${direction}, o.ID ${direction} LIMIT ? OFFSET ?`;
    const countStatement = `SELECT COUNT(*) AS total FROM operators o ${ACCOUNT_JOINS} WHERE ${where}`;
    const rows = await this.database.rows<UserRow>(rowsStatement, [
      ...values,
      pageSize,
      (page - 1) * pageSize,
    ]);
    const counted = await this.database.one<{ total: number }>(countStatement, values);
    const tags = await this.tagsOf(
      rows.map(({ login }) => login),
      this.database,
    );
    const users = rows.map((row) => userOf(row, tags.get(row.login.toLowerCase()) ?? []));
    return { rows: users, total: counted?.total ?? 0, page, pageSize };
  }

  async find(login: string, sql: Sql = this.database): Promise<ManagedUser | undefined> {
    const statement = `${SELECT} WHERE o.ID = ?`;
    const row = await sql.one<UserRow>(statement, [login]);
    if (!row) return undefined;
    const tags = (await this.tagsOf([row.login], sql)).get(row.login.toLowerCase()) ?? [];
    const reach = { permissions: permissionsOf(row), restricted: row.restricted === 1, tags };
    return { user: userOf(row, tags), reach };
  }

  async exists(login: string, tx: Transaction): Promise<boolean> {
    return (await tx.one('SELECT ID FROM operators WHERE ID = ?', [login])) !== undefined;
  }

  /** Adds an account without password: nobody can sign in to it yet. */
  async add(user: UserData, tx: Transaction): Promise<void> {
    await tx.run(
      `INSERT INTO operators (ID, FIRSTNAME, LASTNAME, EMAIL, COMMENTS, NEW_ACCESSLVL, ACCESSLVL, USER_GROUP, PASSWD, PASSWORD_VERSION)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 1)`,
      [user.login, ...columnsOf(user)],
    );
    await this.setExtras(user.login, user.language, false, tx);
  }

  async change(user: UserData, disabled: boolean, tx: Transaction): Promise<void> {
    await tx.run(
      `UPDATE operators SET FIRSTNAME = ?, LASTNAME = ?, EMAIL = ?, COMMENTS = ?, NEW_ACCESSLVL = ?, ACCESSLVL = ?, USER_GROUP = ?
       WHERE ID = ?`,
      [...columnsOf(user), user.login],
    );
    await this.setExtras(user.login, user.language, disabled, tx);
  }

  async setTags(login: string, tags: readonly string[], tx: Transaction): Promise<void> {
    await tx.run('DELETE FROM tags WHERE Login = ?', [login]);
    if (tags.length === 0) return;
    // The key takes letters with and without accent for the same.
    await tx.run('INSERT IGNORE INTO tags (Tag, Login) VALUES ?', [tags.map((tag) => [tag, login])]);
  }

  async remove(login: string, tx: Transaction): Promise<void> {
    await tx.run('DELETE FROM operators WHERE ID = ?', [login]);
  }

  private async setExtras(
    login: string,
    language: string | null,
    disabled: boolean,
    tx: Transaction,
  ): Promise<void> {
    await tx.run(
      `INSERT INTO x_user (LOGIN, LANGUAGE, DISABLED) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE LANGUAGE = VALUES(LANGUAGE), DISABLED = VALUES(DISABLED)`,
      [login, language, disabled],
    );
  }

  /** TAG patterns by login in lower case. */
  private async tagsOf(logins: readonly string[], sql: Sql): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    if (logins.length === 0) return found;
    const rows = await sql.rows<{ login: string; tag: string }>(
      'SELECT Login AS login, Tag AS tag FROM tags WHERE Login IN (?) ORDER BY Tag',
      [logins],
    );
    for (const { login, tag } of rows) {
      const key = login.toLowerCase();
      found.set(key, [...(found.get(key) ?? []), tag]);
    }
    return found;
  }
}

const columnsOf = (user: UserData): SqlValue[] => [
  user.firstName,
  user.lastName,
  user.email,
  user.comments,
  user.profile,
  LEGACY_LEVELS[user.profile] ?? null,
  user.group,
];

function condition(
  q: string | undefined,
  within: readonly string[] | null,
): { where: string; values: SqlValue[] } {
  const parts = ['1 = 1'];
  const values: SqlValue[] = [];
  if (q !== undefined && q !== '') {
    const columns = ['o.ID', 'o.FIRSTNAME', 'o.LASTNAME', 'o.EMAIL', 'p.LABEL', 'o.NEW_ACCESSLVL'];
    parts.push(`(${columns.map((column) => `${column} LIKE ?`).join(' OR ')})`);
    values.push(...columns.map(() => `%${q.replace(/[\\%_]/g, '\\$&')}%`));
  }
  if (within !== null) {
    const others = within.length === 0 ? '' : ' AND t.Tag NOT IN (?)';
    parts.push(`p.RESTRICTED = 1 AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.Login = o.ID${others})`);
    if (within.length > 0) values.push(within);
  }
  return { where: parts.join(' AND '), values };
}

function userOf(row: UserRow, tags: readonly string[]): User {
  return {
    login: row.login,
    firstName: row.firstName,
    lastName: row.lastName,
    email: row.email,
    comments: row.comments,
    profile: row.profile,
    group: row.group,
    language: languageOf(row.language),
    disabled: row.disabled === 1,
    mustChangePassword: row.mustChangePassword === 1,
    secondFactor: row.secondFactor === 1,
    tags,
    lastSignInAt: utcIso(row.lastSignIn),
    sessions: row.sessions,
    version: versionOf(row, tags),
  };
}

/** Follows from what can be changed, so that it also notices what another product wrote. */
function versionOf(row: UserRow, tags: readonly string[]): string {
  const content = [
    row.firstName,
    row.lastName,
    row.email,
    row.comments,
    row.profile,
    row.group,
    row.language,
    row.disabled,
    tags,
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
