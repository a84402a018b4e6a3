import { Injectable } from '@nestjs/common';
import { Database, identifier } from '@ocs/core-server';
import { GenerationCache } from './generation-cache.js';
import { comparableVersion } from './software-version.rule.js';

/** Row 1 of publishers and versions means "not reported" (spec/database.md 3.2). */
export const UNAVAILABLE_ID = 1;

/** A look-up table of the software inventory: distinct texts and their ids. */
interface LookUp {
  readonly table: string;
  readonly column: string;
  /** Further columns of a new row. */
  readonly derived?: {
    readonly columns: readonly string[];
    readonly values: (text: string) => readonly (string | number)[];
  };
}

const NAMES: LookUp = { table: 'software_name', column: 'NAME' };
const PUBLISHERS: LookUp = { table: 'software_publisher', column: 'PUBLISHER' };
const VERSIONS: LookUp = {
  table: 'software_version',
  column: 'VERSION',
  derived: {
    columns: ['PRETTYVERSION', 'MAJOR', 'MINOR', 'PATCH'],
    values: (text) => {
      const { pretty, major, minor, patch } = comparableVersion(text);
      return [pretty, major, minor, patch];
    },
  },
};

/** Texts asked for in one statement. */
const CHUNK = 500;

/** Texts of software as they are fitted to their columns (255 characters), in any order, repeated or not. */
export interface SoftwareTexts {
  readonly names: readonly string[];
  readonly publishers: readonly string[];
  readonly versions: readonly string[];
}

/** Ids of names, publishers and versions by the text an agent reported. */
export interface SoftwareIds {
  readonly names: ReadonlyMap<string, number>;
  readonly publishers: ReadonlyMap<string, number>;
  readonly versions: ReadonlyMap<string, number>;
}

/**
 * Turns the texts of reported software into the ids of the normalised tables (spec/agent-protocol.md 3.7). Popular texts
 * come from a bounded cache in the process; new ones are inserted outside the inventory's transaction, in sorted order, so
 * that parallel first inventories do not deadlock.
 */
@Injectable()
export class SoftwareDictionary {
  private readonly caches = {
    names: new GenerationCache<number>(25_000),
    publishers: new GenerationCache<number>(5_000),
    versions: new GenerationCache<number>(25_000),
  };

  constructor(private readonly database: Database) {}

  /** The ids of these texts where all of them are in the cache. */
  known(texts: SoftwareTexts): SoftwareIds | undefined {
    const names = knownIn(this.caches.names, texts.names);
    const publishers = names && knownIn(this.caches.publishers, texts.publishers);
    const versions = publishers && knownIn(this.caches.versions, texts.versions);
    return versions && { names, publishers, versions };
  }

  /** Finds or creates every text. */
  async resolve(texts: SoftwareTexts): Promise<SoftwareIds> {
    return {
      names: await this.resolveIn(NAMES, texts.names, this.caches.names),
      publishers: await this.resolveIn(PUBLISHERS, texts.publishers, this.caches.publishers),
      versions: await this.resolveIn(VERSIONS, texts.versions, this.caches.versions),
    };
  }

  private async resolveIn(
    lookUp: LookUp,
    texts: Iterable<string>,
    cache: GenerationCache<number>,
  ): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    const missing: string[] = [];
    for (const text of new Set(texts)) {
      const id = cache.get(text);
      if (id === undefined) missing.push(text);
      else found.set(text, id);
    }
    for (let at = 0; at < missing.length; at += CHUNK) {
      const resolved = await this.resolveMissing(lookUp, missing.slice(at, at + CHUNK));
      for (const [text, id] of resolved) {
        cache.set(ownCopy(text), id);
        found.set(text, id);
      }
    }
    return found;
  }

  private async resolveMissing(lookUp: LookUp, texts: readonly string[]): Promise<Map<string, number>> {
    const found = await this.find(lookUp, texts);
    const unknown = texts.filter((text) => !found.has(text));
    await this.create(lookUp, firstSpellings(unknown), unknown, found);
    // The database tells some texts apart that look alike to us (`x^` and `x`, a composed and a decomposed é).
    const distinct = unknown.filter((text) => !found.has(text));
    await this.create(lookUp, distinct, distinct, found);
    const lost = texts.find((text) => !found.has(text));
    if (lost !== undefined)
      throw new Error(`${lookUp.table} does not give back a text that was just inserted.`);
    return found;
  }

  /** Inserts `spellings` and adds the ids of those `texts` that are there then, in whatever spelling. */
  private async create(
    lookUp: LookUp,
    spellings: readonly string[],
    texts: readonly string[],
    found: Map<string, number>,
  ): Promise<void> {
    if (texts.length === 0) return;
    await this.insert(lookUp, spellings);
    for (const [text, id] of await this.find(lookUp, texts)) found.set(text, id);
    const respelled = texts.filter((text) => !found.has(text));
    for (const [text, id] of await this.findRespelled(lookUp, respelled)) found.set(text, id);
  }

  /** Ids of the texts that stand in the table exactly as they were asked for. */
  private async find({ table, column }: LookUp, texts: readonly string[]): Promise<Map<string, number>> {
    const wanted = new Set(texts);
    const select = `SELECT ID AS id, ${identifier(column)} AS text FROM ${identifier(table)} WHERE ${identifier(column)} IN (?)`;
    const rows = await this.database.rows<{ id: number; text: string }>(select, [texts]);
    return new Map(rows.filter(({ text }) => wanted.has(text)).map(({ id, text }) => [text, id]));
  }

  /** Ids of texts that the collation takes for equal to another spelling in the table: case, accents, trailing blanks. */
  private async findRespelled(
    { table, column }: LookUp,
    texts: readonly string[],
  ): Promise<Map<string, number>> {
    if (texts.length === 0) return new Map();
    const select = `(SELECT ? AS at, ID AS id FROM ${identifier(table)} WHERE ${identifier(column)} = ?)`;
    const rows = await this.database.rows<{ at: number; id: number }>(
      texts.map(() => select).join(' UNION ALL '),
      texts.flatMap((text, at) => [at, text]),
    );
    return new Map(rows.map(({ at, id }) => [texts[Number(at)] ?? '', id]));
  }

  private async insert({ table, column, derived }: LookUp, texts: readonly string[]): Promise<void> {
    const columns = [column, ...(derived?.columns ?? [])].map(identifier).join(', ');
    const insert = `INSERT IGNORE INTO ${identifier(table)} (${columns}) VALUES ?`;
    const rows = [...texts].sort().map((text) => [text, ...(derived?.values(text) ?? [])]);
    await this.database.run(insert, [rows]);
  }
}

function knownIn(cache: GenerationCache<number>, texts: readonly string[]): Map<string, number> | undefined {
  const found = new Map<string, number>();
  for (const text of texts) {
    if (found.has(text)) continue;
    const id = cache.get(text);
    if (id === undefined) return undefined;
    found.set(text, id);
  }
  return found;
}

/** One spelling of each text, the first reported one, of those that differ in case, accents or trailing blanks only. */
function firstSpellings(texts: readonly string[]): string[] {
  const spellings = new Map<string, string>();
  for (const text of texts) {
    const folded = text
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase()
      .trimEnd();
    if (!spellings.has(folded)) spellings.set(folded, text);
  }
  return [...spellings.values()];
}

/** A text that does not keep the whole document alive it was cut from. */
const ownCopy = (text: string): string => Buffer.from(text).toString();
