import type { ComputerPackages } from '@ocs/inventory-contract';
import { computerId } from '@ocs/inventory-server';
import { z } from 'zod';

const assignmentId = z
  .string()
  .transform((text) => (/^\d{1,10}$/.test(text) ? Number(text) : 0))
  .describe('Id of the assignment');

export const ofAssignment = z.object({ id: computerId, assignmentId });
export type OfAssignment = z.output<typeof ofAssignment>;

export const newAssignment = z.object({ activationId: z.int().positive() });
export type NewAssignment = z.output<typeof newAssignment>;

const activated = z.object({
  activationId: z.int(),
  packageId: z.string(),
  name: z.string(),
  priority: z.int().nullable(),
  sizeBytes: z.int().nullable(),
  server: z.string().nullable(),
});

export const packagesAnswer = z
  .object({
    assigned: z.array(
      activated.extend({
        assignmentId: z.int().nullable().describe('null where a group brings it'),
        groupName: z.string().nullable(),
        state: z.string().nullable().describe('null: waits for the next contact'),
        since: z.string().nullable(),
      }),
    ),
    available: z.array(activated).describe('Activated and not assigned'),
    history: z.array(z.object({ packageId: z.string(), name: z.string().nullable() })),
  })
  .describe('Packages of a computer') satisfies z.ZodType<ComputerPackages>;
