import { signal } from '@angular/core';
import { describe, expect, it } from 'vitest';
import { RowSelection } from './list-selection.js';

interface Row {
  readonly id: number;
}

const page = (from: number): readonly Row[] => [0, 1, 2, 3].map((step) => ({ id: from + step }));

function selectionOn(first: readonly Row[]) {
  const rows = signal(first);
  const selection = new RowSelection<Row>({ rows, idOf: ({ id }) => id, nameOf: ({ id }) => `#${id}` });
  const tick = (id: number, range = false) =>
    selection.toggle(
      rows().find((row) => row.id === id)!,
      range,
    );
  return { rows, selection, tick };
}

describe('the rows someone ticked', () => {
  it('survive going to another page', () => {
    const { rows, selection, tick } = selectionOn(page(1));
    tick(2);
    rows.set(page(5));
    tick(6);
    expect(selection.ids()).toEqual([2, 6]);
    expect(selection.onPage()).toBe(1);
    expect(selection.page()).toBe('some');
  });

  it('are a whole page with one click, and no longer with the next', () => {
    const { selection } = selectionOn(page(1));
    selection.togglePage();
    expect(selection.ids()).toEqual([1, 2, 3, 4]);
    expect(selection.page()).toBe('all');
    selection.togglePage();
    expect(selection.ids()).toEqual([]);
    expect(selection.page()).toBe('none');
  });

  it('are told apart from all results, which stay meant on every page', () => {
    const { rows, selection } = selectionOn(page(1));
    selection.selectAll();
    rows.set(page(5));
    expect(selection.all()).toBe(true);
    expect(selection.ids()).toEqual([]);
    expect(selection.isSelected({ id: 8 })).toBe(true);
  });

  it('are those of the page but one, when one of all results is taken out', () => {
    const { selection, tick } = selectionOn(page(1));
    selection.selectAll();
    tick(3);
    expect(selection.all()).toBe(false);
    expect(selection.ids()).toEqual([1, 2, 4]);
  });

  it('go from the last one to this one with the shift key', () => {
    const { selection, tick } = selectionOn(page(1));
    tick(1);
    tick(3, true);
    expect(selection.ids()).toEqual([1, 2, 3]);
    tick(2, true);
    expect(selection.ids()).toEqual([1]);
  });
});
