/** What a GET below `/ocsinventory` asks for (spec/agent-protocol.md 1.1). */
export type FileRequest =
  | { readonly kind: 'deploy'; readonly file: string }
  | { readonly kind: 'update' }
  | { readonly kind: 'nothing' };

/** Reads the path of a GET; percent signs are decoded, a path that cannot be decoded asks for nothing. */
export function fileRequest(path: string): FileRequest {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return { kind: 'nothing' };
  }
  const file = /deploy\/([^/]+)\/?$/.exec(decoded)?.[1];
  if (file !== undefined) return { kind: 'deploy', file };
  return /update\/[^/]+\/[^/]+\/\d+/.test(decoded) ? { kind: 'update' } : { kind: 'nothing' };
}
