import { TestBed } from '@angular/core/testing';
import { AccessTokens, ApiClient, ServerStatus } from '@ocs/core-console';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FIGURES } from '../testing/sample.js';
import { Attendance } from './attendance.js';
import { DashboardFeed } from './dashboard-feed.js';

const MINUTE = 60_000;

/** A stream the test writes. */
class Line {
  controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly response = new Response(
    new ReadableStream<Uint8Array>({ start: (controller) => void (this.controller = controller) }),
  );

  send(text: string): void {
    this.controller.enqueue(new TextEncoder().encode(text));
  }
}

describe('the live figures', () => {
  const get = vi.fn<() => Promise<unknown>>();
  const ask = vi.fn<(path: string, init: RequestInit) => Promise<Response>>();
  const missed = vi.fn<() => void>();
  const tokens = {
    current: vi.fn(() => Promise.resolve('t1')),
    renew: vi.fn(() => Promise.resolve('t2')),
    ended: vi.fn(),
  };
  let lines: Line[];
  let hidden: boolean;

  beforeEach(() => {
    vi.useFakeTimers({ now: new Date('2026-11-22T14:00:00Z') });
    vi.clearAllMocks();
    lines = [];
    hidden = false;
    vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
    get.mockResolvedValue(FIGURES);
    ask.mockImplementation((_path, { signal }) => {
      const line = new Line();
      lines.push(line);
      signal?.addEventListener('abort', () => line.controller.error(new DOMException('', 'AbortError')));
      return Promise.resolve(line.response);
    });
    vi.stubGlobal('fetch', ask);
    TestBed.configureTestingModule({
      providers: [
        Attendance,
        DashboardFeed,
        { provide: ApiClient, useValue: { get } },
        { provide: AccessTokens, useValue: tokens },
        { provide: ServerStatus, useValue: { recoveries: () => 0, missed } },
      ],
    });
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  const pass = async (milliseconds = 0): Promise<void> => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    TestBed.tick();
    await vi.advanceTimersByTimeAsync(0);
  };
  const start = async (): Promise<DashboardFeed> => {
    const feed = TestBed.inject(DashboardFeed);
    TestBed.tick();
    await pass();
    return feed;
  };
  const tell = async (computers: number): Promise<void> => {
    const totals = { ...FIGURES.totals, computers: { count: computers, filters: [] } };
    lines.at(-1)!.send(`event: figures\ndata: ${JSON.stringify({ ...FIGURES, totals })}\n\n`);
    await pass();
  };

  it('are asked for once, then told over a stream that carries the token', async () => {
    const feed = await start();
    expect(feed.figures()).toEqual(FIGURES);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(ask.mock.calls[0]![1].headers).toMatchObject({ authorization: 'Bearer t1' });

    await tell(41_208);
    expect(feed.figures()?.totals.computers.count).toBe(41_208);
    expect(get).toHaveBeenCalledTimes(1);
  });

  it('hold for longer when the server says that nothing changed', async () => {
    const feed = await start();
    await tell(1);
    expect(feed.heldAt()).toBe('2026-11-22T13:32:00.000Z');
    await pass(5 * MINUTE);
    lines.at(-1)!.send(': same\n\n');
    await pass();
    expect(feed.heldAt()).toBe('2026-11-22T13:37:00.000Z');
  });

  it('go on in a new stream when one ends in good order', async () => {
    await start();
    lines[0]!.controller.close();
    await pass();
    expect(ask).toHaveBeenCalledTimes(1);
    await pass(2_000);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('renew a refused token once', async () => {
    ask.mockResolvedValueOnce(new Response('{"code":"session.ended"}', { status: 401 }));
    await start();
    expect(ask.mock.calls.map(([, { headers }]) => headers)).toMatchObject([
      { authorization: 'Bearer t1' },
      { authorization: 'Bearer t2' },
    ]);
  });

  it('wait longer after each failure, say so, and tell when the server is away', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    ask.mockRejectedValueOnce(new TypeError('network'));
    ask.mockRejectedValueOnce(new TypeError('network'));
    const feed = await start();
    expect([feed.state(), ask.mock.calls.length, missed.mock.calls.length]).toEqual(['away', 1, 0]);
    await pass(2_000);
    expect([ask.mock.calls.length, missed.mock.calls.length]).toEqual([2, 1]);
    await pass(3_900);
    expect(ask).toHaveBeenCalledTimes(2);
    await pass(100);
    expect(ask).toHaveBeenCalledTimes(3);
    await tell(2);
    expect(feed.state()).toBe('live');
  });

  it('stop for good when the account may not see them any more', async () => {
    ask.mockResolvedValueOnce(new Response('{"code":"forbidden"}', { status: 403 }));
    await start();
    await pass(10 * MINUTE - 1_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  it('stop while the page is out of view, and go on when it is back', async () => {
    const feed = await start();
    hidden = true;
    document.dispatchEvent(new Event('visibilitychange'));
    await pass();
    expect(feed.state()).toBe('paused');
    expect(ask.mock.calls[0]![1].signal?.aborted).toBe(true);
    await pass(5 * MINUTE);
    expect(ask).toHaveBeenCalledTimes(1);

    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    await pass();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('stop when nobody touched the console for ten minutes, so that the session can end', async () => {
    const feed = await start();
    await pass(9 * MINUTE);
    document.dispatchEvent(new Event('pointermove'));
    await pass(9 * MINUTE);
    expect(feed.state()).toBe('live');
    await pass(MINUTE);
    expect(feed.state()).toBe('paused');
    expect(ask.mock.calls.at(-1)![1].signal?.aborted).toBe(true);

    document.dispatchEvent(new Event('keydown'));
    await pass();
    expect([feed.state(), ask.mock.calls.length]).toEqual(['live', 2]);
  });
});
