import { Injectable } from '@nestjs/common';
import type { FilterOperator } from '@ocs/core-contract';
import { containing, Database, wildcards } from '@ocs/core-server';
import { type ComputerState, OS_FAMILIES, osFamily } from '@ocs/inventory-contract';
import { isText } from '../column-sql.js';
import { all, type Condition, some } from '../perimeter.js';
import type { Perimeter } from '../perimeters.js';
import { columnFilter, FilterRefused, someContains } from './filter-condition.js';
import { type ColumnFilter, type FurtherFilter, type ListScope, refused } from './list-request.js';
import { macPatterns } from './mac-address.rule.js';
import { conditionOf, installed, type Membership, ownRows, type Rows } from './sets/membership.js';

const STATES: Readonly<Record<ComputerState, Condition>> = {
  // Nearly all computers are active: said so that nobody takes the index of ARCHIVE to find them.
  active: { sql: 'IFNULL(h.ARCHIVE, -1) = -1', values: [] },
  archived: { sql: 'h.ARCHIVE IS NOT NULL', values: [] },
  all: { sql: 'TRUE', values: [] },
};

/** A row of `devices` that is a setting of the computer's own (spec/console.md 3, red bubble). */
export const OWN_SETTING = "NOT (d.NAME = 'IPDISCOVER' AND d.IVALUE <=> 1)";

/** More software names than this are looked for by their text in each row instead of being listed. */
const MOST_NAMES = 5_000;
const BY_NAME = {
  from: 'software s JOIN software_name n ON n.ID = s.NAME_ID',
  id: 's.HARDWARE_ID',
} as const;

/** What the further filters take (COMPUTER_FILTERS). */
const OPERATORS: Readonly<Record<FurtherFilter, readonly FilterOperator[]>> = {
  'os.family': ['equals', 'not'],
  group: ['equals', 'not'],
  software: ['equals', 'contains', 'like', 'not'],
  mac: ['equals', 'like', 'contains'],
  network: ['equals', 'like', 'contains'],
  customised: ['equals'],
};

/** A list as one condition on `hardware h`, for statements that must know it at that moment. */
export const whereOf = (
  perimeter: Perimeter,
  { state }: ListScope,
  filters: readonly Membership[],
): Condition => all([perimeter.set, STATES[state], ...filters.map(conditionOf)]);

/** Turns the filters of a list of computers into the rows that decide on them. */
@Injectable()
export class ListConditions {
  constructor(private readonly database: Database) {}

  /**
   * All of them must hold.
   * @throws DomainError 400 `filter` for an operator or value that does not fit its column
   */
  async filters(scope: ListScope): Promise<readonly Membership[]> {
    const filters = await Promise.all(scope.filters.map(async (filter) => this.filter(filter)));
    return [...filters, ...quickFilter(scope)];
  }

  private async filter({ at, column, operator, value }: ColumnFilter): Promise<Membership> {
    try {
      if ('column' in at) return columnFilter(at.column, operator, value);
      if (!OPERATORS[at.further].includes(operator))
        throw new FilterRefused(`The operator "${operator}" does not fit "${column}".`);
      return await this.further(at.further, operator, value);
    } catch (error) {
      throw error instanceof FilterRefused ? refused('filter', error.message) : error;
    }
  }

  private async further(filter: FurtherFilter, operator: FilterOperator, value: string): Promise<Membership> {
    switch (filter) {
      case 'os.family':
        return this.family(value, operator === 'not');
      case 'group':
        return group(value, operator === 'not');
      case 'software':
        return this.software(operator, value);
      case 'mac':
        return mac(operator, value);
      case 'network':
        return { rows: [inNetworks(textual('m.IPSUBNET', operator, value))], none: false };
      case 'customised':
        return customised(value);
    }
  }

  /** The names of the family are found by the one rule that also chooses icons; the index tells all names there are. */
  private async family(value: string, not: boolean): Promise<Membership> {
    const family = OS_FAMILIES.find((candidate) => candidate === value);
    if (!family) throw new FilterRefused(`"${value}" is no family of operating systems.`);
    const rows = await this.database.rows<{ name: string | null }>(
      'SELECT DISTINCT OSNAME AS name FROM hardware',
    );
    const names = rows.flatMap(({ name }) => (name !== null && osFamily(name) === family ? [name] : []));
    const fits = some([
      ...(names.length === 0 ? [] : [{ sql: 'h.OSNAME IN (?)', values: [names] }]),
      ...(family === osFamily('') ? [{ sql: 'h.OSNAME IS NULL', values: [] }] : []),
    ]);
    return { rows: [ownRows(fits)], none: not };
  }

  /** Names first: they are few beside the rows of installed software. */
  private async software(operator: FilterOperator, value: string): Promise<Membership> {
    const fits = textual('n.NAME', operator === 'not' ? 'equals' : operator, value);
    const statement = `SELECT n.ID AS id FROM software_name n WHERE ${fits.sql} LIMIT ?`;
    const found = await this.database.rows<{ id: number }>(statement, [...fits.values, MOST_NAMES + 1]);
    const rows = found.length > MOST_NAMES ? { ...BY_NAME, fits } : installed(found.map(({ id }) => id));
    return { rows: found.length === 0 ? [] : [rows], none: operator === 'not' };
  }
}

function textual(sql: string, operator: FilterOperator, value: string): Condition {
  switch (operator) {
    case 'like':
      return { sql: `${sql} LIKE ?`, values: [wildcards(value)] };
    case 'contains':
      return { sql: `${sql} LIKE ?`, values: [containing(value)] };
    default:
      return { sql: `${sql} = ?`, values: [value] };
  }
}

const inNetworks = (fits: Condition): Rows => ({ from: 'networks m', id: 'm.HARDWARE_ID', fits });

function mac(operator: FilterOperator, value: string): Membership {
  const patterns = operator === 'like' ? [value] : macPatterns(value);
  const fits = some(patterns.map((text) => textual('m.MACADDR', operator, text)));
  return { rows: [inNetworks(fits)], none: false };
}

/** Members are computed (0) or included by hand (1); 2 is excluded by hand. */
function group(value: string, none: boolean): Membership {
  if (!/^\d{1,10}$/.test(value)) throw new FilterRefused(`"${value}" is no group.`);
  const fits = { sql: 'g.GROUP_ID = ? AND g.STATIC IN (0, 1)', values: [Number(value)] };
  return { rows: [{ from: 'groups_cache g', id: 'g.HARDWARE_ID', fits }], none };
}

function customised(value: string): Membership {
  if (value !== 'yes' && value !== 'no') throw new FilterRefused('Only "yes" and "no" fit here.');
  const fits = { sql: OWN_SETTING, values: [] };
  return { rows: [{ from: 'devices d', id: 'd.HARDWARE_ID', fits }], none: value === 'no' };
}

/** Some text of the columns shown contains the words; words of a list count by what people read. */
function quickFilter({ q, columns }: ListScope): readonly Membership[] {
  if (q === undefined) return [];
  const texts = columns.filter(({ type, kind }) => kind === 'text' && isText(type));
  return [someContains(texts, q)];
}
