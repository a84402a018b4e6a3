import { identifier } from '@ocs/core-server';
import { type SqlColumn, sqlColumn } from '../column-sql.js';
import type { ListColumn, SingleTable } from './computer-columns.rule.js';

/** Names of the tables in the statements of lists. */
export const ALIASES: Readonly<Record<SingleTable, string>> = {
  hardware: 'h',
  accountinfo: 'a',
  bios: 'b',
  assets_categories: 'c',
};

/** How each table hangs on `hardware h`. */
export const JOINS: Readonly<Record<SingleTable, string>> = {
  hardware: '',
  accountinfo: ' LEFT JOIN accountinfo a ON a.HARDWARE_ID = h.ID',
  bios: ' LEFT JOIN bios b ON b.HARDWARE_ID = h.ID',
  assets_categories: ' LEFT JOIN assets_categories c ON c.ID = h.CATEGORY_ID',
};

/** A column as statements name it; a table with several rows a computer is called `m`. */
export const inSql = ({ source, column, type, format }: ListColumn): SqlColumn =>
  sqlColumn(source.rows === 'many' ? 'm' : ALIASES[source.table], column, type, format);

/** Joins that a statement over these columns needs. */
export const joinsOf = (columns: readonly ListColumn[]): string =>
  [...new Set(columns.map(({ source }) => (source.rows === 'many' ? '' : JOINS[source.table])))].join('');

/** The table of a column with several rows a computer, quoted and named `m`. */
export const manyTable = ({ source }: ListColumn): string => `${identifier(source.table)} m`;
