import { Injectable } from '@nestjs/common';
import { Database, identifier, type RunResult } from '@ocs/core-server';
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

const KINDS = ['names', 'publishers', 'versions'] as const;
type Kind = (typeof KINDS)[number];
const LOOK_UPS: Readonly<Record<Kind, LookUp>> = { names: NAMES, publishers: PUBLISHERS, versions: VERSIONS };

/** Texts of one kind asked for in one statement. */
const CHUNK = 1_000;

/** A software as it was reported, its texts fitted to their columns (255 characters). */
export interface SoftwareTexts {
  readonly name: string;
  readonly publisher: string | undefined;
  readonly version: string | undefined;
}

/** NAME_ID, PUBLISHER_ID and VERSION_ID of a software. */
export type SoftwareTriple = readonly [name: number, publisher: number, version: number];

/**
 * Turns the texts of reported software into the ids of the normalised tables (spec/agent-protocol.md 3.7). Popular texts
 * come from a bounded cache in the process; new ones are inserted outside the inventory's transaction, in sorted order, so
 * that parallel first inventories do not deadlock.
 */
@Injectable()
export class SoftwareDictionary {
  private readonly caches: Readonly<Record<Kind, GenerationCache<number>>> = {
    names: new GenerationCache<number>(25_000),
    publishers: new GenerationCache<number>(5_000),
    versions: new GenerationCache<number>(25_000),
  };

  constructor(private readonly database: Database) {}

  /** Ids of each of these; finds or creates every text. */
  async resolve(software: readonly SoftwareTexts[]): Promise<readonly SoftwareTriple[]> {
    const missing = new Missing();
    const { names, publishers, versions } = this.caches;
    const known = software.map(({ name, publisher, version }): SoftwareTriple => [
      idIn(names, name, missing.names),
      publisher === undefined ? UNAVAILABLE_ID : idIn(publishers, publisher, missing.publishers),
      version === undefined ? UNAVAILABLE_ID : idIn(versions, version, missing.versions),
    ]);
    if (missing.isEmpty) return known;
    const found = await this.resolveAll(missing);
    return software.map(({ name, publisher, version }, at): SoftwareTriple => {
      const [nameId, publisherId, versionId] = known[at] ?? NOTHING;
      return [
        nameId || (found.names.get(name) ?? UNAVAILABLE_ID),
        publisherId || (found.publishers.get(publisher ?? '') ?? UNAVAILABLE_ID),
        versionId || (found.versions.get(version ?? '') ?? UNAVAILABLE_ID),
      ];
    });
  }

  private async resolveAll(missing: Missing): Promise<Found> {
    const found: Found = { names: new Map(), publishers: new Map(), versions: new Map() };
    const all = KINDS.map((kind): Asked => ({ kind, texts: [...missing[kind]] }));
    const most = Math.max(...all.map(({ texts }) => texts.length));
    for (let at = 0; at < most; at += CHUNK) {
      const asked = all.map(({ kind, texts }) => ({ kind, texts: texts.slice(at, at + CHUNK) }));
      await this.resolveSome(asked, found);
    }
    for (const kind of KINDS) for (const [text, id] of found[kind]) this.caches[kind].set(ownCopy(text), id);
    return found;
  }

  /** Most texts are in the tables; those that are not are inserted and looked for again. One statement looks for all kinds. */
  private async resolveSome(asked: readonly Asked[], found: Found): Promise<void> {
    await this.findAll(asked, found);
    const unknown = without(asked, found);
    if (unknown.length === 0) return;
    await this.insertAll(unknown, found);
    const unusual = without(unknown, found);
    if (unusual.length === 0) return;
    await this.findAll(unusual, found);
    for (const { kind, texts } of without(unusual, found))
      await this.resolveUnusual(LOOK_UPS[kind], texts, found[kind]);
  }

