import { DEFAULT_PAGE_SIZE, LONGEST_LIST_FILTER, MAX_FILTERS, MAX_PAGE_SIZE } from '@ocs/core-contract';
import { csvQuery } from '@ocs/core-server';
import type {
  ComputerList,
  ComputerNeighbours,
  ComputerRow,
  Distribution,
  FoundComputers,
} from '@ocs/inventory-contract';
import { z } from 'zod';

/** Longest text a quick filter takes, in characters: nobody types more, and it bounds what one request costs. */
const LONGEST_QUICK_FILTER = 200;

export const paging = {
  page: z.coerce.number().int().min(1).max(1_000_000).default(1).describe('1 is the first page'),
  pageSize: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE_SIZE)
    .default(DEFAULT_PAGE_SIZE)
    .describe('Rows per page'),
};

/** An empty text filters nothing. */
export const quickFilter = z
  .string()
  .trim()
  .max(LONGEST_QUICK_FILTER)
  .transform((text) => (text === '' ? undefined : text))
  .optional();

/** A parameter that may be repeated: once it is a text, more often a list. */
const filter = z
  .preprocess(
    (value) => (typeof value === 'string' ? [value] : value),
    z.array(z.string().max(LONGEST_LIST_FILTER)).max(MAX_FILTERS).default([]),
  )
  .describe('<column>:<operator>[:<value>], may be repeated; all of them hold');

const scope = {
  q: quickFilter.describe('Some text in the columns shown contains it'),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  columns: z
    .string()
    .max(4_000)
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .describe('Ids of columns, separated by commas'),
  filter,
};

const sort = z
  .string()
  .max(100)
  .transform((text) => (text === '' ? '-hardware.LASTDATE' : text))
  .default('-hardware.LASTDATE')
  .describe('Column id, with a leading minus for descending');

export const listQuery = z.object({ ...paging, sort, ...scope });
export type ListQuery = z.output<typeof listQuery>;

/** Languages of the heading of a file. */
const language = z.enum(['en', 'fr']).optional().describe('Of the heading; by default that of the browser');

export const exportQuery = z.object({ sort, ...scope, ...csvQuery.shape, language });
export type ExportQuery = z.output<typeof exportQuery>;

export const neighboursQuery = z.object({
  sort,
  ...scope,
  // The console hands over the address of the list as it is.
  page: paging.page,
  pageSize: paging.pageSize,
});
export type NeighboursQuery = z.output<typeof neighboursQuery>;

export const distributionQuery = z.object({
  ...paging,
  column: z.string().max(100).default('accountinfo.TAG').describe('Column id'),
  sort: z
    .string()
    .transform((text) => (text === '' ? '-count' : text))
    .pipe(z.enum(['value', '-value', 'count', '-count']))
    .default('-count'),
  q: quickFilter.describe('The value contains it'),
  state: scope.state,
  filter,
});
export type DistributionQuery = z.output<typeof distributionQuery>;

export const distributionExportQuery = distributionQuery
  .omit({ page: true, pageSize: true })
  .extend({ ...csvQuery.shape, language });
export type DistributionExportQuery = z.output<typeof distributionExportQuery>;

export const findQuery = z.object({
  q: z.string().trim().min(1).max(LONGEST_QUICK_FILTER).describe('What somebody typed'),
});

const cell = z.union([z.string(), z.number()]).nullable();
export const cells = z.record(z.string(), cell);

export const pageAnswer = {
  total: z.number().int().describe('Rows under the same filter'),
  page: z.number().int(),
  pageSize: z.number().int(),
};

const row = z.object({
  id: z.number().int(),
  cells: cells.describe('By column id; moments are ISO 8601 in UTC, days are yyyy-mm-dd'),
  customised: z.boolean().describe('Has settings of its own'),
  customisations: z.array(z.enum(['frequency', 'deployment', 'discovery', 'option'])),
}) satisfies z.ZodType<ComputerRow>;

export const listAnswer = z
  .object({
    rows: z.array(row),
    ...pageAnswer,
    counts: z.object({ active: z.number().int(), archived: z.number().int(), all: z.number().int() }),
  })
  .describe('A page of computers') satisfies z.ZodType<ComputerList>;

export const distributionAnswer = z
  .object({
    rows: z.array(z.object({ value: z.string().nullable(), count: z.number().int() })),
    ...pageAnswer,
    column: z.string(),
    computers: z.number().int().describe('Computers in all'),
  })
  .describe('How many computers have each value') satisfies z.ZodType<Distribution>;

const neighbour = z.number().int().nullable();
export const neighboursAnswer = z
  .object({
    position: neighbour.describe('1 is the first; null when the computer is not in the list'),
    total: z.number().int(),
    previous: neighbour,
    next: neighbour,
  })
  .describe('Where a computer stands in a list') satisfies z.ZodType<ComputerNeighbours>;

export const findAnswer = z
  .object({
    computers: z.array(
      z.object({
        id: z.number().int(),
        name: z.string(),
        tag: z.string().nullable(),
        system: z.string().nullable(),
        matched: z.enum(['name', 'user', 'address', 'mac', 'serial', 'tag', 'deviceId']),
        text: z.string(),
      }),
    ),
    software: z.array(z.object({ name: z.string(), computers: z.number().int() })),
  })
  .describe('What the global search found') satisfies z.ZodType<FoundComputers>;
