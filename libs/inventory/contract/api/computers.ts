import type { Page } from '@ocs/core-contract';
import type { Section } from '../section.js';

/** `GET /api/computers?page&pageSize&sort&q&state`: one row of *All computers*. */
export interface ComputerRow {
  readonly id: number;
  /** Cells by column id (see {@link ComputerColumn}). Dates are ISO 8601 in UTC; null where the database has none. */
  readonly cells: Readonly<Record<string, string | number | null>>;
  /** The computer has settings of its own (spec/console.md 3, red bubble). */
  readonly customised: boolean;
}

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
}

/** One administrative field (`accountinfo` column) with its value. */
export interface AdministrativeValue {
  /** `TAG`, or `fields_<n>`. */
  readonly column: string;
  /** Name the administrators gave it. */
  readonly label: string;
  readonly value: string | null;
}

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
  readonly format: import('../section.js').FieldFormat;
  readonly sortable: boolean;
}
