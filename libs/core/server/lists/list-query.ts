import { DEFAULT_PAGE_SIZE, MAX_FILTERS, MAX_PAGE_SIZE, parseFilter } from '@ocs/core-contract';
import { z } from 'zod';

/** Longest text of a quick filter, in characters: nobody types more, and it bounds what one request costs. */
const LONGEST_QUICK_FILTER = 200;

/** Filters of a list (libs/core/contract/list-filter.rule.ts): `filter=<column>:<operator>[:<value>]`, repeated. */
const filter = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .describe('<column>:<operator>[:<value>], repeated; all of them hold')
  .transform((texts, context) => {
    const list = typeof texts === 'string' ? [texts] : texts;
    if (list.length > MAX_FILTERS) {
      context.addIssue({
        code: 'custom',
        message: `This takes at most ${MAX_FILTERS} filters.`,
        params: { code: 'too-big' },
      });
    }
    return list.slice(0, MAX_FILTERS).flatMap((text, index) => {
      const parsed = parseFilter(text);
      if (parsed) return [parsed];
      context.addIssue({
        code: 'custom',
        path: [index],
        message: 'A filter is written <column>:<operator>:<value>.',
        params: { code: 'format' },
      });
      return [];
    });
  });

/** Query parameters that choose the rows of a list, also of its export; an empty quick filter filters nothing. */
export const rowsQuery = z.object({
  q: z
    .string()
    .trim()
    .max(LONGEST_QUICK_FILTER)
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .describe('Some text of the row contains it'),
  filter,
});

/** Query parameters that choose the page of a list. */
export const pageQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('1 is the first page'),
  pageSize: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE_SIZE)
    .default(DEFAULT_PAGE_SIZE)
    .describe('Rows per page'),
});

/** A column to sort by, and whether the greatest comes first. */
export interface Sort<Column extends string> {
  readonly column: Column;
  readonly descending: boolean;
}

/**
 * Query parameter `sort`: one of the columns, with a leading minus for descending.
 * @param otherwise what is taken where nothing is asked, written alike
 */
export const sortParameter = <Column extends string>(columns: readonly Column[], otherwise: string) =>
  z
    .string()
    .default(otherwise)
    .describe(`${columns.join(', ')}; with a leading minus for descending`)
    .transform((text, context): Sort<Column> => {
      const asked = text === '' ? otherwise : text;
      const name = asked.replace(/^-/, '');
      const column = columns.find((candidate) => candidate === name);
      if (column !== undefined) return { column, descending: asked.startsWith('-') };
      context.addIssue({
        code: 'custom',
        message: `This sorts by one of: ${columns.join(', ')}.`,
        params: { code: 'choice' },
      });
      return z.NEVER;
    });
