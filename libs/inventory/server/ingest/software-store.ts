import { Injectable } from '@nestjs/common';
import { deleteByIds, insertRows, type Transaction } from '@ocs/core-server';
import { fit, type Section, type SectionField } from '@ocs/inventory-contract';
import { agentFields, columnOf, SectionCatalogue } from '../section-catalogue.js';
import type { ColumnValue, RawRow } from './document.js';
import { installDate } from './install-date.rule.js';
import { NO_DIFFERENCE, type ClaimedComputer } from './inventory-plan.js';
import type { RowDifference, StoredRow } from './row-difference.rule.js';
import {
  SoftwareDictionary,
  UNAVAILABLE_ID,
  type SoftwareIds,
  type SoftwareTexts,
} from './software-dictionary.js';

/** Reported software with the ids of its name, publisher and version; one entry per triple. */
export interface ResolvedSoftware {
  /** Values in the order of {@link SoftwareStore.columns}. */
  readonly rows: readonly (readonly ColumnValue[])[];
  /** Entries without a name: nothing could tell what they are. */
  readonly nameless: number;
}

const LOOKED_UP = new Set(['NAME', 'PUBLISHER', 'VERSION']);
const TRIPLE = ['NAME_ID', 'PUBLISHER_ID', 'VERSION_ID'] as const;

/**
 * Stores the SOFTWARES section (spec/agent-protocol.md 3.7): a software is its name, publisher and version; a row that is
 * there stays as it is, its details are never refreshed.
 */
@Injectable()
export class SoftwareStore {
  readonly section: Section;
  /** Columns of an inserted row besides HARDWARE_ID: the triple first. */
  readonly columns: readonly string[];
  private readonly details: readonly { readonly field: SectionField; readonly at: number }[];
  private readonly at: Readonly<Record<'NAME' | 'PUBLISHER' | 'VERSION', number>>;

  constructor(
    catalogue: SectionCatalogue,
    private readonly dictionary: SoftwareDictionary,
  ) {
    this.section = catalogue.require('SOFTWARES');
    const fields = agentFields(this.section);
    const place = (name: string): number => fields.findIndex((field) => field.name === name);
    this.at = { NAME: place('NAME'), PUBLISHER: place('PUBLISHER'), VERSION: place('VERSION') };
    this.details = fields.flatMap((field, at) => (LOOKED_UP.has(field.name) ? [] : [{ field, at }]));
    this.columns = [...TRIPLE, ...this.details.map(({ field }) => columnOf(field))];
  }

  /** Ids and fitted values of the reported rows, new texts added to the dictionary. */
  async resolve(rows: readonly RawRow[]): Promise<ResolvedSoftware> {
    const named = this.named(rows);
    return this.resolved(rows, named, await this.dictionary.resolve(textsOf(named)));
  }

  /** Like {@link resolve}, without asking the database; undefined when a text is not at hand. */
  known(rows: readonly RawRow[]): ResolvedSoftware | undefined {
    const named = this.named(rows);
    const ids = this.dictionary.known(textsOf(named));
    return ids && this.resolved(rows, named, ids);
  }

  private named(rows: readonly RawRow[]): readonly NamedSoftware[] {
    return rows.flatMap((row) => {
      const name = this.lookedUp(row, 'NAME');
      return name === undefined
        ? []
        : [{ row, name, publisher: this.lookedUp(row, 'PUBLISHER'), version: this.lookedUp(row, 'VERSION') }];
    });
  }

  private resolved(
    rows: readonly RawRow[],
    named: readonly NamedSoftware[],
    ids: SoftwareIds,
  ): ResolvedSoftware {
    const today = localDay(new Date());
    const distinct = new Map<string, readonly ColumnValue[]>();
    for (const software of named) {
      const triple = tripleOf(software, ids);
      const key = triple.join();
      if (!distinct.has(key)) distinct.set(key, [...triple, ...this.detailsOf(software.row, today)]);
    }
    return { rows: [...distinct.values()], nameless: rows.length - named.length };
  }

  async difference(
    tx: Transaction,
    computer: ClaimedComputer,
    { rows }: ResolvedSoftware,
  ): Promise<RowDifference> {
    // Entries that all lack a name say nothing about what is installed.
    if (rows.length === 0) return NO_DIFFERENCE;
    const stored = computer.known ? await this.storedTriples(tx, computer.id) : [];
    const reported = new Map(rows.map((row) => [row.slice(0, TRIPLE.length).join(), row]));
    const removed = stored.filter((row) => !reported.has(row.values.join()));
    for (const row of stored) reported.delete(row.values.join());
    return { added: [...reported.values()], removed, kept: stored.length - removed.length };
  }

  async write(tx: Transaction, computerId: number, { added, removed }: RowDifference): Promise<void> {
    await deleteByIds(
      tx,
      this.section.table,
      removed.map((row) => row.id),
    );
    await insertRows(
      tx,
      this.section.table,
      ['HARDWARE_ID', ...this.columns],
      added.map((row) => [computerId, ...row]),
    );
  }

  private async storedTriples(tx: Transaction, computerId: number): Promise<StoredRow[]> {
    const rows = await tx.rows<{ id: number; name: number; publisher: number; version: number }>(
      'SELECT ID AS id, NAME_ID AS name, PUBLISHER_ID AS publisher, VERSION_ID AS version FROM software WHERE HARDWARE_ID = ?',
      [computerId],
    );
    return rows.map(({ id, name, publisher, version }) => ({ id, values: [name, publisher, version] }));
  }

  /** A text of a look-up table, cut to its column (errata 3); undefined when it is missing or blank. */
  private lookedUp(row: RawRow, field: 'NAME' | 'PUBLISHER' | 'VERSION'): string | undefined {
    const value = row[this.at[field]];
    if (value === undefined) return undefined;
    const fitted = String(fit({ kind: 'text', width: 255 }, value));
    return fitted.trim() === '' ? undefined : fitted;
  }

  private detailsOf(row: RawRow, today: string): readonly ColumnValue[] {
    return this.details.map(({ field, at }) =>
      field.name === 'INSTALLDATE' ? installDate(row[at], today) : fit(field.type, row[at]),
    );
  }
}

interface NamedSoftware {
  readonly row: RawRow;
  readonly name: string;
  readonly publisher: string | undefined;
  readonly version: string | undefined;
}

const textsOf = (named: readonly NamedSoftware[]): SoftwareTexts => ({
  names: named.map(({ name }) => name),
  publishers: named.flatMap(({ publisher }) => publisher ?? []),
  versions: named.flatMap(({ version }) => version ?? []),
});

const tripleOf = ({ name, publisher, version }: NamedSoftware, ids: SoftwareIds): readonly number[] => [
  idOf(name, ids.names),
  idOf(publisher, ids.publishers),
  idOf(version, ids.versions),
];

const idOf = (text: string | undefined, ids: ReadonlyMap<string, number>): number =>
  (text === undefined ? undefined : ids.get(text)) ?? UNAVAILABLE_ID;

/** `yyyy-mm-dd` in the server's time zone. */
function localDay(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
