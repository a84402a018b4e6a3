import { describe, expect, it } from 'vitest';
import { computerGroup, type StoredComputerGroup } from './computer-group.rule.js';

const stored: StoredComputerGroup = {
  id: 7,
  name: 'Laptops',
  description: null,
  request: null,
  xml: null,
  state: null,
};

describe('a group of a computer', () => {
  it.each([
    [0, 'computed'],
    [1, 'included'],
    [2, 'excluded'],
    [null, 'none'],
    [9, 'none'],
  ])('with STATIC %s is %s', (state, expected) => {
    expect(computerGroup({ ...stored, state }).state).toBe(expected);
  });

  it.each([
    [null, null, false],
    ['', '', false],
    ['NULL', null, false],
    ['SELECT ID FROM hardware', null, true],
    [null, '<xmldef><REQUEST>SELECT 1</REQUEST></xmldef>', true],
    [null, '<xmldef', true],
  ])('defined by %j and %j is dynamic: %s', (request, xml, dynamic) => {
    expect(computerGroup({ ...stored, request, xml }).dynamic).toBe(dynamic);
  });

  it('is called by its id where it has no name', () => {
    expect(computerGroup({ ...stored, name: '' }).name).toBe('7');
  });
});
