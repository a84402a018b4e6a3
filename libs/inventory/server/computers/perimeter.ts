import type { SqlValue, Viewer } from '@ocs/core-server';
import { escapeLike } from './column-sql.js';

/** A condition with its bound values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/**
 * The computers a viewer may see, as a condition on `hardware h` (spec/console.md 1): never the groups, which are rows of
 * `hardware` too, and for an account limited to TAGs only those whose TAG fits one of its patterns. Every read of
 * computers carries it.
 */
export function withinPerimeter({ tags }: Viewer): Condition {
  const computers = "h.DEVICEID NOT LIKE '\\\\_%'";
  if (tags === null) return { sql: computers, values: [] };
  if (tags.length === 0) return { sql: 'FALSE', values: [] };
  const fits = tags.map(() => 'p.TAG LIKE ?').join(' OR ');
  return {
    sql: `${computers} AND h.ID IN (SELECT p.HARDWARE_ID FROM accountinfo p WHERE ${fits})`,
    values: tags.map(tagPattern),
  };
}

/** A TAG of a perimeter as LIKE takes it: `?` stands for one character, `*` for any number, the rest for itself. */
export const tagPattern = (tag: string): string => escapeLike(tag).replaceAll('?', '_').replaceAll('*', '%');

/** All conditions at once. */
export const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.map(({ sql }) => `(${sql})`).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});
