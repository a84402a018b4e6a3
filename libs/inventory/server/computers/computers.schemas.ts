import { ADMINISTRATIVE_TYPES, type ComputerDetail, type ComputerSectionRows } from '@ocs/inventory-contract';
import { z } from 'zod';
import { cells, pageAnswer, paging, quickFilter } from './list/lists.schemas.js';

export const sectionQuery = z.object({
  ...paging,
  sort: z
    .string()
    .max(100)
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .describe('Column, with a leading minus for descending'),
  q: quickFilter.describe('Some text of the row contains it'),
});
export type SectionQuery = z.output<typeof sectionQuery>;

export const computerAddress = z.object({ id: z.string().describe('hardware.ID') });
export const sectionAddress = computerAddress.extend({
  section: z.string().describe('Section, for instance NETWORKS'),
});

const label = z.object({ en: z.string(), fr: z.string() });

export const detailAnswer = z
  .object({
    id: z.number().int(),
    deviceId: z.string(),
    archived: z.boolean(),
    customised: z.boolean(),
    hardware: cells,
    bios: cells.nullable(),
    administrative: z.array(
      z.object({
        column: z.string(),
        label: z.string(),
        value: z.string().nullable(),
        type: z.enum(ADMINISTRATIVE_TYPES),
        choices: z.array(z.string()),
        tab: z.string().nullable(),
      }),
    ),
    sections: z.array(z.object({ name: z.string(), rows: z.number().int() })),
    memoryModulesMb: z.number().nullable(),
    networks: z.array(z.object({ subnet: z.string(), name: z.string().nullable() })),
    administrativeVersion: z.string().describe('To be sent back with a change of the administrative data'),
  })
  .describe('Identity, banner and sections of a computer') satisfies z.ZodType<ComputerDetail>;

export const sectionAnswer = z
  .object({ section: z.string(), rows: z.array(cells), ...pageAnswer })
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
        origin: z.string(),
        kind: z.string(),
      }),
    ),
  })
  .describe('Inventory sections and columns of the list of computers');
