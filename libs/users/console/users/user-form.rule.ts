import type { Permission } from '@ocs/core-contract';
import type { CurrentUser, Profile, User, UserChange } from '@ocs/users-contract';

/** What the form of an account holds; patterns one per line. */
export interface UserFormValues {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly comments: string;
  readonly profile: string;
  readonly group: string;
  readonly language: string;
  readonly tags: string;
  readonly disabled: boolean;
}

export const toFormValues = (user: User): UserFormValues => ({
  firstName: user.firstName ?? '',
  lastName: user.lastName ?? '',
  email: user.email ?? '',
  comments: user.comments ?? '',
  profile: user.profile ?? '',
  group: user.group ?? '',
  language: user.language ?? '',
  tags: user.tags.join('\n'),
  disabled: user.disabled,
});

/** Patterns as typed, one per line: blanks around them, empty lines and repetitions do not count. */
export const readTags = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ),
];

/** The same values as the API takes them. */
export const toAccountFields = (values: UserFormValues): Omit<UserChange, 'version' | 'disabled'> => ({
  firstName: values.firstName.trim(),
  lastName: values.lastName.trim(),
  email: values.email.trim(),
  comments: values.comments.trim(),
  profile: values.profile,
  group: values.group === '' ? null : values.group,
  language: values.language === 'en' || values.language === 'fr' ? values.language : null,
  tags: readTags(values.tags),
});

/** True when the one who is signed in may give this profile: no right and no perimeter beyond the own ones. */
export function mayGive(
  giver: Pick<CurrentUser, 'permissions' | 'tags'> | undefined,
  profile: Pick<Profile, 'permissions' | 'restricted'>,
): boolean {
  if (giver === undefined) return false;
  const has = (permission: Permission): boolean => giver.permissions.includes(permission);
  return profile.permissions.every(has) && (giver.tags === null || profile.restricted);
}
