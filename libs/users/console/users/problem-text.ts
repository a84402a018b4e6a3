import type { ApiProblem, Texts } from '@ocs/core-console';
import type { AccountsDictionary } from './i18n/en.js';

type ProblemKey = keyof AccountsDictionary['problems'];

const BY_CODE: Readonly<Record<string, ProblemKey>> = {
  'user.self': 'userSelf',
  'user.last-administrator': 'userLastAdministrator',
  'user.not-found': 'userNotFound',
  'user.beyond-own': 'userBeyondOwn',
  'user.login-taken': 'userLoginTaken',
  'profile.beyond-own': 'profileBeyondOwn',
  'profile.in-use': 'profileInUse',
  'profile.not-found': 'profileNotFound',
  'profile.name-taken': 'profileNameTaken',
  'user-group.in-use': 'userGroupInUse',
  'user-group.not-found': 'userGroupNotFound',
  'user-group.label-taken': 'userGroupLabelTaken',
};

/** Why something about accounts or profiles was refused, as a sentence. */
export function problemText(t: Texts<AccountsDictionary>, problem: ApiProblem): string {
  if (problem.isServerAway) return t('problems.away');
  const known = BY_CODE[problem.code];
  if (known !== undefined) return t(`problems.${known}`);
  if (problem.status === 403) return t('problems.denied');
  return t('problems.failed', { id: problem.requestId ?? '—' });
}
