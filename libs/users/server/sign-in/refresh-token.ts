import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** Token of the refresh cookie: names its session and proves it with 256 random bits; only its hash is stored. */
export interface RefreshToken {
  readonly sessionId: string;
  readonly secret: string;
}

export const newRefreshToken = (sessionId: string): RefreshToken => ({
  sessionId,
  secret: randomBytes(32).toString('base64url'),
});

export const formatRefreshToken = (token: RefreshToken): string => `${token.sessionId}.${token.secret}`;

/** Reads what a cookie holds; undefined when that is no token of ours. */
export function parseRefreshToken(text: string | undefined): RefreshToken | undefined {
  const match = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})$/.exec(text ?? '');
  const [, sessionId, secret] = match ?? [];
  return sessionId === undefined || secret === undefined ? undefined : { sessionId, secret };
}

/** SHA-256 as hex: enough for a secret that is random already. */
export const hashOfToken = (token: RefreshToken): string =>
  createHash('sha256').update(token.secret).digest('hex');

/** Compares two hashes in constant time. */
export const isSameHash = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
