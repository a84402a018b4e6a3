import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '@ocs/core-contract';
import type { ComputerDetail, ComputerList, ComputerRow, ComputerSectionRows } from '@ocs/inventory-contract';
import { z } from 'zod';

/** Longest text a filter takes, in characters: nobody types more, and it bounds what one request costs. */
const LONGEST_FILTER = 200;

const page = z.coerce.number().int().min(1).max(1_000_000).default(1).describe('1 is the first page');
const pageSize = z.coerce
  .number()
  .int()
  .min(1)
  .max(MAX_PAGE_SIZE)
  .default(DEFAULT_PAGE_SIZE)
  .describe('Rows per page');

/** An empty filter filters nothing. */
const filter = z
  .string()
  .trim()
  .max(LONGEST_FILTER)
  .transform((text) => (text === '' ? undefined : text))
  .optional();

export const listQuery = z.object({
  page,
  pageSize,
  sort: z
    .string()
    .max(100)
    .transform((text) => (text === '' ? '-hardware.LASTDATE' : text))
    .default('-hardware.LASTDATE')
    .describe('Column id, with a leading minus for descending'),
  q: filter.describe('Some text in the columns shown contains it'),
  state: z.enum(['active', 'archived', 'all']).default('active'),
  columns: z
    .string()
    .max(2_000)
    .default('')
    .transform((text) => text.split(',').filter((id) => id !== ''))
    .describe('Ids of further columns, separated by commas'),
});
export type ListQuery = z.output<typeof listQuery>;

export const sectionQuery = z.object({
  page,
  pageSize,
  sort: z
    .string()
    .max(100)
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .describe('Column, with a leading minus for descending'),
  q: filter.describe('Some text of the row contains it'),
});
export type SectionQuery = z.output<typeof sectionQuery>;

export const computerAddress = z.object({ id: z.string().describe('hardware.ID') });
export const sectionAddress = computerAddress.extend({
  section: z.string().describe('Section, for instance NETWORKS'),
});

const cell = z.union([z.string(), z.number()]).nullable();
const cells = z.record(z.string(), cell);
const label = z.object({ en: z.string(), fr: z.string() });

const paging = {
  total: z.number().int().describe('Rows under the same filter'),
  page: z.number().int(),
  pageSize: z.number().int(),
};

const row = z.object({
  id: z.number().int(),
  cells: cells.describe('By column id; moments are ISO 8601 in UTC, days are yyyy-mm-dd'),
  customised: z.boolean().describe('Has settings of its own'),
}) satisfies z.ZodType<ComputerRow>;

export const listAnswer = z
  .object({
    rows: z.array(row),
    ...paging,
    counts: z.object({ active: z.number().int(), archived: z.number().int(), all: z.number().int() }),
  })
  .describe('A page of computers') satisfies z.ZodType<ComputerList>;

export const detailAnswer = z
  .object({
    id: z.number().int(),
    deviceId: z.string(),
    archived: z.boolean(),
    customised: z.boolean(),
    hardware: cells,
    bios: cells.nullable(),
    administrative: z.array(
      z.object({ column: z.string(), label: z.string(), value: z.string().nullable() }),
    ),
    sections: z.array(z.object({ name: z.string(), rows: z.number().int() })),
    memoryModulesMb: z.number().nullable(),
  })
  .describe('Identity, banner and sections of a computer') satisfies z.ZodType<ComputerDetail>;

export const sectionAnswer = z
  .object({ section: z.string(), rows: z.array(cells), ...paging })
  .describe('Rows of a section by column name') satisfies z.ZodType<ComputerSectionRows>;

/** The sections themselves are described in the contract; the file only tells what people look for first. */
export const catalogueAnswer = z
  .object({
    sections: z.array(
      z.looseObject({
        name: z.string(),
        table: z.string(),
        label,
        fields: z.array(z.looseObject({ name: z.string(), label })),
      }),
    ),
    computerColumns: z.array(
      z.object({
        id: z.string(),
        label,
        default: z.boolean(),
        align: z.enum(['start', 'end']),
        format: z.string(),
        sortable: z.boolean(),
      }),
    ),
  })
  .describe('Inventory sections and columns of the list of computers');