  /**
   * Inserts texts. A statement that inserted all of its rows gave them ids in their order, so the ids of the first and the
   * last tell whether there is anything between them that is not one of these; only then all of them are known from it.
   */
  private async insertAll(unknown: readonly Asked[], found: Found): Promise<void> {
    const inserted: { kind: Kind; texts: readonly string[]; last: string; firstId: number }[] = [];
    for (const { kind, texts } of unknown) {
      const sorted = firstSpellings(texts).sort();
      const { affectedRows, insertId } = await this.insert(LOOK_UPS[kind], sorted);
      const last = sorted.at(-1);
      if (last !== undefined && affectedRows === sorted.length)
        inserted.push({ kind, texts: sorted, last, firstId: insertId });
    }
    await this.findAll(
      inserted.map(({ kind, last }) => ({ kind, texts: [last] })),
      found,
    );
    for (const { kind, texts, last, firstId } of inserted) {
      if (found[kind].get(last) !== firstId + texts.length - 1) continue;
      for (const [at, text] of texts.entries()) found[kind].set(text, firstId + at);
    }
  }

  /** Ids of the texts that stand in the tables exactly as they were asked for. */
  private async findAll(asked: readonly Asked[], found: Found): Promise<void> {
    const some = asked.filter(({ texts }) => texts.length > 0);
    if (some.length === 0) return;
    const selects = some.map(({ kind }) => {
      const { table, column } = LOOK_UPS[kind];
      // Collations of the columns may differ; which of two spellings it is matters here.
      return `SELECT ${KINDS.indexOf(kind)} AS kind, ID AS id, CONVERT(${identifier(column)} USING utf8mb4) COLLATE utf8mb4_bin AS text
        FROM ${identifier(table)} WHERE ${identifier(column)} IN (?)`;
    });
    const rows = await this.database.rows<{ kind: number; id: number; text: string }>(
      selects.join(' UNION ALL '),
      some.map(({ texts }) => texts),
    );
    const wanted = new Map(some.map(({ kind, texts }) => [kind, new Set(texts)]));
    for (const { kind: place, id, text } of rows) {
      const kind = KINDS[Number(place)];
      if (kind && wanted.get(kind)?.has(text)) found[kind].set(text, id);
    }
  }

  /** Texts that the collation took for another one among them or in the table. */
  private async resolveUnusual(
    lookUp: LookUp,
    texts: readonly string[],
    found: Map<string, number>,
  ): Promise<void> {
    for (const [text, id] of await this.findRespelled(lookUp, texts)) found.set(text, id);
    // The database tells some texts apart that look alike to us (`x^` and `x`, a composed and a decomposed é).
    const distinct = texts.filter((text) => !found.has(text));
    if (distinct.length === 0) return;
    await this.insert(lookUp, distinct.sort());
    for (const [text, id] of await this.findRespelled(lookUp, distinct)) found.set(text, id);
    const lost = texts.find((text) => !found.has(text));
    if (lost !== undefined)
      throw new Error(`${lookUp.table} does not give back a text that was just inserted.`);
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

  /** Inserts those that are not there yet, in this order. */
  private async insert({ table, column, derived }: LookUp, texts: readonly string[]): Promise<RunResult> {
    const columns = [column, ...(derived?.columns ?? [])].map(identifier).join(', ');
    const insert = `INSERT IGNORE INTO ${identifier(table)} (${columns}) VALUES ?`;
    const rows = texts.map((text) => [text, ...(derived?.values(text) ?? [])]);
    return this.database.run(insert, [rows]);
  }
}

/** Texts to be looked for, by kind. */
class Missing {
  readonly names = new Set<string>();
  readonly publishers = new Set<string>();
  readonly versions = new Set<string>();

  get isEmpty(): boolean {
    return this.names.size + this.publishers.size + this.versions.size === 0;
  }
}

/** Some texts of one kind. */
interface Asked {
  readonly kind: Kind;
  readonly texts: readonly string[];
}

type Found = Readonly<Record<Kind, Map<string, number>>>;

const NOTHING: SoftwareTriple = [0, 0, 0];

/** The id of a text; 0 where it has to be looked for. */
function idIn(cache: GenerationCache<number>, text: string, missing: Set<string>): number {
  const id = cache.get(text);
  if (id !== undefined) return id;
  missing.add(text);
  return 0;
}

/** Those that were not found. */
const without = (asked: readonly Asked[], found: Found): readonly Asked[] =>
  asked
    .map(({ kind, texts }) => ({ kind, texts: texts.filter((text) => !found[kind].has(text)) }))
    .filter(({ texts }) => texts.length > 0);

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
