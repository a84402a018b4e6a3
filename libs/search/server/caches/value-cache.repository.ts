import { Injectable } from '@nestjs/common';
import { Database, identifier, insertMissingRows } from '@ocs/core-server';
import type { ValueCache } from './value-caches.js';

/** Values in one statement. */
const CHUNK = 200;
/** Rows that one statement of a rebuild handles, so that agents never wait long for it. */
const REBUILD_CHUNK = 5_000;
const REBUILT_AT = 'INVENTORY_CACHE_CLEAN_DATE';

/** The lists of values. Values are compared as the database compares them: case and accents do not count. */
@Injectable()
export class ValueCacheRepository {
  /** Inserts of this process follow one another: the list of registry values has no unique key. */
  private inserting: Promise<unknown> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /**
   * Adds the values that are not listed. Two processes that meet a value first at the same moment may list a registry value
   * twice; the next rebuild removes one.
   * @returns how many were missing
   */
  async add(cache: ValueCache, values: readonly string[]): Promise<number> {
    const mine = this.inserting.then(async () => {
      const missing = await this.missing(cache, values);
      await (cache.unique ? this.insertUnique(cache, missing) : this.insertOneByOne(cache, missing));
      return missing.length;
    });
    this.inserting = mine.catch(() => undefined);
    return mine;
  }

  /** Takes values off the list that no row of the section has any more. */
  async removeUnused({ table, column, source }: ValueCache, values: readonly string[]): Promise<void> {
    const remove = `DELETE FROM ${identifier(table)} WHERE ${identifier(column)} IN (?) AND ${unused(table, column, source)}`;
    for (const some of chunked(values)) await this.database.run(remove, [some]);
  }

  /** Makes the list what the section's rows hold. Nobody is locked out meanwhile: it is done in small statements. */
  async rebuild(cache: ValueCache): Promise<void> {
    await this.addAllMissing(cache);
    await this.removeAllUnused(cache);
    if (!cache.unique) await this.removeRepeated(cache);
  }

  /** Seconds since 1970; undefined when nobody noted it. */
  async rebuiltAt(): Promise<number | undefined> {
    const row = await this.database.one<{ at: number | null }>(
      'SELECT IVALUE AS at FROM engine_persistent WHERE NAME = ?',
      [REBUILT_AT],
    );
    return row?.at ?? undefined;
  }

  async noteRebuilt(now: number): Promise<void> {
    await this.database.run(
      'INSERT INTO engine_persistent (NAME, IVALUE) VALUES (?, ?) ON DUPLICATE KEY UPDATE IVALUE = VALUES(IVALUE)',
      [REBUILT_AT, now],
    );
  }

  private async insertUnique({ table, column }: ValueCache, values: readonly string[]): Promise<void> {
    const rows = values.map((value) => [value]);
    await insertMissingRows(this.database, table, [column], rows);
  }

  /** Each looks at the list again: two of the values may differ in case only. */
  private async insertOneByOne({ table, column }: ValueCache, values: readonly string[]): Promise<void> {
    const listed = identifier(table);
    const name = identifier(column);
    const insert = `INSERT INTO ${listed} (${name}) SELECT ? FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM ${listed} WHERE ${name} = ?)`;
    for (const value of values) await this.database.run(insert, [value, value]);
  }

  /** Those of the values that are not listed. */
  private async missing({ table, column }: ValueCache, values: readonly string[]): Promise<string[]> {
    const found: string[] = [];
    const one = `(SELECT ? AS at FROM DUAL WHERE NOT EXISTS (SELECT 1 FROM ${identifier(table)} WHERE ${identifier(column)} = ?))`;
    for (const some of chunked(values)) {
      const rows = await this.database.rows<{ at: number }>(
        some.map(() => one).join(' UNION ALL '),
        some.flatMap((value, at) => [at, value]),
      );
      found.push(...rows.flatMap(({ at }) => some[Number(at)] ?? []));
    }
    return found;
  }

  private async addAllMissing(cache: ValueCache): Promise<void> {
    const { table, column, source } = cache;
    const [listed, stored] = [identifier(table), identifier(source)];
    const name = identifier(column);
    const select = `SELECT DISTINCT s.${name} AS value FROM ${stored} s WHERE s.${name} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${listed} c WHERE c.${name} = s.${name}) LIMIT ${REBUILD_CHUNK}`;
    for (let more = true; more;) {
      const rows = await this.database.rows<{ value: string }>(select);
      const added = await this.add(
        cache,
        rows.map(({ value }) => value),
      );
      more = rows.length === REBUILD_CHUNK && added > 0;
    }
  }

  private async removeAllUnused({ table, column, source }: ValueCache): Promise<void> {
    const remove = `DELETE FROM ${identifier(table)} WHERE ${identifier(column)} IS NULL OR ${unused(table, column, source)} LIMIT ${REBUILD_CHUNK}`;
    while ((await this.database.run(remove)).affectedRows === REBUILD_CHUNK);
  }

  private async removeRepeated({ table, column }: ValueCache): Promise<void> {
    const listed = identifier(table);
    const name = identifier(column);
    await this.database.run(
      [
        `DELETE later FROM ${listed} later JOIN ${listed} first`,
        `ON first.${name} = later.${name} AND first.ID < later.ID`,
      ].join(' '),
    );
  }
}

const unused = (table: string, column: string, source: string): string =>
  `NOT EXISTS (SELECT 1 FROM ${identifier(source)} s WHERE s.${identifier(column)} = ${identifier(table)}.${identifier(column)})`;

function* chunked<T>(values: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < values.length; at += CHUNK) yield values.slice(at, at + CHUNK);
}
