import type { Language, Permission } from '@ocs/core-contract';
import type { Profile } from '@ocs/users-contract';
import { profileLabel } from '../users/profile-label.js';

/** What the form of a profile holds. */
export interface ProfileFormValues {
  readonly label: string;
  readonly restricted: boolean;
  readonly secondFactor: boolean;
  readonly permissions: readonly Permission[];
}

export const toProfileValues = (profile: Profile, language: Language): ProfileFormValues => ({
  label: profileLabel(profile, language),
  restricted: profile.restricted,
  secondFactor: profile.secondFactor,
  permissions: profile.permissions,
});

/** What of a copied profile one may give oneself. */
export const copied = (from: readonly Permission[], own: readonly Permission[]): readonly Permission[] =>
  from.filter((permission) => own.includes(permission));
