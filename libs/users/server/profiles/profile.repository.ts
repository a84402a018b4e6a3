import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Transaction } from '@ocs/core-server';
import type { NewProfile, Profile, ProfileInput } from '@ocs/users-contract';
import { readPermissions, writePermissions } from './permission-list.rule.js';

interface ProfileRow {
  readonly name: string;
  readonly label: string;
  readonly restricted: number;
  readonly permissionList: string;
  readonly secondFactor: number;
  readonly shipped: number;
  readonly users: number;
  readonly version: number;
}

const SELECT = `SELECT p.NAME AS name, p.LABEL AS label, p.RESTRICTED AS restricted, p.PERMISSIONS AS permissionList,
    p.SECOND_FACTOR AS secondFactor, p.SHIPPED AS shipped, p.VERSION AS version,
    (SELECT COUNT(*) FROM operators o WHERE o.NEW_ACCESSLVL = p.NAME) AS users
  FROM x_profile p`;

/** Profiles (`x_profile`); accounts name theirs in `operators.NEW_ACCESSLVL`. */
@Injectable()
export class ProfileRepository {
  constructor(private readonly database: Database) {}

  /** All of them, the shipped ones first. */
  async list(): Promise<Profile[]> {
    const statement = `${SELECT} ORDER BY p.SHIPPED DESC, p.LABEL, p.NAME`;
    return (await this.database.rows<ProfileRow>(statement)).map(profileOf);
  }

  async find(name: string, sql: Sql): Promise<Profile | undefined> {
    const statement = `${SELECT} WHERE p.NAME = ?`;
    const row = await sql.one<ProfileRow>(statement, [name]);
    return row && profileOf(row);
  }

  async add(profile: NewProfile, tx: Transaction): Promise<void> {
    await tx.run(
      'INSERT INTO x_profile (LABEL, RESTRICTED, PERMISSIONS, SECOND_FACTOR, NAME) VALUES (?, ?, ?, ?, ?)',
      [...columnsOf(profile), profile.name],
    );
  }

  async change(name: string, profile: ProfileInput, tx: Transaction): Promise<void> {
    await tx.run(
      'UPDATE x_profile SET LABEL = ?, RESTRICTED = ?, PERMISSIONS = ?, SECOND_FACTOR = ?, VERSION = VERSION + 1 WHERE NAME = ?',
      [...columnsOf(profile), name],
    );
  }

  async remove(name: string, tx: Transaction): Promise<void> {
    await tx.run('DELETE FROM x_profile WHERE NAME = ?', [name]);
  }
}

const columnsOf = (profile: ProfileInput) => [
  profile.label,
  profile.restricted,
  writePermissions(profile.permissions),
  profile.secondFactor,
];

const profileOf = (row: ProfileRow): Profile => ({
  name: row.name,
  label: row.label,
  restricted: row.restricted === 1,
  permissions: readPermissions(row.permissionList),
  secondFactor: row.secondFactor === 1,
  shipped: row.shipped === 1,
  users: row.users,
  version: String(row.version),
});
