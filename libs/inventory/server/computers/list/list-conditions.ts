import { Injectable } from '@nestjs/common';
import type { FilterOperator } from '@ocs/core-contract';
import { Database } from '@ocs/core-server';
import { type ComputerState, OS_FAMILIES, osFamily } from '@ocs/inventory-contract';
import { containing, isText } from '../column-sql.js';
import { all, type Condition, some, wildcardPattern } from '../perimeter.js';
import type { Perimeter } from '../perimeters.js';
import { filterCondition, FilterRefused, someContains } from './filter-condition.js';
import { type ColumnFilter, type FurtherFilter, type ListScope, refused } from './list-request.js';
import { macPatterns } from './mac-address.rule.js';

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

/** What the further filters take (COMPUTER_FILTERS). */
const OPERATORS: Readonly<Record<FurtherFilter, readonly FilterOperator[]>> = {
  'os.family': ['equals', 'not'],
  group: ['equals', 'not'],
  software: ['equals', 'contains', 'like', 'not'],
  mac: ['equals', 'like', 'contains'],
  network: ['equals', 'like', 'contains'],
  customised: ['equals'],
};

/** A list as conditions on `hardware h`. */
export interface ListCondition {
  /** All of it. */
  readonly where: Condition;
  /** What one computer's own row and TAG tell of it, in the two forms of a perimeter. */
  readonly light: Perimeter;
  /** `light` says all that `where` says. */
  readonly walked: boolean;
  /** There is more to it than perimeter and state. */
  readonly filtered: boolean;
}

/** Turns what a list of computers asks for into one condition on `hardware h`, within the perimeter. */
@Injectable()
export class ListConditions {
  constructor(private readonly database: Database) {}

  /**
   * @param perimeter what the viewer may see, from `Perimeters`
   * @throws DomainError 400 `filter` for an operator or value that does not fit its column
   */
  async of(perimeter: Perimeter, scope: ListScope): Promise<ListCondition> {
    const filters = await Promise.all(
      scope.filters.map(async (filter) => ({ own: isOwn(filter), condition: await this.filter(filter) })),
    );
    const conditions = [...filters.map(({ condition }) => condition), ...quickFilter(scope)];
    const state = scope.state === 'all' ? [] : [STATES[scope.state]];
    const own = filters.flatMap((filter) => (filter.own ? [filter.condition] : []));
    return {
      where: all([perimeter.set, ...state, ...conditions]),
      light: { set: all([perimeter.set, ...state, ...own]), each: all([perimeter.each, ...state, ...own]) },
      walked: own.length === conditions.length,
      filtered: conditions.length > 0,
    };
  }

  private async filter({ at, column, operator, value }: ColumnFilter): Promise<Condition> {
    try {
      if ('column' in at) return filterCondition(at.column, operator, value);
      if (!OPERATORS[at.further].includes(operator))
        throw new FilterRefused(`The operator "${operator}" does not fit "${column}".`);
      return await this.further(at.further, operator, value);
    } catch (error) {
      throw error instanceof FilterRefused ? refused('filter', error.message) : error;
    }
  }

  private async further(filter: FurtherFilter, operator: FilterOperator, value: string): Promise<Condition> {
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
        return inNetworks(textual('m.IPSUBNET', operator, value));
      case 'customised':
        return customised(value);
    }
  }

  /** The names of the family are found by the one rule that also chooses icons; the index tells all names there are. */
  private async family(value: string, not: boolean): Promise<Condition> {
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
    return not ? { ...fits, sql: `NOT IFNULL((${fits.sql}), FALSE)` } : fits;
  }

  /** Names first: they are few beside the rows of installed software. */
  private async software(operator: FilterOperator, value: string): Promise<Condition> {
    const fits = textual('n.NAME', operator === 'not' ? 'equals' : operator, value);
    const statement = `SELECT n.ID AS id FROM software_name n WHERE ${fits.sql} LIMIT ?`;
    const found = await this.database.rows<{ id: number }>(statement, [...fits.values, MOST_NAMES + 1]);
    const not = operator === 'not' ? 'NOT ' : '';
    if (found.length === 0) return { sql: not === '' ? 'FALSE' : 'TRUE', values: [] };
    if (found.length > MOST_NAMES) {
      return {
        ...fits,
        sql: `h.ID ${not}IN (SELECT s.HARDWARE_ID FROM software s JOIN software_name n ON n.ID = s.NAME_ID WHERE ${fits.sql})`,
      };
    }
    return {
      sql: `h.ID ${not}IN (SELECT s.HARDWARE_ID FROM software s WHERE s.NAME_ID IN (?))`,
      values: [found.map(({ id }) => id)],
    };
  }
}

/** The computer's own row answers it. */
const isOwn = ({ at }: ColumnFilter): boolean =>
  'column' in at ? at.column.source.table === 'hardware' : at.further === 'os.family';

function textual(sql: string, operator: FilterOperator, value: string): Condition {
  switch (operator) {
    case 'like':
      return { sql: `${sql} LIKE ?`, values: [wildcardPattern(value)] };
    case 'contains':
      return { sql: `${sql} LIKE ?`, values: [containing(value)] };
    default:
      return { sql: `${sql} = ?`, values: [value] };
  }
}

const inNetworks = ({ sql, values }: Condition): Condition => ({
  sql: `h.ID IN (SELECT m.HARDWARE_ID FROM networks m WHERE ${sql})`,
  values,
});

function mac(operator: FilterOperator, value: string): Condition {
  if (operator === 'like') return inNetworks(textual('m.MACADDR', 'like', value));
  return inNetworks(some(macPatterns(value).map((text) => textual('m.MACADDR', operator, text))));
}

/** Members are computed (0) or included by hand (1); 2 is excluded by hand. */
function group(value: string, not: boolean): Condition {
  if (!/^\d{1,10}$/.test(value)) throw new FilterRefused(`"${value}" is no group.`);
  return {
    sql: `h.ID ${not ? 'NOT ' : ''}IN (SELECT g.HARDWARE_ID FROM groups_cache g WHERE g.GROUP_ID = ? AND g.STATIC IN (0, 1))`,
    values: [Number(value)],
  };
}

function customised(value: string): Condition {
  if (value !== 'yes' && value !== 'no') throw new FilterRefused('Only "yes" and "no" fit here.');
  return {
    sql: `h.ID ${value === 'no' ? 'NOT ' : ''}IN (SELECT d.HARDWARE_ID FROM devices d WHERE ${OWN_SETTING})`,
    values: [],
  };
}

/** Some text of the columns shown contains the words; words of a list count by what people read. */
function quickFilter({ q, columns }: ListScope): readonly Condition[] {
  if (q === undefined) return [];
  const texts = columns.filter(({ type, kind }) => kind === 'text' && isText(type));
  return [someContains(texts, q)];
}
