import { describe, expect, it } from 'vitest';
import type { CustomisingEntry } from './customisation.repository.js';
import { setBy } from './set-by.rule.js';

const entry = (login: string, field: string, to: string | null): CustomisingEntry => ({
  login,
  at: '2026-11-22T10:00:00Z',
  changes: [{ field, from: null, to }],
});

describe('who set the own value of a computer', () => {
  it.each<[string, string | null, readonly CustomisingEntry[], string | undefined]>([
    ['is the last one who changed it', '5', [entry('ann', 'K', '5'), entry('bob', 'K', '3')], 'ann'],
    ['is nobody where there is no value', null, [entry('ann', 'K', null), entry('bob', 'K', '3')], undefined],
    ['is untold when the value is another one now', '7', [entry('ann', 'K', '5')], undefined],
    [
      'is not looked for behind the last change',
      '3',
      [entry('ann', 'K', '5'), entry('bob', 'K', '3')],
      undefined,
    ],
    ['is untold without an entry', '5', [entry('ann', 'OTHER', '5')], undefined],
  ])('%s', (_what, value, entries, login) => {
    expect(setBy(new Map([['K', value]]), entries).map((found) => found.login)).toEqual(
      login === undefined ? [] : [login],
    );
  });
});
