import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';

/** Days without a contact after which a computer counts as silent, where the server says nothing (spec/console.md 4). */
const SILENT_DAYS = 15;

/** Groups and categories told on an overview; beyond these their own pages serve. */
const MOST = 50;

/** A group as the overview names it. */
export interface GroupName {
  readonly id: number;
  readonly name: string | null;
  readonly description: string | null;
  readonly dynamic: number;
}

/** What the overview needs besides the figures of computers. */
@Injectable()
export class DashboardRepository {
  constructor(private readonly database: Database) {}

  /** INTERFACE_LAST_CONTACT, an option of the console that administrators of the original know. */
  async silentDays(): Promise<number> {
    const row = await this.database.one<{ days: number | null }>(
      "SELECT IVALUE AS days FROM config WHERE NAME = 'INTERFACE_LAST_CONTACT'",
    );
    const days = row?.days ?? SILENT_DAYS;
    return days >= 1 && days <= 3_650 ? days : SILENT_DAYS;
  }

  /** The present day of the database server's clock, yyyy-mm-dd: times of computers are kept in it. */
  async today(): Promise<string> {
    const row = await this.database.one<{ today: string }>(
      "SELECT DATE_FORMAT(CURRENT_DATE, '%Y-%m-%d') AS today",
    );
    return row?.today ?? new Date().toISOString().slice(0, 10);
  }

  /** Groups, by name (spec/console.md 10). */
  async groups(): Promise<readonly GroupName[]> {
    return this.database.rows<GroupName>(
      `SELECT h.ID AS id, h.NAME AS name, h.DESCRIPTION AS description,
              COALESCE(g.REQUEST, '') <> '' OR COALESCE(g.XMLDEF, '') <> '' AS dynamic
       FROM hardware h JOIN \`groups\` g ON g.HARDWARE_ID = h.ID
       WHERE h.DEVICEID = '_SYSTEMGROUP_' ORDER BY h.NAME, h.ID LIMIT ?`,
      [MOST],
    );
  }
}
