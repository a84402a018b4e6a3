import type { AuditColumn, FieldProblem, ListFilter } from '@ocs/core-contract';
import type { SqlValue } from '../database/sql.js';
import { containing, wildcards } from '../database/like.js';

/** A condition on `x_audit` with its bound values. */
export interface AuditCondition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

const COLUMNS: Readonly<Record<AuditColumn, string>> = {
  at: 'AT',
  login: 'LOGIN',
  address: 'ADDRESS',
  action: 'ACTION',
  targetKind: 'TARGET_KIND',
  targetId: 'TARGET_ID',
  targetName: 'TARGET_NAME',
};

/** What the quick filter looks into: compared together, which costs two thirds of comparing them one by one. */
const QUICK = "CONCAT_WS('\\n', LOGIN, ACTION, TARGET_KIND, TARGET_ID, TARGET_NAME)";

/** Longest period `older` and `within` take, in days: a hundred years. */
const MOST_DAYS = 36_500;

/** The filters of a list of the audit as a condition; each that asks for nothing the audit has becomes a problem of the request. */
export function auditCondition(filters: readonly ListFilter[]): AuditCondition | readonly FieldProblem[] {
  const conditions = filters.map(conditionOf);
  const problems = conditions.flatMap((condition, index) =>
    'code' in condition ? [{ ...condition, field: `filter.${index}` }] : [],
  );
  if (problems.length > 0) return problems;
  return both(...conditions.flatMap((condition) => ('sql' in condition ? [condition] : [])));
}

/** The quick filter as a condition. */
export const quickCondition = (text: string): AuditCondition => ({
  sql: `${QUICK} LIKE ?`,
  values: [containing(text)],
});

/** All conditions at once. */
export const both = (...conditions: readonly AuditCondition[]): AuditCondition => ({
  sql: conditions.length === 0 ? 'TRUE' : conditions.map(({ sql }) => `(${sql})`).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});

type Rejected = Omit<FieldProblem, 'field'>;

function conditionOf(filter: ListFilter): AuditCondition | Rejected {
  const { column } = filter;
  if (!isAuditColumn(column)) return { code: 'choice', message: `There is no column "${column}".` };
  return column === 'at' ? momentCondition(filter) : textCondition(COLUMNS[column], filter);
}

const isAuditColumn = (text: string): text is AuditColumn => Object.hasOwn(COLUMNS, text);

function textCondition(column: string, { operator, value }: ListFilter): AuditCondition | Rejected {
  switch (operator) {
    case 'equals':
      return { sql: `${column} = ?`, values: [value] };
    case 'not':
      return { sql: `${column} IS NULL OR ${column} <> ?`, values: [value] };
    case 'like':
      return { sql: `${column} LIKE ?`, values: [wildcards(value)] };
    case 'contains':
      return { sql: `${column} LIKE ?`, values: [containing(value)] };
    case 'empty':
      return { sql: `${column} IS NULL OR ${column} = ''`, values: [] };
    case 'filled':
      return { sql: `${column} <> ''`, values: [] };
    default:
      return { code: 'choice', message: `A text takes no filter "${operator}".` };
  }
}

function momentCondition({ operator, value }: ListFilter): AuditCondition | Rejected {
  switch (operator) {
    case 'less':
    case 'more': {
      const moment = momentOf(value);
      return moment === undefined
        ? { code: 'format', message: 'This must be a day or a moment in ISO 8601.' }
        : { sql: operator === 'less' ? 'AT < ?' : 'AT > ?', values: [moment] };
    }
    case 'older':
    case 'within': {
      const days = /^\d{1,5}$/.test(value) ? Number(value) : Infinity;
      if (days > MOST_DAYS) return { code: 'type', message: `This must be days, at most ${MOST_DAYS}.` };
      const sign = operator === 'older' ? '<' : '>=';
      return { sql: `AT ${sign} UTC_TIMESTAMP(3) - INTERVAL ? DAY`, values: [days] };
    }
    default:
      return { code: 'choice', message: `A moment takes no filter "${operator}".` };
  }
}

/** A moment as the table keeps it (UTC, milliseconds); a day begins at midnight UTC. */
function momentOf(text: string): string | undefined {
  const known = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(text);
  if (!known) return undefined;
  const zone = known[1] === undefined || known[4] !== undefined ? '' : 'Z';
  const moment = new Date(`${text}${zone}`);
  // Years before 1000 are no dates of a database; a day that does not exist is no date at all.
  if (Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1_000) return undefined;
  return moment.toISOString().replace('T', ' ').replace('Z', '');
}
