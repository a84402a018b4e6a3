import type { ComputerGroup, GroupName } from '@ocs/inventory-contract';
import { computerId } from '@ocs/inventory-server';
import { z } from 'zod';

export const ofGroup = z.object({ id: computerId, groupId: computerId.describe('hardware.ID of the group') });
export type OfGroup = z.output<typeof ofGroup>;

const states = [
  'computed',
  'included',
  'excluded',
  'none',
] as const satisfies readonly ComputerGroup['state'][];

export const groupDecision = z.object({
  state: z
    .enum(['included', 'excluded', 'computed'])
    .describe('computed: left to the definition of the group'),
  previous: z.enum(states).describe('The state the user saw'),
});
export type GroupDecisionBody = z.output<typeof groupDecision>;

export const groupAnswer = z
  .object({
    id: z.int(),
    name: z.string(),
    description: z.string().nullable(),
    dynamic: z.boolean().describe('Has a definition that is computed'),
    state: z.enum(states),
  })
  .describe('A group, and the place of the computer in it') satisfies z.ZodType<ComputerGroup>;

export const groupNamesAnswer = z.object({
  groups: z.array(z.object({ id: z.int(), name: z.string() })),
}) satisfies z.ZodType<{ groups: GroupName[] }>;

export const groupsAnswer = z.object({ groups: z.array(groupAnswer) });
