import type {
  ComputerDiscovery,
  ComputerOption,
  ComputerOptionChange,
  ComputerOptions,
  DiscoveryChange as Discovery,
} from '@ocs/inventory-contract';
import { z } from 'zod';
import { computerId } from '../changes/changes.schemas.js';

const LONGEST_VALUE = 255;

export const ofOption = z.object({ id: computerId, key: z.string().max(100).describe('Key of the option') });
export type OfOption = z.output<typeof ofOption>;

const value = z.union([z.number(), z.string().max(LONGEST_VALUE)]);

export const optionChange = z.object({
  value,
  previous: value.nullable().describe('The own value the user saw'),
}) satisfies z.ZodType<ComputerOptionChange>;
export type OptionChange = z.output<typeof optionChange>;

export const optionRemoval = z.object({
  previous: z.string().max(LONGEST_VALUE).default('').describe('The own value the user saw'),
});
export type OptionRemoval = z.output<typeof optionRemoval>;

export const discoveryChange = z.object({
  mode: z.enum(['standard', 'forced', 'never']),
  network: z.string().max(LONGEST_VALUE).exactOptional().describe('With forced: one of its own networks'),
  previous: z.enum(['standard', 'elected', 'forced', 'never']),
}) satisfies z.ZodType<Discovery>;
export type DiscoveryChange = z.output<typeof discoveryChange>;

const localised = z.object({ en: z.string(), fr: z.string() });
const origin = z.enum(['computer', 'group', 'global']);
const stored = value.nullable();

const candidate = z.object({
  from: origin,
  groupId: z.int().nullable(),
  groupName: z.string().nullable(),
  value: stored,
  decides: z.boolean(),
});

export const optionAnswer = z
  .object({
    key: z.string(),
    value: stored.describe('In force'),
    origin,
    own: stored.describe('Set on the computer, whether or not it decides'),
    candidates: z.array(candidate).describe('The one that decides first'),
    otherwise: candidate.nullable().describe('What would decide without the own value'),
    reasons: z.array(localised),
  })
  .describe('An option of a computer') satisfies z.ZodType<ComputerOption>;

export const discoveryAnswer = z
  .object({
    mode: z.enum(['standard', 'elected', 'forced', 'never']),
    network: z.string().nullable(),
    networks: z.array(z.object({ subnet: z.string(), name: z.string().nullable() })),
  })
  .describe('Part of a computer in network discovery') satisfies z.ZodType<ComputerDiscovery>;

export const optionsAnswer = z.object({
  options: z.array(optionAnswer),
  discovery: discoveryAnswer,
  setBy: z
    .array(z.object({ key: z.string(), login: z.string(), at: z.string() }))
    .describe('Who set the present own values, as far as the audit knows'),
}) satisfies z.ZodType<ComputerOptions>;
