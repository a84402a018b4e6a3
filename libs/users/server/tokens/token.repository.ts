import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@ocs/core-server';
import { ACCOUNT_COLUMNS, ACCOUNT_JOINS, type AccountRow } from '../accounts/account.repository.js';

/** A token that may be used now, with its account. */
export interface GoodToken extends AccountRow {
  readonly tokenId: number;
  readonly tokenName: string;
  readonly scopeList: string;
}

/** A token as its owner sees it; dates are UTC. */
export interface TokenRow {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly scopeList: string;
  readonly created: string;
  readonly expires: string;
  readonly lastUsed: string | null;
}

export interface NewToken {
  readonly login: string;
  readonly name: string;
  readonly hash: string;
  readonly prefix: string;
  readonly scopeList: string;
  readonly days: number;
}

/** Days an expired token stays in the list of its owner. */
const EXPIRED_KEPT_DAYS = 30;

const FIND_GOOD = `SELECT ${ACCOUNT_COLUMNS}, t.ID AS tokenId, t.NAME AS tokenName, t.SCOPES AS scopeList
  FROM x_token t JOIN operators o ON o.ID = t.LOGIN ${ACCOUNT_JOINS}
  WHERE t.HASH = ? AND t.EXPIRES > UTC_TIMESTAMP() AND COALESCE(u.DISABLED, 0) = 0`;

const COLUMNS =
  'ID AS id, NAME AS name, PREFIX AS prefix, SCOPES AS scopeList, CREATED AS created, EXPIRES AS expires, LAST_USED AS lastUsed';
const LIST = `SELECT ${COLUMNS} FROM x_token WHERE LOGIN = ? ORDER BY ID DESC`;
const FIND = `SELECT ${COLUMNS} FROM x_token WHERE ID = ? AND LOGIN = ?`;

/** API tokens (`x_token`); only their hashes are kept. */
@Injectable()
export class TokenRepository {
  constructor(private readonly database: Database) {}

  async findGood(hash: string): Promise<GoodToken | undefined> {
    return this.database.one<GoodToken>(FIND_GOOD, [hash]);
  }

  /** Notes that a token is in use, at most once a minute. */
  async touch(id: number): Promise<void> {
    await this.database.run(
      `UPDATE x_token SET LAST_USED = UTC_TIMESTAMP()
       WHERE ID = ? AND (LAST_USED IS NULL OR LAST_USED < UTC_TIMESTAMP() - INTERVAL 1 MINUTE)`,
      [id],
    );
  }

  async list(login: string, sql: Sql = this.database): Promise<TokenRow[]> {
    return sql.rows<TokenRow>(LIST, [login]);
  }

  async find(id: number, login: string, sql: Sql): Promise<TokenRow | undefined> {
    return sql.one<TokenRow>(FIND, [id, login]);
  }

  /** Adds a token and gives its id; tokens that expired long ago go. */
  async add(token: NewToken, sql: Sql): Promise<number> {
    await sql.run('DELETE FROM x_token WHERE LOGIN = ? AND EXPIRES < UTC_TIMESTAMP() - INTERVAL ? DAY', [
      token.login,
      EXPIRED_KEPT_DAYS,
    ]);
    const { insertId } = await sql.run(
      `INSERT INTO x_token (LOGIN, NAME, HASH, PREFIX, SCOPES, CREATED, EXPIRES)
       VALUES (?, ?, ?, ?, ?, UTC_TIMESTAMP(), UTC_TIMESTAMP() + INTERVAL ? DAY)`,
      [token.login, token.name, token.hash, token.prefix, token.scopeList, token.days],
    );
    return insertId;
  }

  async remove(id: number, login: string, sql: Sql): Promise<void> {
    await sql.run('DELETE FROM x_token WHERE ID = ? AND LOGIN = ?', [id, login]);
  }
}
