import type { LocalisedText } from '@ocs/core-contract';

/**
 * Type of a field as the database keeps it. Widths of texts are in characters, of integers in bits; a long text may be
 * bounded in bytes of UTF-8 (65,535 = MySQL TEXT, no bound = LONGTEXT).
 */
export type FieldType =
  | { readonly kind: 'text'; readonly width: number }
  | { readonly kind: 'longtext'; readonly maxBytes?: number }
  | { readonly kind: 'integer'; readonly bits: 8 | 16 | 32 | 64; readonly unsigned?: boolean }
  | { readonly kind: 'decimal'; readonly precision: number; readonly scale: number }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' };

/**
 * How a value is shown; the default follows from the type. Where a label names the unit ("RAM (MB)"), the value is shown
 * in it, as a plain number. `code` is monospaced: ids, serial numbers, MAC addresses, paths, registry values.
 */
export type FieldFormat =
  'plain' | 'code' | 'megabytes' | 'bytes' | 'megahertz' | 'percent' | 'yes-no' | 'date' | 'ago';

/** One field of a section: XML element and database column of the same name. */
export interface SectionField {
  /** XML element and column, for instance `MACADDR`. */
  readonly name: string;
  /** Column, where it differs from the XML element. */
  readonly column?: string;
  readonly type: FieldType;
  readonly label: LocalisedText;
  readonly format?: FieldFormat;
  /**
   * Who fills it: `agent` (default) from the XML; `server` is computed and never read from the XML
   * (noXml and special columns of spec/agent-protocol.md 3.3 and 3.5).
   */
  readonly source?: 'agent' | 'server';
  /**
   * Shown on the computer page: always (default), only when some row has a value, or never.
   * An empty text, 0 and the zero dates are no value: so is kept what the agent does not send (spec/agent-protocol.md 3.4).
   */
  readonly shown?: 'always' | 'filled' | 'never';
  /**
   * Part of the list *All computers* (spec/console.md 5): in the default set, or one that can be added. Of a section with
   * several rows a computer, the list shows all values beside each other.
   */
  readonly list?: 'default' | 'optional';
  /** Label of the column in the list, where the field's own does not say enough without its section. */
  readonly listLabel?: LocalisedText;
  /** Offered as a criterion of the search: true by default. */
  readonly searchable?: boolean;
}

/** Tabs of the computer page, in their order (spec/console.md 9.1). */
export const SECTION_GROUPS = [
  'administrative',
  'hardware',
  'software',
  'network',
  'devices',
  'miscellaneous',
] as const;
export type SectionGroup = (typeof SECTION_GROUPS)[number];

/**
 * How the rows of a section are stored (spec/agent-protocol.md 3.4 to 3.10):
 * - `rows`            any number of rows, compared one by one with the stored ones;
 * - `single`          at most one row, keyed by the computer (BIOS, JAVAINFO);
 * - `append`          rows pile up with each inventory (JOURNALLOG);
 * - `computer`        the computer's own row (HARDWARE);
 * - `software`        rows normalised into names, publishers and versions (SOFTWARES);
 * - `administrative`  key and value pairs, ruled by the server (ACCOUNTINFO).
 */
export type SectionStorage = 'rows' | 'single' | 'append' | 'computer' | 'software' | 'administrative';

/**
 * One inventory section of the catalogue (law 3). Reader, storage, entities, REST and the computer page are derived
 * from it: a new section is one new file in `sections/` with a default export; no list names the files, the server
 * discovers them.
 */
export interface Section {
  /** XML element below CONTENT, for instance `NETWORKS`. */
  readonly name: string;
  /** Table that keeps it, for instance `networks`. */
  readonly table: string;
  readonly storage: SectionStorage;
  /** Bit of HARDWARE/CHECKSUM that says "changed"; 0 = taken at every inventory. */
  readonly checksumBit: number;
  /** Rows go when the computer is replaced as a duplicate. */
  readonly deletedOnReplace: boolean;
  /** Columns with an index of their own, besides HARDWARE_ID. */
  readonly indexes?: readonly string[];
  /** Column the stored rows are read by (spec/agent-protocol.md 3.3, sort column). */
  readonly sortBy?: string;
  readonly label: LocalisedText;
  readonly group: SectionGroup;
  /** Place within its group; smaller stands first. */
  readonly order: number;
  /** In the order in which people see them; that of the table's columns does not matter. */
  readonly fields: readonly SectionField[];
}

/** Declares a section; exists so that a section file is checked against {@link Section} where it is written. */
export const defineSection = <const S extends Section>(section: S): S => section;

/** Field types, short enough to be read as a table. */
export const text = (width = 255): FieldType => ({ kind: 'text', width });
/** MySQL TEXT: 65,535 bytes. */
export const text64k: FieldType = { kind: 'longtext', maxBytes: 65_535 };
/** MySQL LONGTEXT: no bound that matters. */
export const longText: FieldType = { kind: 'longtext' };
export const tinyInteger: FieldType = { kind: 'integer', bits: 8 };
export const smallInteger: FieldType = { kind: 'integer', bits: 16 };
export const integer: FieldType = { kind: 'integer', bits: 32 };
export const bigInteger: FieldType = { kind: 'integer', bits: 64 };
export const unsignedBigInteger: FieldType = { kind: 'integer', bits: 64, unsigned: true };
export const decimal = (precision: number, scale: number): FieldType => ({
  kind: 'decimal',
  precision,
  scale,
});
export const date: FieldType = { kind: 'date' };
export const dateTime: FieldType = { kind: 'datetime' };
