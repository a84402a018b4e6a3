import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Transaction } from '@ocs/core-server';
import type { UserGroup } from '@ocs/users-contract';

const NAME = 'USER_GROUP_';

const SELECT = `SELECT CAST(c.IVALUE AS CHAR) AS \`key\`, COALESCE(c.TVALUE, '') AS label,
    (SELECT COUNT(*) FROM operators o WHERE o.USER_GROUP = CAST(c.IVALUE AS CHAR)) AS users
  FROM config c WHERE c.NAME LIKE 'USER\\_GROUP\\_%' AND c.IVALUE IS NOT NULL`;

/** Groups of accounts: rows USER_GROUP_n of `config` (spec/database.md 2.1), named in `operators.USER_GROUP`. */
@Injectable()
export class UserGroupRepository {
  constructor(private readonly database: Database) {}

  async list(): Promise<UserGroup[]> {
    const statement = `${SELECT} ORDER BY c.TVALUE, c.IVALUE`;
    return this.database.rows<UserGroup>(statement);
  }

  async find(key: string, sql: Sql): Promise<UserGroup | undefined> {
    const statement = `${SELECT} AND c.IVALUE = ?`;
    return /^\d{1,9}$/.test(key) ? sql.one<UserGroup>(statement, [Number(key)]) : undefined;
  }

  async hasLabel(label: string, butKey: string | null, tx: Transaction): Promise<boolean> {
    const statement = `${SELECT} AND c.TVALUE = ? AND c.IVALUE <> ?`;
    return (await tx.one(statement, [label, butKey === null ? -1 : Number(butKey)])) !== undefined;
  }

  /** Adds a group and gives its key. */
  async add(label: string, tx: Transaction): Promise<string> {
    const row = await tx.one<{ next: number }>(
      "SELECT COALESCE(MAX(IVALUE), 0) + 1 AS next FROM config WHERE NAME LIKE 'USER\\_GROUP\\_%'",
    );
    const next = row?.next ?? 1;
    await tx.run('INSERT INTO config (NAME, IVALUE, TVALUE) VALUES (?, ?, ?)', [
      `${NAME}${next}`,
      next,
      label,
    ]);
    return String(next);
  }

  async rename(key: string, label: string, tx: Transaction): Promise<void> {
    await tx.run("UPDATE config SET TVALUE = ? WHERE NAME LIKE 'USER\\_GROUP\\_%' AND IVALUE = ?", [
      label,
      Number(key),
    ]);
  }

  async remove(key: string, tx: Transaction): Promise<void> {
    await tx.run("DELETE FROM config WHERE NAME LIKE 'USER\\_GROUP\\_%' AND IVALUE = ?", [Number(key)]);
  }
}
