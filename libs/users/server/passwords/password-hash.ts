import { createHash, timingSafeEqual } from 'node:crypto';
import argon2 from 'argon2';
import bcrypt from 'bcryptjs';

/** A password as `operators` keeps it. */
export interface StoredPassword {
  /** `operators.PASSWD` */
  readonly hash: string | null;
  /** `operators.PASSWORD_VERSION` */
  readonly version: number | null;
}

/** Result of a check: a right password in an old or weaker form is to be written anew in ours. */
export interface PasswordCheck {
  readonly right: boolean;
  readonly outdated: boolean;
}

/** Our form shares its number with PHP's `password_hash` family, which reads argon2id too (spec/console.md 2.1). */
const PASSWORD_HASH_FAMILY = 1;

/** 19 MiB, two passes, one lane (spec/security.md row 11). */
const ARGON = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Hash of nothing anybody knows: makes a check of an unknown name as long as one of a known name. */
const NOBODY = argon2.hash(createHash('sha256').update(String(process.hrtime.bigint())).digest(), ARGON);

/** A new password in the form we keep. */
export async function hashPassword(password: string): Promise<{ hash: string; version: number }> {
  const hash = await argon2.hash(password, ARGON);
  // The package writes the parameters by name; the reference implementation, and so PHP, reads them as m, t, p only.
  return { hash: hash.replace(/,(p=\d+),(t=\d+)\$/, ',$2,$1$'), version: PASSWORD_HASH_FAMILY };
}

/**
 * Checks a password against any form the product or its predecessors ever stored. Takes about the same time for every
 * form, for wrong passwords and for unknown names (`stored` undefined), so that time tells nothing.
 */
export async function checkPassword(
  stored: StoredPassword | undefined,
  password: string,
): Promise<PasswordCheck> {
  const hash = stored?.hash ?? '';
  if (hash.startsWith('$argon2')) return checkArgon(hash, password);
  const right = hash !== '' && (await isRightInOldForm(hash, stored?.version ?? 0, password));
  // A right one is about to be hashed anew, which takes the same time.
  if (!right) await argon2.verify(await NOBODY, password);
  return { right, outdated: right };
}

async function checkArgon(hash: string, password: string): Promise<PasswordCheck> {
  const right = await argon2.verify(hash, password).catch(() => false);
  return { right, outdated: right && argon2.needsRehash(hash, ARGON) };
}

async function isRightInOldForm(hash: string, version: number, password: string): Promise<boolean> {
  if (version === PASSWORD_HASH_FAMILY) return /^\$2[aby]\$/.test(hash) && bcrypt.compare(password, hash);
  if (version !== 0) return isSame(hash.toLowerCase(), digest('sha256', password));
  if (!/^[0-9a-f]{32}$/i.test(hash)) return isSame(hash, password);
  const plain = isSame(hash.toLowerCase(), digest('md5', password));
  const escaped = isSame(hash.toLowerCase(), digest('md5', asPostedToTheOldConsole(password)));
  return plain || escaped;
}

/** The old console stripped tags (but a few) and escaped what it was sent before it hashed it (spec/console.md 1). */
export function asPostedToTheOldConsole(text: string): string {
  return text
    .replace(/<(?!\/?(?:p|b|i|font|br|center)\b)[^>]*>/gi, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#039;');
}

const digest = (algorithm: 'md5' | 'sha256', text: string): string =>
  createHash(algorithm).update(text).digest('hex');

/** Compares in constant time; the digests make both sides equally long. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest());
