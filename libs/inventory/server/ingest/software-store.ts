import { Injectable } from '@nestjs/common';
import { deleteByIdsLater, insertRowsLater, type Transaction } from '@ocs/core-server';
import { fit, type Section, type SectionField } from '@ocs/inventory-contract';
import { agentFields, columnOf, SectionCatalogue } from '../section-catalogue.js';
import type { ColumnValue, RawRow, UnreadElements } from './document.js';
import { installDate } from './install-date.rule.js';
import { NO_DIFFERENCE, type ClaimedComputer } from './inventory-plan.js';
import type { RowDifference, StoredRow } from './row-difference.rule.js';
import { SoftwareDictionary, type SoftwareTexts, type SoftwareTriple } from './software-dictionary.js';
import { changedElements, type SoftwareElement } from './software-elements.rule.js';

/** Reported software with the ids of its name, publisher and version; one entry per triple. */
export interface ReportedSoftware {
  /** Values in the order of {@link SoftwareStore.columns}. */
  readonly rows: readonly (readonly ColumnValue[])[];
  /** Names the rows are all of what was reported for; undefined when they are everything. */
  readonly names?: readonly number[];
  /** What to remember of the elements; undefined where they could not be told apart. */
  readonly elements?: readonly SoftwareElement[] | undefined;
}

