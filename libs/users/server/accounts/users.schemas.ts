import { DEFAULT_PAGE_SIZE, LANGUAGES, MAX_PAGE_SIZE } from '@ocs/core-contract';
import type {
  CreatedUser,
  NewUser,
  PasswordReset,
  ResetPassword,
  User,
  UserChange,
  UserList,
} from '@ocs/users-contract';
import { z } from 'zod';
import { comments, email, filledLine, line, LONGEST_PASSWORD } from '../common.schemas.js';
import { USER_SORTS } from './user.repository.js';

/** `tags.Login` and `tags.Tag` hold 100 characters. */
const LONGEST_NEW_LOGIN = 100;
const LONGEST_TAG = 100;
const MOST_TAGS = 1_000;
const LONGEST_SEARCH = 200;
const LAST_PAGE = 100_000;

const sorts = Object.keys(USER_SORTS) as (keyof typeof USER_SORTS)[];

export const userListQuery = z.object({
  page: z.coerce.number().int().min(1).max(LAST_PAGE).default(1).describe('1 is the first page'),
  pageSize: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_PAGE_SIZE)
    .default(DEFAULT_PAGE_SIZE)
    .describe('Accounts on a page'),
  sort: z
    .string()
    .refine((text) => sorts.some((column) => text === column || text === `-${column}`), {
      message: `One of ${sorts.join(', ')}, with - in front for the other direction.`,
    })
    .default('login')
    .describe('Column to sort by; - in front sorts downwards'),
  q: z.string().trim().max(LONGEST_SEARCH).optional().describe('Text in name, mail or profile'),
});
export type UserListQuery = z.output<typeof userListQuery>;

/** The column and direction that `sort` names. */
export function sortOf(sort: string): { column: keyof typeof USER_SORTS; descending: boolean } {
  const descending = sort.startsWith('-');
  const name = descending ? sort.slice(1) : sort;
  return { column: sorts.find((column) => column === name) ?? 'login', descending };
}

const login = z
  .string()
  .trim()
  .max(LONGEST_NEW_LOGIN)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}_.@+-]*$/u, 'Letters, digits and . _ @ + - only.');
const tags = z
  .array(z.string().trim().min(1).max(LONGEST_TAG))
  .max(MOST_TAGS)
  .describe('TAG patterns: ? one character, * any number');
const profile = z.string().min(1).max(64);
const group = z.string().max(20).nullable();
const language = z.enum(LANGUAGES).nullable();
const password = z.string().min(1).max(LONGEST_PASSWORD);

export const newUser = z.strictObject({
  login,
  firstName: filledLine,
  lastName: line.exactOptional(),
  email: email.exactOptional(),
  comments: comments.exactOptional(),
  profile,
  group: group.exactOptional(),
  language: language.exactOptional(),
  tags: tags.exactOptional(),
  password: password.exactOptional(),
}) satisfies z.ZodType<NewUser>;

export const userChange = z.strictObject({
  version: z.string().max(64),
  firstName: filledLine,
  lastName: line,
  email,
  comments,
  profile,
  group,
  language,
  tags,
  disabled: z.boolean(),
}) satisfies z.ZodType<UserChange>;

export const passwordReset = z.strictObject({
  password: password.exactOptional(),
}) satisfies z.ZodType<PasswordReset>;

export const userAnswer = z
  .object({
    login: z.string(),
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    email: z.string().nullable(),
    comments: z.string().nullable(),
    profile: z.string().nullable(),
    group: z.string().nullable(),
    language,
    disabled: z.boolean(),
    mustChangePassword: z.boolean(),
    secondFactor: z.boolean(),
    tags: z.array(z.string()),
    lastSignInAt: z.string().nullable(),
    sessions: z.number().int(),
    version: z.string().describe('Send it back when changing'),
  })
  .describe('An account') satisfies z.ZodType<User>;

export const userListAnswer = z
  .object({
    rows: z.array(userAnswer),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  })
  .describe('A page of accounts') satisfies z.ZodType<UserList>;

const madePassword = z.string().nullable().describe('Made by the server; told this once');

export const createdUserAnswer = z
  .object({ user: userAnswer, password: madePassword })
  .describe('The new account') satisfies z.ZodType<CreatedUser>;

export const resetPasswordAnswer = z
  .object({ password: madePassword })
  .describe('The password in force') satisfies z.ZodType<ResetPassword>;
