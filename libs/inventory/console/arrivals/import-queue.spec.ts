import { TestBed } from '@angular/core/testing';
import { ApiProblem } from '@ocs/core-console';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ArrivalsApi } from './arrivals.api.js';
import { ImportQueue } from './import-queue.js';

const file = (name: string): File => new File(['<REQUEST/>'], name);

describe('files on their way into the inventory', () => {
  const send = vi.fn<(file: Blob) => Promise<void>>();
  let queue: ImportQueue;
  const states = (): readonly string[] => queue.files().map(({ state }) => state);
  const settled = (): Promise<void> => vi.waitFor(() => expect(queue.running()).toBe(false));

  beforeEach(() => {
    send.mockReset().mockResolvedValue(undefined);
    TestBed.configureTestingModule({ providers: [{ provide: ArrivalsApi, useValue: { import: send } }] });
    queue = TestBed.inject(ImportQueue);
  });

  it('are sent two at a time, each once', async () => {
    queue.add(['a', 'b', 'c', 'd'].map((name) => file(name)));
    expect(states()).toEqual(['sending', 'sending', 'waiting', 'waiting']);
    await settled();
    expect(states()).toEqual(['done', 'done', 'done', 'done']);
    expect(send).toHaveBeenCalledTimes(4);
  });

  it.each([
    [400, 'request.invalid', 'invalid'],
    [413, 'request.too-large', 'tooBig'],
    [403, 'import.refused', 'refused'],
    [500, 'import.refused', 'failed'],
    [0, 'server.away', 'away'],
  ])('answered %i (%s) say so as "%s", and the others go on', async (status, code, fault) => {
    send.mockRejectedValueOnce(new ApiProblem({ status, code, detail: 'because' }));
    queue.add([file('bad'), file('good')]);
    await settled();
    expect(queue.files()[0]).toMatchObject({ state: 'failed', fault, detail: 'because' });
    expect([queue.done(), queue.failed()]).toEqual([1, 1]);
  });

  it('that were not sent yet stay out when it is stopped, and are repeated with what failed', async () => {
    send.mockRejectedValueOnce(new ApiProblem({ status: 500, code: 'import.refused' }));
    queue.add(['a', 'b', 'c'].map((name) => file(name)));
    queue.stop();
    await settled();
    expect(states()).toEqual(['failed', 'done', 'stopped']);
    queue.repeat();
    await settled();
    expect(states()).toEqual(['done', 'done', 'done']);
    queue.clear();
    expect(queue.files()).toEqual([]);
  });
});
