import { describe, expect, it } from 'vitest';
import { chooseSection } from './section-choice.rule.js';

describe('which sections of an inventory are stored', () => {
  const cases = [
    {
      what: 'everything of a new computer, whatever the checksum',
      bit: 4,
      known: false,
      checksum: 0,
      diff: true,
      taken: true,
      reason: 'new-computer',
    },
    {
      what: 'a section without a bit at every inventory',
      bit: 0,
      known: true,
      checksum: 0,
      diff: true,
      taken: true,
      reason: 'always-taken',
    },
    {
      what: 'everything when differences are switched off',
      bit: 4,
      known: true,
      checksum: 0,
      diff: false,
      taken: true,
      reason: 'differences-off',
    },
    {
      what: 'everything when the agent sent no checksum',
      bit: 4,
      known: true,
      checksum: undefined,
      diff: true,
      taken: true,
      reason: 'checksum-missing',
    },
    {
      what: 'a section whose bit is set',
      bit: 4096,
      known: true,
      checksum: 4097,
      diff: true,
      taken: true,
      reason: 'checksum-says-changed',
    },
    {
      what: 'not a section whose bit is clear',
      bit: 4096,
      known: true,
      checksum: 1,
      diff: true,
      taken: false,
      reason: 'checksum-says-unchanged',
    },
    {
      what: 'a section by a bit beyond 32 bits',
      bit: 2 ** 33,
      known: true,
      checksum: 2 ** 33 + 1,
      diff: true,
      taken: true,
      reason: 'checksum-says-changed',
    },
  ] as const;

  it.each(cases)('takes $what', ({ bit, known, checksum, diff, taken, reason }) => {
    expect(chooseSection({ checksumBit: bit }, known, checksum, diff)).toEqual({ taken, reason });
  });
});
