import type { ApiProblem, Texts } from '@ocs/core-console';
import type { UsersDictionary } from '../i18n/en.js';

/** Why a form could not be sent, where it is about no field: the server is away, asks to wait, or failed. */
export function failureSentence(
  t: Texts<UsersDictionary>,
  problem: ApiProblem,
  otherwise: 'signIn.failed' | 'password.failed' | 'secondFactor.failed',
): string {
  if (problem.isServerAway) return t('signIn.away');
  if (problem.status === 429) {
    return t.plural('signIn.tooMany', Math.ceil((problem.retryAfter ?? 60) / 60));
  }
  return t(otherwise, { id: problem.requestId ?? '—' });
}
