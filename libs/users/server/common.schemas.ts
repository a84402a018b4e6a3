import { type Permission, PERMISSIONS } from '@ocs/core-contract';
import { z } from 'zod';

/** Longest texts that are looked at; a password this long is refused by its own rule with a better sentence. */
export const LONGEST_LOGIN = 255;
export const LONGEST_PASSWORD = 1_024;
const LONGEST_CODE = 64;
const LONGEST_NAME = 255;
const LONGEST_COMMENT = 4_000;

/** Control characters have no place in a name; line ends and tabs have one in a comment. */
const ONE_LINE = /^[^\p{Cc}\u2028\u2029]*$/u;

/** One line of text that may be empty. */
export const line = z
  .string()
  .trim()
  .max(LONGEST_NAME)
  .regex(ONE_LINE, 'This must be one line without control characters.');
export const filledLine = line.min(1);
export const comments = z.string().trim().max(LONGEST_COMMENT);
/** Empty, or a mail address. */
export const email = z.union([z.literal(''), z.email().max(LONGEST_NAME)]);

export const permission = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);
export const permissions = z.array(permission).max(Object.keys(PERMISSIONS).length);

export const currentPassword = z.string().min(1).max(LONGEST_PASSWORD);
/** Code of an authenticator or a recovery code, as typed. */
export const code = z.string().trim().min(1).max(LONGEST_CODE);

/** Path of a route about one account; an existing login may be any text. */
export const loginAddress = z.object({ login: z.string().min(1).max(LONGEST_LOGIN) });
/** Path of a route about one numbered thing. */
export const idAddress = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) });
