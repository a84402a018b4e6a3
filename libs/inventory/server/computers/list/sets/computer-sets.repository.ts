import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';
import { IdSet, type IdWord } from './id-set.js';
import type { Rows } from './membership.js';

/** All computers there are. */
export interface Fleet {
  readonly all: IdSet;
  readonly archived: IdSet;
  /** What shares the computers' table with them. */
  readonly groups: IdSet;
}

/** Reads which computers fit a condition, all of them at once. */
@Injectable()
export class ComputerSetsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Ids that rows name. The database packs thirty-two of them into one row, so that a hundred thousand take no longer on the way than
   * they take to be found; a join on them or a list of different ones costs several times as much.
   */
  async read({ from, id, fits }: Rows): Promise<IdSet> {
    const statement = `SELECT ${id} >> 5 AS word, BIT_OR(1 << (${id} & 31)) AS bits FROM ${from} WHERE ${fits.sql} GROUP BY word ORDER BY NULL`;
    return IdSet.ofWords(await this.database.rows<IdWord>(statement, fits.values));
  }

  /** The computers are all rows of `hardware` but the groups. */
  async fleet(): Promise<Fleet> {
    const [rows, groups, archived] = await Promise.all([
      this.database.rows<IdWord>(ROWS),
      this.ids(GROUPS),
      this.ids(ARCHIVED),
    ]);
    const all = IdSet.ofWords(rows).without(groups);
    return { all, archived: all.and(archived), groups };
  }

  private async ids(statement: string): Promise<IdSet> {
    const rows = await this.database.rows<{ id: number }>(statement);
    return IdSet.of(rows.map(({ id }) => id));
  }
}

/** By the smallest index. */
const ROWS =
  'SELECT h.ID >> 5 AS word, BIT_OR(1 << (h.ID & 31)) AS bits FROM hardware h GROUP BY word ORDER BY NULL';
const GROUPS = "SELECT h.ID AS id FROM hardware h WHERE h.DEVICEID LIKE '\\\\_%'";
const ARCHIVED = 'SELECT h.ID AS id FROM hardware h WHERE h.ARCHIVE IS NOT NULL';
