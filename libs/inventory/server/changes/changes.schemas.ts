import { LONGEST_LIST_FILTER, MAX_FILTERS } from '@ocs/core-contract';
import { MAX_SELECTION_IDS, type ComputersAction as Action } from '@ocs/inventory-contract';
import { z } from 'zod';

/** `hardware.ID` in an address; what is no number is no computer, as an unknown one. */
export const computerId = z
  .string()
  .transform((text) => (/^\d{1,10}$/.test(text) ? Number(text) : 0))
  .describe('hardware.ID');

/** Parameters of an address that names one computer. */
export const ofComputer = z.object({ id: computerId });
export type OfComputer = z.output<typeof ofComputer>;

const selection = z.union([
  z.strictObject({ ids: z.array(z.int().positive()).min(1).max(MAX_SELECTION_IDS) }),
  z.strictObject({
    list: z.strictObject({
      state: z.enum(['active', 'archived', 'all']),
      q: z.string().max(200).exactOptional(),
      filters: z.array(z.string().max(LONGEST_LIST_FILTER)).max(MAX_FILTERS).exactOptional(),
      columns: z.array(z.string().max(100)).max(200).exactOptional(),
    }),
    count: z.int().min(0).describe('How many the user saw: refused when there are others by now'),
  }),
]);

export const computersAction = z.object({ selection }) satisfies z.ZodType<Action>;
export type ComputersAction = z.output<typeof computersAction>;
