import type { Page } from '@ocs/core-contract';
import type { FieldFormat, Section } from '../section.js';

/**
 * `GET /api/computers?page&pageSize&sort&q&state&columns&filter`: one row of *All computers*. `columns` are ids separated
 * by commas: those shown, into which `q` looks (absent = the default ones, whose cells always come along); `filter` may be repeated (libs/core/contract/list-filter.rule.ts) on every
 * column of the catalogue and on the further ones of {@link COMPUTER_FILTERS}. Days in filters are those of the server's
 * clock, `more` than a day begins with the next one. `GET /api/computers/export` takes the same query without paging, and
 * `separator` = `comma`, `semicolon` or `tab`, `bom` = 0 or 1, `language` = `en` or `fr` (of the heading, by default the
 * browser's); there `columns` are exactly those of the file, in their order. It answers all rows as CSV, header `X-Total-Rows`.
 */
export interface ComputerRow {
  readonly id: number;
  /** Cells by column id (see {@link ComputerColumn}). Dates are ISO 8601 in UTC; null where the database has none. */
  readonly cells: Readonly<Record<string, string | number | null>>;
  /** The computer has settings of its own (spec/console.md 3, red bubble). */
  readonly customised: boolean;
  /** What is customised, for the text of the marker. */
  readonly customisations: readonly ComputerCustomisation[];
}

export type ComputerCustomisation = 'frequency' | 'deployment' | 'discovery' | 'option';

/**
 * Filters of lists of computers beyond the columns:
 * - `os.family`   equals/not an {@link OsFamily} (`windows`, `linux`, `apple`, `android`, `other`);
 * - `group`       equals/not a group's id: its members (computed or included by hand);
 * - `software`    equals/contains/like/not a software name, in some row;
 * - `mac`, `network` equals/like/contains, in some network card (MACADDR with any separators; IPSUBNET);
 * - `customised`  equals `yes` or `no`.
 */
export const COMPUTER_FILTERS = ['os.family', 'group', 'software', 'mac', 'network', 'customised'] as const;

export type ComputerState = 'active' | 'archived' | 'all';

/** Answer of `GET /api/computers`: the page, and how many computers each tab holds (without the quick filter). */
export interface ComputerList extends Page<ComputerRow> {
  readonly counts: Readonly<Record<ComputerState, number>>;
}

/** One section of a computer as the page lists it. */
export interface ComputerSectionSummary {
  /** Section name, for instance `NETWORKS`. */
  readonly name: string;
  readonly rows: number;
}

/** `GET /api/computers/{id}`: identity, banner and which sections have data. */
export interface ComputerDetail {
  readonly id: number;
  readonly deviceId: string;
  readonly archived: boolean;
  readonly customised: boolean;
  /** Columns of `hardware` by their name; numbers stay numbers, dates are ISO 8601 in UTC. */
  readonly hardware: Readonly<Record<string, string | number | null>>;
  /** Columns of `bios`, or null when the agent never sent any. */
  readonly bios: Readonly<Record<string, string | number | null>> | null;
  readonly administrative: readonly AdministrativeValue[];
  readonly sections: readonly ComputerSectionSummary[];
  /** Sum of the memory modules in MB, null when no module is known. */
  readonly memoryModulesMb: number | null;
  /** Networks (IPSUBNET) of its cards, with the names administrators gave them (`subnet`). */
  readonly networks: readonly { readonly subnet: string; readonly name: string | null }[];
  /** Version of the administrative data: send it back when changing them. */
  readonly administrativeVersion: string;
}

/** One administrative field (`accountinfo` column) with its value. */
export interface AdministrativeValue {
  /** `TAG`, or `fields_<n>`. */
  readonly column: string;
  /** Name the administrators gave it. */
  readonly label: string;
  readonly value: string | null;
  readonly type: AdministrativeType;
  /** Words to choose from, with types `list`, `radio` and `checkboxes`. */
  readonly choices: readonly string[];
  /** Name of the tab it stands on (spec/console.md 17.1), null for the first. */
  readonly tab: string | null;
}

/**
 * Type of an administrative field (spec/database.md, `accountinfo_config.TYPE`). Values travel as text: `date` as
 * yyyy-mm-dd, `number` in digits, `checkboxes` as the chosen words joined by `&&&`.
 */
export const ADMINISTRATIVE_TYPES = [
  'text',
  'longtext',
  'list',
  'checkboxes',
  'radio',
  'date',
  'number',
] as const;
export type AdministrativeType = (typeof ADMINISTRATIVE_TYPES)[number];

/** `GET /api/computers/{id}/sections/{section}?page&pageSize&q`: rows of one section by column name. */
export interface ComputerSectionRows extends Page<Readonly<Record<string, string | number | null>>> {
  readonly section: string;
}

/** `GET /api/inventory/sections`: the catalogue as the running server knows it. */
export interface SectionCatalogueAnswer {
  readonly sections: readonly Section[];
  readonly computerColumns: readonly ComputerColumn[];
}

/** A column of *All computers*. */
export interface ComputerColumn {
  /** `<table>.<column>`, for instance `hardware.NAME` or `accountinfo.fields_3`. */
  readonly id: string;
  readonly label: Readonly<Record<'en' | 'fr', string>>;
  readonly default: boolean;
  readonly align: 'start' | 'end';
  readonly format: FieldFormat;
  readonly sortable: boolean;
  /** Where it comes from, for the menu of columns. */
  readonly origin: 'computer' | 'administrative' | 'bios' | 'network' | 'hardware';
  /** Which filters make sense. */
  readonly kind: 'text' | 'number' | 'moment' | 'day';
}

/**
 * `GET /api/computers/distribution?column&page&pageSize&sort&q&state&filter`: how many computers have each value of a column
 * (`sort` = `count` or `value`, with a leading minus for descending; moments count by their day; with several rows a computer,
 * it counts once for each of its values). `GET /api/computers/distribution/export` is the whole of it as CSV.
 */
export interface Distribution extends Page<DistributionRow> {
  readonly column: string;
  /** Computers in all. */
  readonly computers: number;
}
export interface DistributionRow {
  /** null: no value or an empty one. */
  readonly value: string | null;
  readonly count: number;
}

/**
 * `GET /api/computers/{id}/neighbours` with the query of the list one came from: where the computer stands in it.
 * `position` is 1 for the first, and null when it is not in that list (any more).
 */
export interface ComputerNeighbours {
  readonly position: number | null;
  readonly total: number;
  readonly previous: number | null;
  readonly next: number | null;
}

/** `GET /api/computers/find?q=`: the global search. At most a few of each kind, best first. */
export interface FoundComputers {
  readonly computers: readonly {
    readonly id: number;
    readonly name: string;
    readonly tag: string | null;
    readonly system: string | null;
    /** What matched, and its text: `user` / `m.benali`. */
    readonly matched: 'name' | 'user' | 'address' | 'mac' | 'serial' | 'tag' | 'deviceId';
    readonly text: string;
  }[];
  readonly software: readonly { readonly name: string; readonly computers: number }[];
}
