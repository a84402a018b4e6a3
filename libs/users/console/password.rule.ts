/** Name under which a refusal of the server stands among the errors of a field; the value is the server's code. */
export const SERVER_PROBLEM = 'server';

/** Texts below `password.` that say what is wrong with a password. */
export type PasswordProblem =
  | 'required'
  | 'tooShort'
  | 'tooLong'
  | 'differ'
  | 'wrongCurrent'
  | 'sameAsCurrent'
  | 'sameAsLogin'
  | 'tooCommon'
  | 'refused';

const BY_SERVER_CODE: Readonly<Record<string, PasswordProblem>> = {
  required: 'required',
  'too-short': 'tooShort',
  'too-long': 'tooLong',
  'password.too-short': 'tooShort',
  'password.too-long': 'tooLong',
  'password.wrong': 'wrongCurrent',
  'password.same': 'sameAsCurrent',
  'password.is-login': 'sameAsLogin',
  'password.common': 'tooCommon',
};

/** What to say about a field with these errors; undefined when there is none. */
export function passwordProblem(
  errors: Readonly<Record<string, unknown>> | null,
): PasswordProblem | undefined {
  if (errors === null) return undefined;
  if ('required' in errors) return 'required';
  if ('minlength' in errors) return 'tooShort';
  if ('maxlength' in errors) return 'tooLong';
  if ('differ' in errors) return 'differ';
  const code = errors[SERVER_PROBLEM];
  return typeof code === 'string' ? (BY_SERVER_CODE[code] ?? 'refused') : undefined;
}
