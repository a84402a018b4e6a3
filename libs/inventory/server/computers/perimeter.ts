import { type SqlValue, type Viewer, wildcards } from '@ocs/core-server';

/** A condition with its bound values. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Rows of `hardware h` that are computers: groups are kept there too, and share their device ids. */
export const COMPUTERS: Condition = { sql: "h.DEVICEID NOT LIKE '\\\\_%'", values: [] };
export const NO_COMPUTER: Condition = { sql: 'FALSE', values: [] };

/**
 * The computers a viewer may see, as a condition on `hardware h` (spec/console.md 1): never the groups, which are rows of
 * `hardware` too, and for an account limited to TAGs only those whose TAG fits one of its patterns. Every read of
 * computers carries it; lists take the same condition in a form that is faster for many (`Perimeters`).
 */
export function withinPerimeter({ tags }: Viewer): Condition {
  if (tags === null) return COMPUTERS;
  if (tags.length === 0) return NO_COMPUTER;
  const fits = tags.map(() => 'RTRIM(p.TAG) LIKE ?').join(' OR ');
  return all([
    COMPUTERS,
    {
      sql: `h.ID IN (SELECT p.HARDWARE_ID FROM accountinfo p WHERE ${fits})`,
      values: tags.map(tagPattern),
    },
  ]);
}

/**
 * A TAG of a perimeter as LIKE takes it: `?` stands for one character, `*` for any number, the rest for itself. Blanks at
 * the end count nowhere in the database's comparisons (spec/errata.md 14), so neither do they here.
 */
export const tagPattern = (tag: string): string => wildcards(tag.replace(/ +$/, ''));

/** All conditions at once. */
export const all = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.length === 0 ? 'TRUE' : conditions.map(({ sql }) => `(${sql})`).join(' AND '),
  values: conditions.flatMap(({ values }) => values),
});

/** At least one of the conditions; none of no conditions holds. */
export const some = (conditions: readonly Condition[]): Condition => ({
  sql: conditions.length === 0 ? 'FALSE' : conditions.map(({ sql }) => `(${sql})`).join(' OR '),
  values: conditions.flatMap(({ values }) => values),
});
