import type { Permission } from '@ocs/core-contract';
import type { Viewer } from '@ocs/core-server';

/** What an account may do and see. */
export interface Reach {
  readonly permissions: readonly Permission[];
  /** Its profile limits it to its TAGs. */
  readonly restricted: boolean;
  readonly tags: readonly string[];
}

/**
 * True when somebody may give an account this reach, or change an account that has it: nobody gives more rights than
 * their own, nor takes over an account that has more. One who is limited to TAGs manages only accounts that are limited
 * too, to patterns that are literally among the own ones.
 */
export function isWithinOwn(own: Pick<Viewer, 'permissions' | 'tags'>, reach: Reach): boolean {
  if (!reach.permissions.every((permission) => own.permissions.includes(permission))) return false;
  const { tags } = own;
  return tags === null || (reach.restricted && reach.tags.every((tag) => tags.includes(tag)));
}

/** True for a profile whose accounts can bring back any right: accounts and profiles, without limit to TAGs. */
export const isAdministrator = ({ permissions, restricted }: Omit<Reach, 'tags'>): boolean =>
  !restricted && permissions.includes('users.manage') && permissions.includes('profiles.manage');
