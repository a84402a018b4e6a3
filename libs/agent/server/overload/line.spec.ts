import { describe, expect, it } from 'vitest';
import { Line } from './line.js';

/** Everybody who is still in the line, first to last. */
function served<Value>(line: Line<Value>): Value[] {
  const order: Value[] = [];
  for (let next = line.take(); next !== undefined; next = line.take()) order.push(next);
  return order;
}

describe('a line', () => {
  it('serves first who came first', () => {
    const line = new Line<string>();
    for (const name of ['a', 'b', 'c']) line.join(name);
    expect(line).toMatchObject({ size: 3, first: 'a' });
    expect(served(line)).toEqual(['a', 'b', 'c']);
    expect(line).toMatchObject({ size: 0, first: undefined });
  });

  it.each([
    ['the first', ['a'], ['b', 'c', 'd']],
    ['the last', ['d'], ['a', 'b', 'c']],
    ['somebody in the middle', ['c'], ['a', 'b', 'd']],
    ['neighbours, the later one first', ['c', 'b'], ['a', 'd']],
    ['neighbours, the earlier one first', ['b', 'c'], ['a', 'd']],
    ['everybody', ['b', 'd', 'a', 'c'], []],
    ['somebody twice', ['b', 'b'], ['a', 'c', 'd']],
  ])('closes up when %s leaves', (_, leaving, staying) => {
    const line = new Line<string>();
    const leave = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, line.join(name)]));
    for (const name of leaving) leave[name]?.();
    expect(line.size).toBe(staying.length);
    expect(line.first).toBe(staying[0]);
    expect(served(line)).toEqual(staying);
  });

  it('knows nobody any more who was taken', () => {
    const line = new Line<string>();
    const leave = line.join('a');
    line.take();
    line.join('b');
    leave();
    expect(line).toMatchObject({ size: 1, first: 'b' });
  });

  it('takes newcomers after it was empty', () => {
    const line = new Line<string>();
    line.join('a')();
    line.join('b');
    line.join('c');
    expect(served(line)).toEqual(['b', 'c']);
  });
});
