import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldProblems } from './field-problems.rule.js';

const schema = z.strictObject({
  name: z.string().min(3).max(5),
  age: z.number().int().min(1).max(9).optional(),
  kind: z.enum(['a', 'b']).optional(),
  mail: z.email().optional(),
  list: z.array(z.object({ value: z.string() })).optional(),
  secret: z
    .string()
    .refine((value) => value !== 'secret', { message: 'Too common.', params: { code: 'password.common' } })
    .optional(),
});

describe('field problems', () => {
  it.each([
    ['a missing field', {}, [['name', 'required']]],
    ['a wrong type', { name: 4 }, [['name', 'type']]],
    ['a text too short', { name: 'ab' }, [['name', 'too-short']]],
    ['a text too long', { name: 'abcdef' }, [['name', 'too-long']]],
    ['a number too small', { name: 'abc', age: 0 }, [['age', 'too-small']]],
    ['a number too big', { name: 'abc', age: 10 }, [['age', 'too-big']]],
    ['a value outside the list', { name: 'abc', kind: 'c' }, [['kind', 'choice']]],
    ['a text of the wrong form', { name: 'abc', mail: 'x' }, [['mail', 'format']]],
    ['a field deep inside', { name: 'abc', list: [{ value: 'x' }, {}] }, [['list.1.value', 'required']]],
    ['a rule of its own', { name: 'abc', secret: 'secret' }, [['secret', 'password.common']]],
    [
      'fields nobody knows',
      { name: 'abc', x: 1, y: 2 },
      [
        ['x', 'unknown'],
        ['y', 'unknown'],
      ],
    ],
  ])('name %s', (_, input, expected) => {
    const result = schema.safeParse(input);
    const problems = fieldProblems(result.error!.issues, input);
    expect(problems.map(({ field, code }) => [field, code])).toEqual(expected);
    for (const { message } of problems) expect(message).toMatch(/^[A-Z].*\.$/);
  });
});
