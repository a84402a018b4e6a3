import { describe, expect, it } from 'vitest';
import { readMessages, waitAfter } from './event-stream.rule.js';

describe('server-sent events', () => {
  it('are read as soon as they are complete; the rest waits', () => {
    expect(readMessages('retry: 2000\n\nevent: figures\ndata: {"a":1}\n\n: same\n\nevent: fig')).toEqual({
      messages: [
        { event: undefined, data: '' },
        { event: 'figures', data: '{"a":1}' },
        { event: undefined, data: '' },
      ],
      rest: 'event: fig',
    });
  });

  it('may end their lines with CRLF, and hold data of several lines', () => {
    expect(readMessages('event: x\r\ndata: a:b\r\ndata:c\r\n\r\n').messages).toEqual([
      { event: 'x', data: 'a:b\nc' },
    ]);
  });
});

describe('the pause before a stream is opened again', () => {
  it.each([
    [1, 1, 2_000],
    [2, 1, 4_000],
    [2, 0, 2_000],
    [6, 1, 60_000],
    [500, 1, 60_000],
    [500, 0, 30_000],
  ])('after %d failures, chance %d, is %d ms', (failures, chance, wait) => {
    expect(waitAfter(failures, chance)).toBe(wait);
  });
});
