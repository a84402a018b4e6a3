import type { ApiProblem, Texts } from '@ocs/core-console';
import type { AccountDictionary } from './i18n/en.js';

/** Why something about the account did not work, where it is about no field. */
export function failureText(t: Texts<AccountDictionary>, problem: ApiProblem): string {
  return problem.isServerAway ? t('away') : t('failed', { id: problem.requestId ?? '—' });
}
