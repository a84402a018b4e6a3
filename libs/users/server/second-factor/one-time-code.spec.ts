import { describe, expect, it } from 'vitest';
import { addressOf, newRecoveryCodes, newSecret, recoveryHash, stepOf } from './one-time-code.js';

/** RFC 6238 appendix B: the ASCII secret 12345678901234567890, shortened to six digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('a one-time code', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %i s is %s', (seconds, code) => {
    expect(stepOf(SECRET, code, seconds * 1_000)).toBe(Math.floor(seconds / 30));
  });

  it('is taken one step early or late, and names its own step', () => {
    const at = 1_111_111_109;
    const step = Math.floor(at / 30);
    expect(stepOf(SECRET, '081804', (at + 30) * 1_000)).toBe(step);
    expect(stepOf(SECRET, '081804', (at - 30) * 1_000)).toBe(step);
    expect(stepOf(SECRET, '081804', (at + 60) * 1_000)).toBeUndefined();
    expect(stepOf(SECRET, '081804', (at - 60) * 1_000)).toBeUndefined();
  });

  it.each(['081805', '81804', '', 'abcdef', '0818040', '٠٨١٨٠٤'])('is not %j', (code) => {
    expect(stepOf(SECRET, code, 1_111_111_109_000)).toBeUndefined();
  });

  it('may be typed in two groups', () => {
    expect(stepOf(SECRET, '081 804', 1_111_111_109_000)).toBeDefined();
  });
});

describe('a new secret', () => {
  it('has 160 bits and is another one each time', () => {
    expect(newSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newSecret()).not.toBe(newSecret());
  });

  it('stands in the address with product and login', () => {
    const address = new URL(addressOf(SECRET, 'camille durand'));
    expect(address.protocol).toBe('otpauth:');
    expect(decodeURIComponent(address.pathname)).toContain('OCS Inventory:camille durand');
    expect(address.searchParams.get('secret')).toBe(SECRET);
  });
});

describe('recovery codes', () => {
  it('are ten different ones', () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$/);
  });

  it('are known however they are typed', () => {
    const hash = recoveryHash('ABCD-EFGH-2345-6789');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(recoveryHash(' abcd efgh 23456789')).toBe(hash);
    expect(recoveryHash('ABCD-EFGH-2345-678')).toBeUndefined();
    expect(recoveryHash('ABCD-EFGH-2345-6788')).not.toBe(hash);
  });
});
