import { describe, expect, it } from 'vitest';
import { changedElements, packElements, unpackElements } from './software-elements.rule.js';

describe('remembered elements', () => {
  it('come back as they were packed', () => {
    const elements = [
      { digest: '\u0000\u00ff\n\u0080abcd', nameId: 0 },
      { digest: '12345678', nameId: 4_294_967_295 },
    ];
    const packed = packElements(elements);
    expect(packed).toHaveLength(24);
    expect([...(unpackElements(packed) ?? [])]).toEqual(
      elements.map(({ digest, nameId }) => [digest, nameId]),
    );
  });

  it('are none in a computer without software', () => {
    expect(unpackElements(packElements([]))).toEqual(new Map());
  });

  it('are unknown when they were cut off', () => {
    expect(unpackElements(packElements([{ digest: '12345678', nameId: 1 }]).subarray(0, 11))).toBeUndefined();
  });
});

describe('what has to be looked at', () => {
  const before = new Map([
    ['bash 5.1', 1],
    ['vim 9', 2],
    ['zsh 5', 3],
  ]);

  it.each([
    ['nothing where the same elements came', ['vim 9', 'bash 5.1', 'zsh 5'], [], []],
    ['nothing where one came twice', ['bash 5.1', 'bash 5.1', 'vim 9', 'zsh 5'], [], []],
    ['a new element', ['bash 5.1', 'vim 9', 'nano', 'zsh 5'], [2], []],
    ['the name of one that is gone', ['bash 5.1', 'zsh 5'], [], [2]],
    ['both where one changed', ['bash 5.2', 'vim 9', 'zsh 5'], [0], [1]],
    ['every name where nothing came', [], [], [1, 2, 3]],
  ])('is %s', (_case, digests, fresh, vanished) => {
    const change = changedElements(digests, before);
    expect({ fresh: change.fresh, vanished: [...change.vanished] }).toEqual({ fresh, vanished });
    expect(change.nameIds).toEqual(digests.map((digest) => before.get(digest)));
  });
});
