import { LANGUAGES } from '@ocs/core-contract';
import {
  type ChangePasswordRequest,
  type CurrentUser,
  type SessionAnswer,
  type SignInRequest,
  THEMES,
} from '@ocs/users-contract';
import { z } from 'zod';
import { code, currentPassword, LONGEST_LOGIN, LONGEST_PASSWORD, permission } from '../common.schemas.js';

export const signInRequest = z.strictObject({
  login: z.string().trim().min(1).max(LONGEST_LOGIN),
  password: z.string().min(1).max(LONGEST_PASSWORD),
  code: code.exactOptional(),
}) satisfies z.ZodType<SignInRequest>;

export const changePasswordRequest = z.strictObject({
  currentPassword,
  newPassword: z.string().min(1).max(LONGEST_PASSWORD),
}) satisfies z.ZodType<ChangePasswordRequest>;

export const currentUser = z
  .object({
    login: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    profile: z.string(),
    permissions: z.array(permission),
    language: z.enum(LANGUAGES).nullable(),
    theme: z.enum(THEMES).nullable(),
    tags: z.array(z.string()).nullable().describe('Perimeter; null sees all'),
    mustChangePassword: z.boolean(),
    mustSetUpSecondFactor: z.boolean(),
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
