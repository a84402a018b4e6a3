import type { Override } from '@ocs/inventory-server';
import { describe, expect, it } from 'vitest';
import { decideProlog } from './prolog-decision.rule.js';

const DAY = 86_400;
const NOW = 1_800_000_000;
const own = (number: number | null): Override => ({
  name: 'FREQUENCY',
  from: 'computer',
  ownerId: 1,
  number,
  text: null,
});
const group = (ownerId: number, number: number): Override => ({
  name: 'FREQUENCY',
  from: 'group',
  ownerId,
  number,
  text: null,
});
const seen = (daysAgo: number) => ({ lastInventory: NOW - daysAgo * DAY });

describe('the decision of a PROLOG', () => {
  it.each([
    {
      what: 'an unknown computer sends',
      frequency: 7,
      computer: undefined,
      overrides: [],
      decision: 'SEND',
      last: 'unknown-computer',
    },
    {
      what: 'an unknown computer is broken off when inventories are never wanted',
      frequency: -1,
      computer: undefined,
      overrides: [],
      decision: 'BREAK',
      last: 'inventories-never',
    },
    {
      what: 'an undefined frequency stops a known computer',
      frequency: null,
      computer: seen(99),
      overrides: [],
      decision: 'STOP',
      last: 'frequency-undefined',
    },
    {
      what: 'an undefined frequency stops an unknown one too',
      frequency: null,
      computer: undefined,
      overrides: [],
      decision: 'STOP',
      last: 'frequency-undefined',
    },
    {
      what: 'frequency 0 always sends',
      frequency: 0,
      computer: seen(0),
      overrides: [],
      decision: 'SEND',
      last: 'inventories-always',
    },
    {
      what: "frequency 0 hides the computer's own value",
      frequency: 0,
      computer: seen(0),
      overrides: [own(30)],
      decision: 'SEND',
      last: 'inventories-always',
    },
    {
      what: 'frequency -1 never sends',
      frequency: -1,
      computer: seen(99),
      overrides: [],
      decision: 'BREAK',
      last: 'inventories-never',
    },
    {
      what: "frequency -1 hides the computer's own value",
      frequency: -1,
      computer: seen(99),
      overrides: [own(0)],
      decision: 'BREAK',
      last: 'inventories-never',
    },
    {
      what: 'an old inventory is due',
      frequency: 7,
      computer: seen(8),
      overrides: [],
      decision: 'SEND',
      last: 'inventory-due',
    },
    {
      what: 'a young inventory is enough',
      frequency: 7,
      computer: seen(6),
      overrides: [],
      decision: 'STOP',
      last: 'inventory-recent',
    },
    {
      what: 'exactly the age is still enough',
      frequency: 7,
      computer: seen(7),
      overrides: [],
      decision: 'STOP',
      last: 'inventory-recent',
    },
    {
      what: "the computer's own value counts",
      frequency: 7,
      computer: seen(2),
      overrides: [own(1)],
      decision: 'SEND',
      last: 'inventory-due',
    },
    {
      what: 'its own null does not',
      frequency: 7,
      computer: seen(2),
      overrides: [own(null)],
      decision: 'STOP',
      last: 'inventory-recent',
    },
    {
      what: 'its own 0 sends always',
      frequency: 7,
      computer: seen(0),
      overrides: [own(0)],
      decision: 'SEND',
      last: 'inventories-always',
    },
    {
      what: 'the smallest of computer and groups wins',
      frequency: 30,
      computer: seen(2),
      overrides: [own(7), group(5, 1)],
      decision: 'SEND',
      last: 'inventory-due',
    },
    {
      what: '"never" of one group beats the computer\'s own 7',
      frequency: 30,
      computer: seen(99),
      overrides: [own(7), group(5, -1)],
      decision: 'BREAK',
      last: 'inventories-never',
    },
    {
      what: 'a computer that was never inventoried sends',
      frequency: 7,
      computer: { lastInventory: null },
      overrides: [],
      decision: 'SEND',
      last: 'never-inventoried',
    },
  ] as const)('$what', ({ frequency, computer, overrides, decision, last }) => {
    const verdict = decideProlog({ frequency, computer, overrides, now: NOW });
    expect(verdict.decision).toBe(decision);
    expect(verdict.reasons.at(-1)?.code).toBe(last);
  });

  it('names the group whose value decided', () => {
    const { reasons } = decideProlog({
      frequency: 30,
      computer: seen(2),
      overrides: [own(7), group(5, 1)],
      now: NOW,
    });
    expect(reasons[0]).toEqual({ code: 'frequency', days: 1, origin: 'group', groupId: 5 });
  });
});
