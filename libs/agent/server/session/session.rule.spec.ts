import { describe, expect, it } from 'vitest';
import { judgeSession } from './session.rule.js';

const facts = { validity: 600, youngest: undefined, required: true, trusted: false };

describe('an inventory without or with a session', () => {
  it.each([
    ['passes with a young session', { youngest: 10 }, false, 'session-found'],
    ['passes with a session of exactly the age', { youngest: 600 }, false, 'session-found'],
    ['is refused with an old one where sessions are required', { youngest: 601 }, true, 'session-required'],
    ['is refused without one where sessions are required', {}, true, 'session-required'],
    ['passes without one where they are not', { required: false }, false, 'session-not-required'],
    ['passes without one from a trusted address', { trusted: true }, false, 'trusted-address'],
    ['passes without one where sessions are not checked', { validity: 0 }, false, 'sessions-off'],
  ])('%s', (_what, change, refused, reason) => {
    expect(judgeSession({ ...facts, ...change })).toMatchObject({ refused, reason });
  });
});
