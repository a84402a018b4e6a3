import { identifier } from '@ocs/core-server';
import type { FieldFormat, FieldType } from '@ocs/inventory-contract';

/** A value as the API tells it. */
export type Cell = string | number | null;

/** Columns that hold one IP address: they sort as numbers do, not as text (spec/console.md 3). */
const ADDRESSES: ReadonlySet<string> = new Set([
  'IPADDR',
  'IPADDRESS',
  'IPDHCP',
  'IPGATEWAY',
  'IPMASK',
  'IPSRC',
  'IPSUBNET',
  'DEFAULTGATEWAY',
]);

/** A column in SQL, and what is kept in it. */
export interface SqlColumn {
  /** Quoted name or expression, for instance `` h.`NAME` ``. */
  readonly sql: string;
  /** Name without table, for instance `NAME`. */
  readonly name: string;
  readonly type: FieldType;
  readonly format?: FieldFormat | undefined;
}

/** A column of a table by its alias. */
export const sqlColumn = (alias: string, name: string, type: FieldType, format?: FieldFormat): SqlColumn => ({
  sql: `${identifier(alias)}.${identifier(name)}`,
  name,
  type,
  format,
});

/**
 * The expression that reads a column. Moments are kept in the database server's local time (the schema's rule): they come
 * out in UTC, converted by the server that knows its zone; zero dates come out as null. A date that is only a day
 * (installation, creation) has no zone and is told as it stands.
 */
export function readColumn({ sql, type, format }: SqlColumn): string {
  switch (type.kind) {
    case 'date':
      return `NULLIF(DATE_FORMAT(${sql}, '%Y-%m-%d'), '0000-00-00')`;
    case 'datetime':
      return format === 'date'
        ? `NULLIF(DATE_FORMAT(${sql}, '%Y-%m-%d'), '0000-00-00')`
        : `IF(${sql} < '1000-01-01', NULL, DATE_FORMAT(CONVERT_TZ(${sql}, @@session.time_zone, '+00:00'), '%Y-%m-%dT%H:%i:%sZ'))`;
    default:
      return sql;
  }
}

/** Numbers come out as numbers, also those the driver hands over as text (DECIMAL); the rest stays as it is. */
export function cellOf(value: unknown, type: FieldType): Cell {
  if (value === null || value === undefined) return null;
  if (type.kind === 'decimal') return Number(value);
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
}

/** The expressions a column is sorted by: addresses by their number first, so that .9 stands before .10. */
export const sortColumn = ({ sql, name }: SqlColumn): readonly string[] =>
  ADDRESSES.has(name) ? [`INET6_ATON(${sql})`, sql] : [sql];

/** True for columns the quick filter looks into. */
export const isText = (type: FieldType): boolean => type.kind === 'text' || type.kind === 'longtext';
