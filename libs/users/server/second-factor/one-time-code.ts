import { createHash, randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator speaks it: SHA-1, six digits, 30 seconds; one step early or late is taken. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const ISSUER = 'OCS Inventory';

export const RECOVERY_CODES = 10;
/** No letters that look like figures or like each other. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const GROUP = 4;
const GROUPS = 4;

/** A new secret in base32, as it is typed by hand. */
export const newSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** The address an authenticator reads from a QR code. */
export const addressOf = (secret: string, login: string): string =>
  new TOTP({ issuer: ISSUER, label: login, secret }).toString();

/** The time step a code belongs to, undefined when it is wrong now. @param now milliseconds */
export function stepOf(secret: string, code: string, now: number): number | undefined {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const key = Secret.fromBase32(secret);
  const delta = TOTP.validate({ token: digits, secret: key, timestamp: now, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ timestamp: now }) + delta;
}

/** Ten new recovery codes of about 79 bits each. */
export function newRecoveryCodes(): string[] {
  const group = (): string =>
    Array.from({ length: GROUP }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: GROUPS }, group).join('-'));
}

/** SHA-256 as hex of a recovery code however it was typed; undefined when it cannot be one. */
export function recoveryHash(code: string): string | undefined {
  const letters = code.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return letters.length === GROUP * GROUPS ? createHash('sha256').update(letters).digest('hex') : undefined;
}
