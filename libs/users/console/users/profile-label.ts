import { SHIPPED_PROFILES, type Language } from '@ocs/core-contract';
import type { Profile } from '@ocs/users-contract';

/** A shipped profile is called in the reader's language as long as nobody gave it another label. */
export function profileLabel({ name, label }: Pick<Profile, 'name' | 'label'>, language: Language): string {
  const shipped = SHIPPED_PROFILES.find((profile) => profile.name === name)?.label;
  return shipped?.en === label ? shipped[language] : label;
}

/**
 * What to store for a label as typed: the name of a shipped profile in either language leaves it as it was, so that it
 * goes on to follow the reader's language.
 */
export function labelToStore(profile: Pick<Profile, 'name' | 'label'> | undefined, typed: string): string {
  const shipped = SHIPPED_PROFILES.find(({ name }) => name === profile?.name)?.label;
  const untouched = shipped?.en === profile?.label && Object.values(shipped ?? {}).includes(typed);
  return untouched ? (profile?.label ?? typed) : typed;
}
