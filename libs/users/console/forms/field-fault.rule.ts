import { MAX_PASSWORD_LENGTH, MIN_PASSWORD_LENGTH } from '@ocs/users-contract';

/** Texts below `field.` that say what is wrong with a field. */
export type FieldFaultKey =
  | 'required'
  | 'tooShort'
  | 'tooLong'
  | 'outside'
  | 'email'
  | 'format'
  | 'choice'
  | 'differ'
  | 'wrongPassword'
  | 'sameAsCurrent'
  | 'sameAsLogin'
  | 'tooCommon'
  | 'wrongCode'
  | 'loginTaken'
  | 'nameTaken'
  | 'beyondOwn'
  | 'refused';

/** What to say about a field: a text and the numbers it needs. */
export interface FieldFault {
  readonly key: FieldFaultKey;
  readonly parameters: Readonly<Record<string, string | number>>;
}

const BY_SERVER_CODE: Readonly<Record<string, FieldFaultKey>> = {
  required: 'required',
  format: 'format',
  choice: 'choice',
  'password.wrong': 'wrongPassword',
  'password.same': 'sameAsCurrent',
  'password.is-login': 'sameAsLogin',
  'password.common': 'tooCommon',
  'second-factor.wrong': 'wrongCode',
  'user.login-taken': 'loginTaken',
  'profile.name-taken': 'nameTaken',
  'profile.beyond-own': 'beyondOwn',
  email: 'email',
  'email.format': 'email',
};

/** What to say about a field with these errors; undefined when there is none. */
export function fieldFault(errors: Readonly<Record<string, unknown>> | null): FieldFault | undefined {
  if (errors === null) return undefined;
  if ('required' in errors) return fault('required');
  if ('minlength' in errors) return fault('tooShort', { min: numberIn(errors.minlength, 'requiredLength') });
  if ('maxlength' in errors) return fault('tooLong', { max: numberIn(errors.maxlength, 'requiredLength') });
  if ('outside' in errors) {
    return fault('outside', { min: numberIn(errors.outside, 'min'), max: numberIn(errors.outside, 'max') });
  }
  if ('email' in errors) return fault('email');
  if ('pattern' in errors) return fault('format');
  if ('differ' in errors) return fault('differ');
  // Left there by showRefusals: the server's code.
  const code = errors.server;
  return typeof code === 'string' ? refused(code) : undefined;
}

function refused(code: string): FieldFault {
  if (code === 'password.too-short') return fault('tooShort', { min: MIN_PASSWORD_LENGTH });
  if (code === 'password.too-long') return fault('tooLong', { max: MAX_PASSWORD_LENGTH });
  return fault(BY_SERVER_CODE[code] ?? 'refused');
}

const fault = (key: FieldFaultKey, parameters: FieldFault['parameters'] = {}): FieldFault => ({
  key,
  parameters,
});

function numberIn(details: unknown, name: string): number {
  const value =
    typeof details === 'object' && details !== null
      ? (details as Readonly<Record<string, unknown>>)[name]
      : undefined;
  return typeof value === 'number' ? value : 0;
}
