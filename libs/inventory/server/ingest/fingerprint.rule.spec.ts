import { describe, expect, it } from 'vitest';
import {
  BELIEVED_SECONDS,
  believedDigests,
  formatFingerprint,
  nextFingerprint,
  parseFingerprint,
  type Fingerprint,
} from './fingerprint.rule.js';

const NOW = 1_770_000_000;
const sent = (digests: Record<string, string>, interpretation = 'v1') => ({
  digests: new Map(Object.entries(digests)),
  interpretation,
  read: () => Promise.resolve(new Map()),
});
const fingerprint = (comparedAt: number, digests: Record<string, string>): Fingerprint => ({
  interpretation: 'v1',
  comparedAt,
  digests: new Map(Object.entries(digests)),
});

describe('the text of a fingerprint', () => {
  it('gives back the fingerprint', () => {
    const before = fingerprint(NOW, { DRIVES: 'abc+/', SOFTWARES: 'def' });
    expect(formatFingerprint(before)).toBe('v1 1770000000 DRIVES=abc+/ SOFTWARES=def');
    expect(parseFingerprint(formatFingerprint(before))).toEqual(before);
  });

  it.each([null, '', 'v1', 'v1 yesterday DRIVES=abc'])('is none: %j', (text) => {
    expect(parseFingerprint(text)).toBeUndefined();
  });

  it('never outgrows its column', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`SECTION${at}`, 'a'.repeat(20)]));
    const text = formatFingerprint(fingerprint(NOW, many));
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(parseFingerprint(text)?.digests.get('SECTION0')).toBe('a'.repeat(20));
  });
});

describe('digests are believed', () => {
  const known = { DRIVES: 'abc' };
  it.each([
    { why: 'compared just now', age: 0, computer: 7, believed: true },
    { why: 'compared six days ago', age: 5.9 * 86_400, computer: 86_399, believed: true },
    { why: 'compared a week ago', age: BELIEVED_SECONDS, computer: 86_400, believed: false },
    { why: 'a week less its share of a day ago', age: BELIEVED_SECONDS - 7, computer: 7, believed: false },
    { why: 'compared in the future', age: -1, computer: 7, believed: false },
  ])('$why: $believed', ({ age, computer, believed }) => {
    const digests = believedDigests(fingerprint(NOW - age, known), sent(known), computer, NOW);
    expect([...digests]).toEqual(believed ? [['DRIVES', 'abc']] : []);
  });

  it('not when the catalogue is another one, or nothing is known', () => {
    expect(believedDigests(fingerprint(NOW, known), sent(known, 'v2'), 7, NOW).size).toBe(0);
    expect(believedDigests(undefined, sent(known), 7, NOW).size).toBe(0);
    expect(believedDigests(fingerprint(NOW, known), undefined, 7, NOW).size).toBe(0);
  });
});

describe('the next fingerprint', () => {
  it('has the digests of what was stored and keeps those of what was not', () => {
    const before = fingerprint(NOW - 100, { DRIVES: 'old', CPUS: 'same', PORTS: 'kept' });
    const next = nextFingerprint(
      before,
      before.digests,
      sent({ DRIVES: 'new', PORTS: 'other' }),
      ['DRIVES'],
      NOW,
    );
    expect(Object.fromEntries(next.digests)).toEqual({ DRIVES: 'new', CPUS: 'same', PORTS: 'kept' });
    expect(next.comparedAt).toBe(NOW - 100);
  });

  it('begins anew where nothing was believed', () => {
    const next = nextFingerprint(
      fingerprint(0, { CPUS: 'old' }),
      new Map(),
      sent({ DRIVES: 'new' }),
      ['DRIVES'],
      NOW,
    );
    expect(next).toEqual(fingerprint(NOW, { DRIVES: 'new' }));
  });
});
