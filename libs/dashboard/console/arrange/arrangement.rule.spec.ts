import { DASHBOARD_BLOCKS } from '@ocs/dashboard-contract';
import { describe, expect, it } from 'vitest';
import { moved, readArrangement, shifted, shownBlocks, switched } from './arrangement.rule.js';

const DEFAULT = readArrangement(undefined);

describe('the arrangement of the overview', () => {
  it.each([undefined, null, 'x', 7, [], { order: 'families' }, { order: [1, {}] }])(
    'is the one it comes with when %j was kept',
    (kept) => {
      expect(readArrangement(kept)).toEqual({ order: DASHBOARD_BLOCKS, hidden: [], asTable: [] });
    },
  );

  it('keeps what it knows of another version, and shows new blocks at the end', () => {
    const read = readArrangement({ order: ['tags', 'gone', 'tags'], hidden: ['agents', 'gone'] });
    expect(read.order[0]).toBe('tags');
    expect([...read.order].sort()).toEqual([...DASHBOARD_BLOCKS].sort());
    expect(read.hidden).toEqual(['agents']);
    expect(shownBlocks(read)).not.toContain('agents');
  });

  it('puts a block at a place, and at the end when the place is beyond it', () => {
    expect(moved(DEFAULT, 'tags', 0).order.slice(0, 2)).toEqual(['tags', 'families']);
    expect(moved(DEFAULT, 'families', 99).order.at(-1)).toBe('families');
    expect(moved(DEFAULT, 'families', -1).order).toEqual(DEFAULT.order);
  });

  it('passes over hidden blocks when one moves past its neighbour', () => {
    const hidden = switched(DEFAULT, 'hidden', 'agents', true);
    expect(shownBlocks(shifted(hidden, 'families', 1)).slice(0, 2)).toEqual(['silence', 'families']);
    expect(shownBlocks(shifted(hidden, 'silence', -1)).slice(0, 2)).toEqual(['silence', 'families']);
    expect(shifted(hidden, 'families', -1)).toEqual(hidden);
  });

  it('switches a block once, however often it is asked', () => {
    const twice = switched(switched(DEFAULT, 'asTable', 'tags', true), 'asTable', 'tags', true);
    expect(twice.asTable).toEqual(['tags']);
    expect(switched(twice, 'asTable', 'tags', false).asTable).toEqual([]);
  });
});
