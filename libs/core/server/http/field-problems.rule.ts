import type { FieldProblem } from '@ocs/core-contract';
import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a schema's own check may add to say more than "invalid": `ctx.addIssue({code: 'custom', params: {code: 'password.common'}})`. */
interface CustomParams {
  readonly code?: unknown;
}

/**
 * The rejected fields of a request: path, a code the console translates, and an English sentence for those who read
 * the API. `input` is what was checked: a missing field is told apart from one of the wrong type by looking there.
 */
export const fieldProblems = (issues: readonly Issue[], input: unknown): FieldProblem[] =>
  issues.flatMap((issue) => problemsOf(issue, input));

function problemsOf(issue: Issue, input: unknown): FieldProblem[] {
  const field = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      field: field === '' ? key : `${field}.${key}`,
      code: 'unknown',
      message: 'There is no such field.',
    }));
  }
  return [{ field, ...describe(issue, valueAt(input, issue.path)) }];
}

function describe(issue: Issue, value: unknown): Omit<FieldProblem, 'field'> {
  if (value === undefined && issue.code !== 'custom')
    return { code: 'required', message: 'This field is required.' };
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'type', message: `This must be ${article(issue.expected)}.` };
    case 'too_small':
      return issue.origin === 'string'
        ? { code: 'too-short', message: `This must have at least ${String(issue.minimum)} characters.` }
        : { code: 'too-small', message: `This must be at least ${String(issue.minimum)}.` };
    case 'too_big':
      return issue.origin === 'string'
        ? { code: 'too-long', message: `This must have at most ${String(issue.maximum)} characters.` }
        : { code: 'too-big', message: `This must be at most ${String(issue.maximum)}.` };
    case 'invalid_value':
      return { code: 'choice', message: `This must be one of: ${issue.values.map(String).join(', ')}.` };
    case 'invalid_format':
      return { code: 'format', message: 'This does not have the expected form.' };
    case 'custom': {
      const code = (issue.params as CustomParams | undefined)?.code;
      return { code: typeof code === 'string' ? code : 'invalid', message: issue.message };
    }
    default:
      return { code: 'invalid', message: 'This value is not accepted.' };
  }
}

const article = (type: string): string => (/^[aeio]/.test(type) ? `an ${type}` : `a ${type}`);

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
