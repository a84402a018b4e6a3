/** Where inventory files are posted, and what is shown at the door. */
export interface ImportTarget {
  readonly url: URL;
  /** Value of the Authorization header; undefined when agents need no login. */
  readonly authorization: string | undefined;
}

/** What agents of the site must know, from the same variables as the server (docs/settings.md). */
export interface AgentAccess {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly pathKey?: string | undefined;
}

/**
 * The address an agent would be given. A server without a path means its `/ocsinventory`, with the secret segment where there
 * is one; a path that is given counts as it is.
 * @returns undefined for a text that is no http or https address
 */
export function importTarget(
  server: string,
  { user, password, pathKey }: AgentAccess,
): ImportTarget | undefined {
  const url = URL.canParse(server) ? new URL(server) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  if (url.pathname === '/') url.pathname = pathKey ? `/ocsinventory/${pathKey}` : '/ocsinventory';
  const authorization =
    user && password ? `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` : undefined;
  return { url, authorization };
}
