import { describe, expect, it } from 'vitest';
import { macPatterns } from './mac-address.rule.js';

describe('a MAC address', () => {
  it.each([
    ['02:AA:BB', ['02:AA:BB', '02-AA-BB', '02AABB']],
    ['02aabb', ['02aabb', '02:aa:bb', '02-aa-bb']],
    ['02aa.bbcc.ddee', ['02aa.bbcc.ddee', '02:aa:bb:cc:dd:ee', '02-aa-bb-cc-dd-ee', '02aabbccddee']],
    ['02:a', ['02:a', '02-a', '02a']],
    ['printer', ['printer']],
    ['', ['']],
  ])('typed as "%s" is looked for as %j', (text, patterns) => {
    expect(macPatterns(text)).toEqual(patterns);
  });
});
