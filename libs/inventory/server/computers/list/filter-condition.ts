import { containing, identifier, type SqlValue, wildcards } from '@ocs/core-server';
import type { FilterOperator } from '@ocs/core-contract';
import type { SqlColumn } from '../column-sql.js';
import { BETWEEN_CHOICES, hasChoices } from '../administrative-value.rule.js';
import { all, type Condition, some } from '../perimeter.js';
import { ALIASES, inSql } from './column-place.rule.js';
import type { ListColumn } from './computer-columns.rule.js';
import { type Membership, ownRows, type Rows } from './sets/membership.js';

/** Why a filter cannot be used; the caller tells the field. */
export class FilterRefused extends Error {}

/** Which operators make sense for a kind of column. */
const OPERATORS: Readonly<Record<ListColumn['kind'], readonly FilterOperator[]>> = {
  text: ['equals', 'not', 'like', 'contains', 'empty', 'filled'],
  number: ['equals', 'not', 'less', 'more', 'empty', 'filled'],
  moment: ['equals', 'not', 'less', 'more', 'older', 'within', 'empty', 'filled'],
  day: ['equals', 'not', 'less', 'more', 'older', 'within', 'empty', 'filled'],
};

/** Negative operators, by the positive one that must hold for no row (spec/console.md 7.4). */
const NEGATIVE: Readonly<Partial<Record<FilterOperator, FilterOperator>>> = {
  not: 'equals',
  empty: 'filled',
  older: 'within',
};

/** Farthest a filter may look back in days: a hundred years, which every date type of the database can reckon with. */
const MOST_DAYS = 36_525;

/**
 * A filter on a column. Positive ones hold when some row of the column's table does; negative ones when none does, so also for
 * computers without any row.
 * @throws FilterRefused for an operator that makes no sense there, or a value of another type
 */
export function columnFilter(column: ListColumn, operator: FilterOperator, value: string): Membership {
  if (!OPERATORS[column.kind].includes(operator))
    throw new FilterRefused(`The operator "${operator}" does not fit the column "${column.id}".`);
  // Looking for an empty text means: no value.
  if (value === '' && operator === 'equals') return columnFilter(column, 'empty', '');
  if (value === '' && operator === 'not') return columnFilter(column, 'filled', '');
  const opposite = NEGATIVE[operator];
  return {
    rows: [rowsOf(column, positiveCondition(column, opposite ?? operator, value))],
    none: opposite !== undefined,
  };
}

/** Some of the columns contains the text. Columns of one table are looked into together: one pass instead of several. */
export function someContains(columns: readonly ListColumn[], text: string): Membership {
  const tables = [...new Set(columns.map(({ source }) => source.table))];
  const rows = tables.flatMap((table) => {
    const own = columns.filter(({ source }) => source.table === table);
    return own[0] === undefined
      ? []
      : [rowsOf(own[0], some(own.map((column) => valueContains(column, text))))];
  });
  return { rows, none: false };
}

/** The column's value contains the text, as a condition on its table. */
export const valueContains = (column: ListColumn, text: string): Condition =>
  positiveCondition(column, 'contains', text);

/** Rows of a column's table. */
function rowsOf({ source }: ListColumn, fits: Condition): Rows {
  if (source.table === 'hardware') return ownRows(fits);
  if (source.table === 'assets_categories') {
    // Comparing with NULL would be neither true nor false.
    return ownRows({
      ...fits,
      sql: `IFNULL(h.CATEGORY_ID, 0) IN (SELECT c.ID FROM assets_categories c WHERE ${fits.sql})`,
    });
  }
  const alias = source.rows === 'many' ? 'm' : ALIASES[source.table];
  return { from: `${identifier(source.table)} ${alias}`, id: `${alias}.HARDWARE_ID`, fits };
}

function positiveCondition(column: ListColumn, operator: FilterOperator, value: string): Condition {
  const place = inSql(column);
  switch (column.kind) {
    case 'number':
      return numberCondition(place, operator, value);
    case 'moment':
    case 'day':
      return timeCondition(place, operator, value);
    default:
      return column.field && hasChoices(column.field)
        ? choiceCondition(column, operator, value)
        : textCondition(place, operator, value);
  }
}

function textCondition({ sql }: SqlColumn, operator: FilterOperator, value: string): Condition {
  switch (operator) {
    case 'filled':
      return { sql: `${sql} <> ''`, values: [] };
    case 'like':
      return { sql: `${sql} LIKE ?`, values: [wildcards(value)] };
    case 'contains':
      return { sql: `${sql} LIKE ?`, values: [containing(value)] };
    default:
      return { sql: `${sql} = ?`, values: [value] };
  }
}

