import { LANGUAGES, type Permission, PERMISSIONS } from '@ocs/core-contract';
import type { ChangePasswordRequest, CurrentUser, SessionAnswer, SignInRequest } from '@ocs/users-contract';
import { z } from 'zod';

/** Longest texts that are looked at; a password this long is refused by its own rule with a better sentence. */
const LONGEST_LOGIN = 255;
const LONGEST_PASSWORD = 1_024;

export const signInRequest = z.strictObject({
  login: z.string().trim().min(1).max(LONGEST_LOGIN),
  password: z.string().min(1).max(LONGEST_PASSWORD),
}) satisfies z.ZodType<SignInRequest>;

export const changePasswordRequest = z.strictObject({
  currentPassword: z.string().min(1).max(LONGEST_PASSWORD),
  newPassword: z.string().min(1).max(LONGEST_PASSWORD),
}) satisfies z.ZodType<ChangePasswordRequest>;

export const currentUser = z
  .object({
    login: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    profile: z.string(),
    permissions: z.array(z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])),
    language: z.enum(LANGUAGES).nullable(),
    mustChangePassword: z.boolean(),
  })
  .describe('The signed-in account') satisfies z.ZodType<CurrentUser>;

export const sessionAnswer = z
  .object({
    accessToken: z.string().describe('Bearer token'),
    expiresIn: z.number().int().describe('Seconds the token stays valid'),
    user: currentUser,
  })
  .describe(
    'Access token and account; the refresh token is set as an httpOnly cookie',
  ) satisfies z.ZodType<SessionAnswer>;
