import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;
const FORM = /^ocs_[A-Za-z0-9_-]{43}$/;
/** Characters of a token that are shown in the list of tokens: the mark, and enough to tell one from another. */
const SHOWN = 10;

/** A new API token: 256 random bits behind a mark by which scanners of leaked secrets know it. */
export const newApiToken = (): string => `ocs_${randomBytes(SECRET_BYTES).toString('base64url')}`;

export const prefixOf = (token: string): string => token.slice(0, SHOWN);

/** SHA-256 as hex, enough for a secret that is random already; undefined when it is no API token. */
export const apiTokenHash = (text: string | null): string | undefined =>
  text !== null && FORM.test(text) ? createHash('sha256').update(text).digest('hex') : undefined;
