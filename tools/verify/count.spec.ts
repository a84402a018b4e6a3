import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, total } from './count.mjs';

describe('the sum of all runners', () => {
  it('reads vitest: tests, their failures, and a file that could not be loaded', () => {
    const report = {
      testResults: [
        {
          name: '/p/a.spec.ts',
          status: 'failed',
          assertionResults: [
            { status: 'passed', fullName: 'a works' },
            {
              status: 'failed',
              fullName: 'a fails',
              failureMessages: ['\u001b[31mexpected 1\u001b[39m to be 2\n  at a.spec.ts'],
            },
            { status: 'skipped', fullName: 'a later' },
          ],
        },
        { name: '/p/b.spec.ts', status: 'failed', message: 'Cannot find module x', assertionResults: [] },
        {
          name: '/p/c.spec.ts',
          status: 'passed',
          assertionResults: [{ status: 'passed', fullName: 'c works' }],
        },
      ],
    };

    expect(countVitest(report)).toEqual({
      passed: 2,
      failed: 2,
      failures: ['/p/a.spec.ts: a fails: expected 1 to be 2', '/p/b.spec.ts: Cannot find module x'],
    });
  });

  it('reads playwright: nested suites, errors outside of tests, and tests that passed only when repeated', () => {
    const spec = (title: string, status: string) => ({
      title,
      file: 'x.spec.ts',
      tests: [{ status, results: [{ error: { message: `${title} broke\nhere` } }] }],
    });
    const report = {
      errors: [{ message: 'the server did not start' }],
      suites: [
        {
          specs: [spec('one', 'expected')],
          suites: [{ specs: [spec('two', 'unexpected'), spec('three', 'flaky')] }],
        },
        { specs: [spec('four', 'skipped'), spec('five', 'expected')] },
      ],
    };

    expect(countPlaywright(report)).toEqual({
      passed: 2,
      failed: 3,
      failures: [
        'the server did not start',
        'x.spec.ts: two: two broke',
        'x.spec.ts: three: passed only when repeated',
      ],
    });
  });

  it('adds up', () => {
    const none = { passed: 0, failed: 0, failures: [] };

    expect(total([])).toEqual({ passed: 0, failed: 0 });
    expect(
      total([
        { ...none, passed: 3 },
        { ...none, passed: 1, failed: 2 },
      ]),
    ).toEqual({ passed: 4, failed: 2 });
  });
});
