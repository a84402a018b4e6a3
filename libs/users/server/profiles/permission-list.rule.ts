import { ALL_PERMISSIONS, isPermission, type Permission } from '@ocs/core-contract';

/** Stands for every permission there is, those of later versions included. */
const EVERY = '*';

/**
 * Permissions as `x_profile.PERMISSIONS` keeps them. Names this version does not know are left out, and a text that is no
 * such list gives no right at all.
 */
export function readPermissions(text: string | null): readonly Permission[] {
  const names = parsed(text);
  if (names.includes(EVERY)) return ALL_PERMISSIONS;
  return ALL_PERMISSIONS.filter((permission) => names.includes(permission));
}

/** Text of {@link readPermissions}: all of them stay all of them when a later version adds one. */
export function writePermissions(permissions: readonly Permission[]): string {
  const all = ALL_PERMISSIONS.every((permission) => permissions.includes(permission));
  return JSON.stringify(all ? [EVERY] : ALL_PERMISSIONS.filter((one) => permissions.includes(one)));
}

/** Scopes of a token: only what is named, never "all". */
export const readScopes = (text: string): readonly Permission[] => parsed(text).filter(isPermission);

function parsed(text: string | null): readonly string[] {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : [];
  } catch {
    return [];
  }
}
