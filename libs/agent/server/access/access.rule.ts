/** Who may speak to `/ocsinventory` at all; nothing set = everybody, as agents in the field expect. */
export interface AccessSettings {
  /** HTTP Basic: what agents have in their configuration. */
  readonly basic: { readonly user: string; readonly password: string; readonly realm: string } | undefined;
  /** Path segment agents must have in their server address: `/ocsinventory/<key>`. */
  readonly pathKey: string | undefined;
}

export interface AccessVerdict {
  readonly allowed: boolean;
  readonly status: 200 | 401 | 403;
  readonly reason: 'open' | 'granted' | 'no-credentials' | 'wrong-credentials' | 'wrong-path';
}

/** Compares without telling by its time how much was right. */
export type SecretComparison = (given: string, expected: string) => boolean;

/**
 * Decides on a request before its body is read (spec/security.md row 7). The path comes first: a scanner that does not know
 * it learns nothing about credentials.
 *
 * @param path of the request, without its query
 * @param authorization header, as sent
 */
export function judgeAccess(
  path: string,
  authorization: string | undefined,
  { basic, pathKey }: AccessSettings,
  same: SecretComparison,
): AccessVerdict {
  if (pathKey !== undefined && !same(path.split('/')[2] ?? '', pathKey)) {
    return { allowed: false, status: 403, reason: 'wrong-path' };
  }
  if (!basic) return { allowed: true, status: 200, reason: pathKey === undefined ? 'open' : 'granted' };
  const encoded = /^basic +([A-Za-z0-9+/=]+)$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return { allowed: false, status: 401, reason: 'no-credentials' };
  return same(encoded, base64(`${basic.user}:${basic.password}`))
    ? { allowed: true, status: 200, reason: 'granted' }
    : { allowed: false, status: 401, reason: 'wrong-credentials' };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