/** Lists keep codes where people see words: the words that fit are looked for by their codes. */
function choiceCondition(column: ListColumn, operator: FilterOperator, value: string): Condition {
  const place = inSql(column);
  const { field } = column;
  if (operator === 'filled' || !field) return textCondition(place, operator, value);
  if (operator === 'equals') {
    const words = field.type === 'checkboxes' ? value.split(BETWEEN_CHOICES) : [value];
    const codes = words.map((word) => field.choices.find((choice) => same(choice.word, word))?.code ?? word);
    return textCondition(place, 'equals', codes.join(BETWEEN_CHOICES));
  }
  const fits = wordTest(operator, value);
  const codes = field.choices.filter(({ word }) => fits(word)).map(({ code }) => code);
  if (field.type !== 'checkboxes') {
    return codes.length === 0
      ? { sql: 'FALSE', values: [] }
      : { sql: `${place.sql} IN (?)`, values: [codes] };
  }
  return some(
    codes.map((code) => ({
      sql: `CONCAT('${BETWEEN_CHOICES}', ${place.sql}, '${BETWEEN_CHOICES}') LIKE ?`,
      values: [containing(`${BETWEEN_CHOICES}${code}${BETWEEN_CHOICES}`)],
    })),
  );
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

function wordTest(operator: FilterOperator, value: string): (word: string) => boolean {
  const wanted = value.toLowerCase();
  if (operator === 'contains') return (word) => word.toLowerCase().includes(wanted);
  const escaped = wanted.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${escaped.replaceAll('?', '.').replaceAll('*', '.*')}$`, 's');
  return (word) => pattern.test(word.toLowerCase());
}

function numberCondition({ sql }: SqlColumn, operator: FilterOperator, value: string): Condition {
  if (operator === 'filled') return { sql: `${sql} IS NOT NULL`, values: [] };
  if (!/^-?\d{1,18}(\.\d{1,6})?$/.test(value.trim())) throw new FilterRefused(`"${value}" is no number.`);
  const sign = { less: '<', more: '>' }[operator as 'less' | 'more'] as string | undefined;
  return { sql: `${sql} ${sign ?? '='} ?`, values: [Number(value)] };
}

/**
 * Days are those of the database server's clock, as the columns are; a moment is taken to it. "More" than a day begins with
 * the next one.
 */
function timeCondition(place: SqlColumn, operator: FilterOperator, value: string): Condition {
  const { sql } = place;
  // Zero dates are no value, and before everything.
  const known: Condition = { sql: `${sql} >= '1000-01-01'`, values: [] };
  if (operator === 'filled') return known;
  if (operator === 'within') {
    const since = place.type.kind === 'date' ? 'CURRENT_DATE' : 'NOW()';
    return { sql: `${sql} >= ${since} - INTERVAL ? DAY`, values: [days(value)] };
  }
  const day = /^\d{4}-\d\d-\d\d$/.test(value) && isMoment(`${value}T00:00:00Z`);
  if (!day && (place.type.kind === 'date' || !isMoment(value)))
    throw new FilterRefused(`"${value}" is no date.`);
  const from = day ? '?' : "CONVERT_TZ(?, '+00:00', @@session.time_zone)";
  const bound: SqlValue = day ? value : utcText(value);
  const after = day ? '? + INTERVAL 1 DAY' : from;
  switch (operator) {
    case 'less':
      return all([known, { sql: `${sql} < ${from}`, values: [bound] }]);
    case 'more':
      return { sql: `${sql} ${day ? '>=' : '>'} ${after}`, values: [bound] };
    default:
      return day
        ? { sql: `${sql} >= ? AND ${sql} < ? + INTERVAL 1 DAY`, values: [bound, bound] }
        : { sql: `${sql} = ${from}`, values: [bound] };
  }
}

function days(value: string): number {
  const number = /^\d{1,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= MOST_DAYS)) throw new FilterRefused(`"${value}" is no number of days.`);
  return number;
}

/** ISO 8601 with a zone, of a year the database knows. */
function isMoment(text: string): boolean {
  if (!/^[1-9]\d{3}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/.test(text)) return false;
  const time = Date.parse(text);
  // The calendar has no 30 February, although the reader takes it for 1 March.
  return (
    !Number.isNaN(time) &&
    new Date(`${text.slice(0, 10)}T00:00:00Z`).toISOString().startsWith(text.slice(0, 10))
  );
}

const utcText = (iso: string): string => new Date(iso).toISOString().slice(0, 19).replace('T', ' ');
