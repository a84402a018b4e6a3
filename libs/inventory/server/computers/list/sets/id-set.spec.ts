import { describe, expect, it } from 'vitest';
import { IdSet } from './id-set.js';

/** Ids beside each other, at the borders of words and chunks, far apart, and the largest there can be. */
const SOME = [0, 1, 2, 31, 32, 33, 63, 4_095, 4_096, 100_000, 2_147_483_647];
const OTHERS = [1, 3, 31, 64, 4_096, 50_000_000, 2_147_483_647];

const both = SOME.filter((id) => OTHERS.includes(id));
const either = [...new Set([...SOME, ...OTHERS])].sort((a, b) => a - b);
const onlyFirst = SOME.filter((id) => !OTHERS.includes(id));

describe('a set of ids', () => {
  it('holds exactly its ids, in ascending order', () => {
    const set = IdSet.of([...SOME].reverse());
    expect(set.toArray()).toEqual(SOME);
    expect(set.size).toBe(SOME.length);
    expect(either.filter((id) => set.has(id))).toEqual(SOME);
  });

  it('is made of words as the database packs them', () => {
    const set = IdSet.ofWords([
      { word: 3, bits: 4_294_967_295 },
      { word: 130, bits: 5 },
    ]);
    expect(set.toArray()).toEqual([...Array.from({ length: 32 }, (_, n) => 96 + n), 4_160, 4_162]);
    expect(set.size).toBe(34);
  });

  it.each([
    ['and', (a: IdSet, b: IdSet) => a.and(b), both],
    ['or', (a: IdSet, b: IdSet) => a.or(b), either],
    ['without', (a: IdSet, b: IdSet) => a.without(b), onlyFirst],
  ])('is combined by "%s", and stays what it was', (_, combine, expected) => {
    const [some, others] = [IdSet.of(SOME), IdSet.of(OTHERS)];
    const combined = combine(some, others);
    expect(combined.toArray()).toEqual(expected);
    expect(combined.size).toBe(expected.length);
    expect([some.toArray(), others.toArray()]).toEqual([SOME, OTHERS]);
  });

  it('selects its own among others, in their order, and no more than asked for', () => {
    const set = IdSet.of(SOME);
    expect(set.select([64, 4_096, 3, 1, 0])).toEqual([4_096, 1, 0]);
    expect(set.select(Uint32Array.of(64, 4_096, 3, 1, 0), 2)).toEqual([4_096, 1]);
  });

  it('may be empty', () => {
    expect(IdSet.EMPTY.size).toBe(0);
    expect(IdSet.EMPTY.or(IdSet.of([7])).toArray()).toEqual([7]);
    expect(IdSet.of([7]).and(IdSet.EMPTY).toArray()).toEqual([]);
  });
});
