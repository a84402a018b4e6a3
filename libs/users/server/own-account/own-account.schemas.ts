import { LANGUAGES } from '@ocs/core-contract';
import {
  type ApiToken,
  type CreatedApiToken,
  MAX_TOKEN_DAYS,
  type NewApiToken,
  type OwnAccount,
  type OwnAccountChange,
  type RecoveryCodes,
  type SecondFactorBegin,
  type SecondFactorConfirm,
  type SecondFactorSecret,
  type SessionEntry,
  THEMES,
} from '@ocs/users-contract';
import { z } from 'zod';
import {
  code,
  comments,
  currentPassword,
  email,
  filledLine,
  line,
  permission,
  permissions,
} from '../common.schemas.js';

const language = z.enum(LANGUAGES).nullable();
const theme = z.enum(THEMES).nullable();

export const ownAccountChange = z.strictObject({
  firstName: filledLine.exactOptional(),
  lastName: line.exactOptional(),
  email: email.exactOptional(),
  comments: comments.exactOptional(),
  language: language.exactOptional(),
  theme: theme.exactOptional(),
}) satisfies z.ZodType<OwnAccountChange>;

export const ownAccountAnswer = z
  .object({
    login: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    comments: z.string().nullable(),
    profile: z.string(),
    profileLabel: z.string(),
    group: z.string().nullable(),
    language,
    theme,
    passwordChangedAt: z.string().nullable(),
    secondFactor: z.object({
      active: z.boolean(),
      mandatory: z.boolean(),
      recoveryCodesLeft: z.number().int(),
    }),
  })
  .describe('The own account') satisfies z.ZodType<OwnAccount>;

export const sessionAddress = z.object({ id: z.string().min(1).max(36) });

export const sessionsAnswer = z
  .object({
    sessions: z.array(
      z.object({
        id: z.string(),
        current: z.boolean(),
        createdAt: z.string(),
        lastUsedAt: z.string(),
        address: z.string(),
        userAgent: z.string(),
      }) satisfies z.ZodType<SessionEntry>,
    ),
  })
  .describe('Sessions that are open');

export const passwordBody = z.strictObject({ currentPassword }) satisfies z.ZodType<SecondFactorBegin>;
export const codeBody = z.strictObject({ code }) satisfies z.ZodType<SecondFactorConfirm>;

export const secondFactorSecret = z
  .object({ secret: z.string(), address: z.string() })
  .describe('The new secret; told this once') satisfies z.ZodType<SecondFactorSecret>;

export const recoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()) })
  .describe('Recovery codes, each good once; told this once') satisfies z.ZodType<RecoveryCodes>;

export const newApiToken = z.strictObject({
  name: filledLine,
  scopes: permissions.min(1),
  days: z.number().int().min(1).max(MAX_TOKEN_DAYS),
}) satisfies z.ZodType<NewApiToken>;

const apiToken = z.object({
  id: z.number().int(),
  name: z.string(),
  scopes: z.array(permission),
  prefix: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable(),
}) satisfies z.ZodType<ApiToken>;

export const tokensAnswer = z.object({ tokens: z.array(apiToken) }).describe('The own API tokens');

export const createdTokenAnswer = apiToken
  .extend({ token: z.string() })
  .describe('The new token; told this once') satisfies z.ZodType<CreatedApiToken>;
