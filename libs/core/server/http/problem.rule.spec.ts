import { NotFoundException } from '@nestjs/common';
import { describe, expect, it } from 'vitest';
import { DomainError, invalid, notFound, tooMany } from './domain-error.js';
import { problemOf } from './problem.rule.js';

const failed = (fields: object, message = 'secret detail of the system'): Error =>
  Object.assign(new Error(message), fields);

describe('problem details', () => {
  it.each([
    ['a named failure', notFound('computer.not-found', 'No.'), 404, 'computer.not-found', 'none'],
    ['too many attempts', tooMany('sign-in.throttled', 'Wait.', 30), 429, 'sign-in.throttled', 'none'],
    ['a named failure of ours', new DomainError(503, 'x.busy', 'Busy.'), 503, 'x.busy', 'warn'],
    ['an unknown address', new NotFoundException('Cannot GET /x'), 404, 'route.not-found', 'none'],
    [
      'a body over the limit',
      failed({ statusCode: 413, code: 'FST_ERR_CTP_BODY_TOO_LARGE' }),
      413,
      'request.too-large',
      'none',
    ],
    [
      'a refused connection',
      failed({ code: 'ECONNREFUSED', errno: -111, fatal: true }),
      503,
      'database.unavailable',
      'warn',
    ],
    ['a lost connection', failed({ code: 'PROTOCOL_CONNECTION_LOST' }), 503, 'database.unavailable', 'warn'],
    ['a statement that is wrong', failed({ code: 'ER_PARSE_ERROR', errno: 1064 }), 500, 'internal', 'error'],
    ['a mistake of ours', failed({}), 500, 'internal', 'error'],
    ['something that is no error', 'oops', 500, 'internal', 'error'],
  ])('tell %s', (_, error, status, code, log) => {
    const answer = problemOf(error, 'id-1');
    expect(answer.problem).toMatchObject({ status, code, type: `/problems/${code}`, requestId: 'id-1' });
    expect(answer.problem.title).not.toBe('');
    expect(answer.log).toBe(log);
  });

  it('say when to come back', () => {
    expect(problemOf(tooMany('a.b', 'Wait.', 12.2), 'id').headers).toEqual({ 'retry-after': '13' });
    expect(problemOf(failed({ code: 'ECONNREFUSED' }), 'id').headers['retry-after']).toBe('5');
  });

  it('carry the rejected fields', () => {
    const errors = [{ field: 'name', code: 'required', message: 'This field is required.' }];
    expect(problemOf(invalid('request.invalid', 'No.', errors), 'id').problem.errors).toEqual(errors);
  });

  it('never carry the text of an error that is not ours', () => {
    for (const error of [failed({}), failed({ statusCode: 400 }), failed({ code: 'ECONNREFUSED' })]) {
      expect(JSON.stringify(problemOf(error, 'id').problem)).not.toContain('secret');
    }
  });
});
