import { describe, expect, it, vi } from 'vitest';
import type { SiblingMessage } from './messages.js';
import { type Line, Switchboard } from './switchboard.js';

/** A worker that notes what it is sent, and answers as told. */
function worker(board: Switchboard, answer?: string) {
  const heard: SiblingMessage[] = [];
  const line: Line = {
    send(message) {
      heard.push(message);
      if (answer !== undefined && message.ocs === 'question')
        board.receive(line, { ocs: 'answer', id: message.id, text: answer });
    },
  };
  board.add(line);
  return { line, heard };
}

const QUESTION = { ocs: 'question', id: 7, topic: 'figures', text: 'all' } as const;

describe('the switchboard', () => {
  it('asks all but the asker and brings back what they said, under the number of the asker', () => {
    const board = new Switchboard();
    const [asker, one, other] = [worker(board), worker(board, 'one'), worker(board, 'other')];
    board.receive(asker.line, QUESTION);
    expect(one.heard).toMatchObject([{ ocs: 'question', topic: 'figures', text: 'all' }]);
    expect(other.heard).toHaveLength(1);
    expect(asker.heard).toEqual([{ ocs: 'answers', id: 7, texts: ['one', 'other'] }]);
  });

  it('answers at once where there is nobody else', () => {
    const board = new Switchboard();
    const alone = worker(board);
    board.receive(alone.line, QUESTION);
    expect(alone.heard).toEqual([{ ocs: 'answers', id: 7, texts: [] }]);
  });

  it('does not wait for a worker that ends', () => {
    const board = new Switchboard();
    const [asker, dying] = [worker(board), worker(board)];
    worker(board, 'alive');
    board.receive(asker.line, QUESTION);
    expect(asker.heard).toEqual([]);
    board.remove(dying.line);
    expect(asker.heard).toEqual([{ ocs: 'answers', id: 7, texts: ['alive'] }]);
  });

  it('does not wait for ever for one that says nothing, nor hears it when it is late', () => {
    vi.useFakeTimers();
    try {
      const board = new Switchboard(1_000);
      const [asker, slow] = [worker(board), worker(board)];
      board.receive(asker.line, QUESTION);
      vi.advanceTimersByTime(1_000);
      board.receive(slow.line, { ocs: 'answer', id: 1, text: 'late' });
      expect(asker.heard).toEqual([{ ocs: 'answers', id: 7, texts: [] }]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('keeps two questions at the same time apart', () => {
    const board = new Switchboard();
    const [one, other] = [worker(board), worker(board)];
    board.receive(one.line, QUESTION);
    board.receive(other.line, QUESTION);
    const toOther = other.heard.find(({ ocs }) => ocs === 'question');
    const toOne = one.heard.find(({ ocs }) => ocs === 'question');
    expect(toOther?.id).not.toBe(toOne?.id);
    board.receive(other.line, { ocs: 'answer', id: toOther?.id, text: 'of other' });
    expect(one.heard.at(-1)).toEqual({ ocs: 'answers', id: 7, texts: ['of other'] });
    expect(other.heard.some(({ ocs }) => ocs === 'answers')).toBe(false);
  });

  it('sends nothing to an asker that is gone, and nothing for messages that are not ours', () => {
    const board = new Switchboard();
    const [asker, other] = [worker(board), worker(board)];
    board.receive(asker.line, { cmd: 'NODE_HANDLE' });
    board.receive(asker.line, 'hello');
    expect(other.heard).toEqual([]);
    board.receive(asker.line, QUESTION);
    board.remove(asker.line);
    board.receive(other.line, { ocs: 'answer', id: other.heard[0]?.id, text: '' });
    expect(asker.heard).toEqual([]);
  });
});