const LOOKED_UP = new Set(['NAME', 'PUBLISHER', 'VERSION']);
const TRIPLE = ['NAME_ID', 'PUBLISHER_ID', 'VERSION_ID'] as const;
/** Where more elements are new, reading all at once is cheaper than each by itself. */
const LARGEST_CHANGE = 100;
const NAME_TYPE = { kind: 'text', width: 255 } as const;

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

  /** Everything that was reported; new texts are added to the dictionary, outside any transaction. */
  async whole(
    rows: readonly RawRow[],
    elements: Pick<UnreadElements, 'digests'> | undefined,
  ): Promise<ReportedSoftware> {
    const { values, nameIds } = await this.resolve(rows);
    const digests = elements?.digests;
    // An element without any value has no row: which one it is cannot be seen any more.
    const remembered = digests?.length === rows.length ? remember(digests, nameIds) : undefined;
    return { rows: values, elements: remembered };
  }

  /**
   * What was reported of the software that changed; nothing else is read.
   * @param before elements of the inventory the stored rows come from
   * @returns undefined where everything has to be looked at
   */
  async changed(
    elements: UnreadElements,
    before: ReadonlyMap<string, number>,
  ): Promise<ReportedSoftware | undefined> {
    const { fresh, vanished, nameIds } = changedElements(elements.digests, before);
    if (fresh.length > LARGEST_CHANGE) return undefined;
    const freshRows = await elements.read(fresh);
    const names = new Set(vanished);
    const known: (number | undefined)[] = [...nameIds];
    const { nameIds: freshNames } = await this.resolve(freshRows);
    for (const [at, place] of fresh.entries()) {
      const nameId = freshNames[at] ?? NAMELESS;
      known[place] = nameId;
      names.add(nameId);
    }
    names.delete(NAMELESS);
    // Entries that all lack a name say nothing about what is installed.
    if (!known.some((nameId) => nameId !== NAMELESS)) return undefined;
    const isAbout = (nameId: number | undefined): boolean => nameId !== undefined && names.has(nameId);
    const places = known.flatMap((nameId, place) => (isAbout(nameId) ? [place] : []));
    const { values } = await this.resolve(await elements.read(places));
    return { rows: values, names: [...names], elements: remember(elements.digests, known) };
  }

  async difference(
    tx: Transaction,
    computer: ClaimedComputer,
    { rows, names }: ReportedSoftware,
  ): Promise<RowDifference> {
    // Entries that all lack a name say nothing about what is installed.
    if (names ? names.length === 0 : rows.length === 0) return NO_DIFFERENCE;
    const stored = computer.known ? await this.storedTriples(tx, computer.id, names) : [];
    if (stored.length === 0) return { added: rows, removed: [], kept: 0 };
    const reported = new Map(rows.map((row) => [keyOf(row), row]));
    const removed = stored.filter((row) => !reported.has(keyOf(row.values)));
    for (const row of stored) reported.delete(keyOf(row.values));
    return { added: [...reported.values()], removed, kept: stored.length - removed.length };
  }

  write(tx: Transaction, computerId: number, { added, removed }: RowDifference): void {
    deleteByIdsLater(
      tx,
      this.section.table,
      removed.map((row) => row.id),
    );
    insertRowsLater(
      tx,
      this.section.table,
      ['HARDWARE_ID', ...this.columns],
      added.map((row) => [computerId, ...row]),
    );
  }

  /** Ids and fitted values of the rows, one per triple, and the name of each row. */
  private async resolve(
    rows: readonly (RawRow | undefined)[],
  ): Promise<{ readonly values: readonly (readonly ColumnValue[])[]; readonly nameIds: readonly number[] }> {
    const named = rows.flatMap((row, place) => {
      const texts = row && this.textsOf(row);
      return texts ? [{ row, place, texts }] : [];
    });
    const triples = await this.dictionary.resolve(named.map(({ texts }) => texts));
    const today = localDay(new Date());
    const nameIds = new Array<number>(rows.length).fill(NAMELESS);
    const distinct = new Map<string, readonly ColumnValue[]>();
    for (const [at, { row, place }] of named.entries()) {
      const triple = triples[at];
      if (!triple) continue;
      nameIds[place] = triple[0];
      const key = keyOf(triple);
      if (!distinct.has(key)) distinct.set(key, this.valuesOf(triple, row, today));
    }
    return { values: [...distinct.values()], nameIds };
  }

  private async storedTriples(
    tx: Transaction,
    computerId: number,
    names: readonly number[] | undefined,
  ): Promise<StoredRow[]> {
    const ofNames = names ? ' AND NAME_ID IN (?)' : '';
    const select = `SELECT ID AS id, NAME_ID AS name, PUBLISHER_ID AS publisher, VERSION_ID AS version
      FROM software WHERE HARDWARE_ID = ?${ofNames}`;
    const rows = await tx.rows<{ id: number; name: number; publisher: number; version: number }>(
      select,
      names ? [computerId, names] : [computerId],
    );
    return rows.map(({ id, name, publisher, version }) => ({ id, values: [name, publisher, version] }));
  }

  /** Undefined for a row without a name: nothing could tell what it is. */
  private textsOf(row: RawRow): SoftwareTexts | undefined {
    const name = this.lookedUp(row, 'NAME');
    if (name === undefined) return undefined;
    return { name, publisher: this.lookedUp(row, 'PUBLISHER'), version: this.lookedUp(row, 'VERSION') };
  }

  /** A text of a look-up table, cut to its column (errata 3); undefined when it is missing or blank. */
  private lookedUp(row: RawRow, field: 'NAME' | 'PUBLISHER' | 'VERSION'): string | undefined {
    const value = row[this.at[field]];
    if (value === undefined) return undefined;
    const fitted = String(fit(NAME_TYPE, value));
    return fitted.trim() === '' ? undefined : fitted;
  }

  private valuesOf(triple: SoftwareTriple, row: RawRow, today: string): readonly ColumnValue[] {
    const values: ColumnValue[] = [...triple];
    for (const { field, at } of this.details) {
      const value = row[at];
      values.push(field.name === 'INSTALLDATE' ? installDate(value, today) : fit(field.type, value));
    }
    return values;
  }
}

const NAMELESS = 0;

/** Of the triple at the beginning of a row. */
const keyOf = (row: readonly ColumnValue[]): string => `${row[0]},${row[1]},${row[2]}`;

const remember = (
  digests: readonly string[],
  nameIds: readonly (number | undefined)[],
): readonly SoftwareElement[] => digests.map((digest, at) => ({ digest, nameId: nameIds[at] ?? NAMELESS }));

/** `yyyy-mm-dd` in the server's time zone. */
function localDay(now: Date): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
