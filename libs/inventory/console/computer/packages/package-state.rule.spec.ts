import { describe, expect, it } from 'vitest';
import { packageState } from './package-state.rule.js';

describe('the state of a package', () => {
  it.each([
    [null, 'waiting', 'waiting'],
    ['', 'waiting', 'waiting'],
    ['NOTIFIED', 'waiting', 'notified'],
    ['notified', 'waiting', 'notified'],
    ['SUCCESS', 'good', 'success'],
    ['SUCCESS (reboot)', 'good', 'success'],
    ['ERR_ALREADY_SETUP', 'good', 'alreadySetup'],
    ['ERR_BAD_DIGEST', 'bad', 'badDigest'],
    ['ERR_SOMETHING_NEW', 'bad', 'error'],
    ['EXIT_CODE_1603', 'bad', 'exitCode'],
    ['ERR_EXIT_CODE_-1', 'bad', 'exitCode'],
    ['<b>hello</b>', 'neutral', 'other'],
  ])('%s is %s, told as %s', (stored, kind, text) => {
    expect(packageState(stored)).toMatchObject({ kind, text, code: stored ?? '' });
  });

  it('names the exit code', () => {
    expect(packageState('EXIT_CODE_1603').exitCode).toBe('1603');
  });
});
