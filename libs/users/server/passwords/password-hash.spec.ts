import { createHash } from 'node:crypto';
import argon2 from 'argon2';
import bcrypt from 'bcryptjs';
import { describe, expect, it } from 'vitest';
import {
  asPostedToTheOldConsole,
  checkPassword,
  hashPassword,
  type StoredPassword,
} from './password-hash.js';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const tricky = `a<b>&"c'</i><script>`;

describe('stored passwords', () => {
  it('of our own form are argon2id with 19 MiB, two passes, one lane', async () => {
    const stored = await hashPassword('correct');
    expect(stored.version).toBe(1);
    expect(stored.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(stored.hash.length).toBeLessThan(256);
    expect(await checkPassword(stored, 'correct')).toEqual({ right: true, outdated: false });
    expect(await checkPassword(stored, 'wrong')).toEqual({ right: false, outdated: false });
  });

  it.each<[string, StoredPassword, string]>([
    ['MD5', { hash: md5('secret'), version: 0 }, 'secret'],
    ['MD5 without a version', { hash: md5('secret'), version: null }, 'secret'],
    ['MD5 in capitals', { hash: md5('secret').toUpperCase(), version: 0 }, 'secret'],
    [
      'MD5 of what the old console made of it',
      { hash: md5(asPostedToTheOldConsole(tricky)), version: 0 },
      tricky,
    ],
    ['MD5 of the plain text with the same signs', { hash: md5(tricky), version: 0 }, tricky],
    ['clear text of 1.x', { hash: 'open sesame', version: 0 }, 'open sesame'],
    [
      'bcrypt as PHP writes it',
      { hash: bcrypt.hashSync('secret', 4).replace('$2b$', '$2y$'), version: 1 },
      'secret',
    ],
    ['SHA-256', { hash: sha256('secret'), version: 2 }, 'secret'],
    ['SHA-256 under a later version', { hash: sha256('secret'), version: 3 }, 'secret'],
  ])('as %s are accepted, and to be written anew', async (_, stored, password) => {
    expect(await checkPassword(stored, password)).toEqual({ right: true, outdated: true });
    expect(await checkPassword(stored, `${password}x`)).toEqual({ right: false, outdated: false });
  });

  it('of argon2id with other settings are accepted, and to be written anew', async () => {
    const hash = await argon2.hash('secret', {
      type: argon2.argon2id,
      memoryCost: 8_192,
      timeCost: 2,
      parallelism: 1,
    });
    expect(await checkPassword({ hash, version: 1 }, 'secret')).toEqual({ right: true, outdated: true });
  });

  it.each<[string, StoredPassword | undefined, string]>([
    ['an unknown name', undefined, 'anything'],
    ['an empty hash', { hash: '', version: 0 }, ''],
    ['no hash', { hash: null, version: 2 }, ''],
    ['an MD5 hash typed as the password', { hash: md5('secret'), version: 0 }, md5('secret')],
    ['a SHA-256 hash typed as the password', { hash: sha256('secret'), version: 2 }, sha256('secret')],
    ['MD5 under the version of SHA-256', { hash: md5('secret'), version: 2 }, 'secret'],
    ['a broken argon2 hash', { hash: '$argon2id$broken', version: 1 }, 'secret'],
    ['a version 1 hash of no known kind', { hash: 'secret', version: 1 }, 'secret'],
  ])('are never right for %s', async (_, stored, password) => {
    expect((await checkPassword(stored, password)).right).toBe(false);
  });

  it('were escaped by the old console like this', () => {
    expect(asPostedToTheOldConsole(tricky)).toBe('a&lt;b&gt;&amp;&quot;c&#039;&lt;/i&gt;');
    expect(asPostedToTheOldConsole('<div>x</div>')).toBe('x');
  });
});
