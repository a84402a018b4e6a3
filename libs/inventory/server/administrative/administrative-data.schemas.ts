import {
  ADMINISTRATIVE_TYPES,
  type AdministrativeChange as Change,
  type AdministrativeData,
} from '@ocs/inventory-contract';
import { z } from 'zod';

/** Longest value a request may carry; each field has a limit of its own. */
const LONGEST_VALUE = 100_000;

export const administrativeChange = z.object({
  version: z.string().max(100).describe('Version of the data the user saw'),
  values: z
    .record(z.string().max(64), z.string().max(LONGEST_VALUE).nullable())
    .describe('By column; null or an empty text clears'),
}) satisfies z.ZodType<Change>;
export type AdministrativeChange = z.output<typeof administrativeChange>;

export const administrativeAnswer = z
  .object({
    version: z.string(),
    values: z.array(
      z.object({
        column: z.string(),
        label: z.string(),
        value: z.string().nullable(),
        type: z.enum(ADMINISTRATIVE_TYPES),
        choices: z.array(z.string()),
        tab: z.string().nullable(),
      }),
    ),
  })
  .describe('Administrative data of a computer') satisfies z.ZodType<AdministrativeData>;
