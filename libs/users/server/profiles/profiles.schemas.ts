import type { NewProfile, Profile, ProfileChange, ProfileInput } from '@ocs/users-contract';
import { z } from 'zod';
import { filledLine, permission, permissions } from '../common.schemas.js';

const profileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/, 'Letters, digits and hyphens.');

const input = z.strictObject({
  label: filledLine,
  restricted: z.boolean(),
  permissions,
  secondFactor: z.boolean(),
}) satisfies z.ZodType<ProfileInput>;

export const newProfile = input.extend({ name: profileName }) satisfies z.ZodType<NewProfile>;
export const profileChange = input.extend({
  version: z.string().max(64),
}) satisfies z.ZodType<ProfileChange>;

export const profileAddress = z.object({ name: z.string().min(1).max(64) });

export const profileAnswer = z
  .object({
    name: z.string(),
    label: z.string(),
    restricted: z.boolean().describe('Its accounts see only the computers of their TAGs'),
    permissions: z.array(permission),
    secondFactor: z.boolean().describe('Its accounts must use a second factor'),
    shipped: z.boolean(),
    users: z.number().int(),
    version: z.string(),
  })
  .describe('A profile') satisfies z.ZodType<Profile>;

export const profilesAnswer = z.object({ profiles: z.array(profileAnswer) }).describe('All profiles');
