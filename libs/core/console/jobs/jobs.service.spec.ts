import { TestBed } from '@angular/core/testing';
import type { Job } from '@ocs/core-contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../api/api-client.js';
import { ApiProblem } from '../api/api-problem.js';
import { JobsService } from './jobs.service.js';

const job = (id: number, over: Partial<Job> = {}): Job => ({
  id,
  kind: 'computers.delete',
  title: { en: 'Deleting', fr: 'Suppression' },
  state: 'running',
  total: 10,
  done: 0,
  failed: 0,
  failures: [],
  startedAt: '2026-11-22T10:00:00Z',
  endedAt: null,
  ...over,
});

describe('jobs', () => {
  const get = vi.fn<(path: string) => Promise<{ jobs: readonly Job[] }>>();
  let jobs: JobsService;

  beforeEach(() => {
    vi.useFakeTimers();
    get.mockReset().mockResolvedValue({ jobs: [] });
    TestBed.configureTestingModule({ providers: [{ provide: ApiClient, useValue: { get } }] });
    jobs = TestBed.inject(JobsService);
  });
  afterEach(() => {
    jobs.forget();
    vi.useRealTimers();
  });

  it('are not asked for when none was started', async () => {
    await jobs.takeUp();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(get).toHaveBeenCalledTimes(1);
    expect(jobs.jobs()).toEqual([]);
  });

  it('are followed to their end, and not beyond', async () => {
    const ended = vi.fn();
    void jobs.watch(job(1)).then(ended);
    get.mockResolvedValue({ jobs: [job(1, { done: 4 })] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(jobs.running()[0]?.done).toBe(4);
    expect(ended).not.toHaveBeenCalled();

    get.mockResolvedValue({ jobs: [job(1, { state: 'done', done: 9, failed: 1 })] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ended.mock.lastCall?.[0]).toMatchObject({ state: 'done', done: 9, failed: 1 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(get).toHaveBeenCalledTimes(2);
  });

  it('from before are taken up while they run; what ended earlier is not told again', async () => {
    get.mockResolvedValue({ jobs: [job(2), job(1, { state: 'done' })] });
    await jobs.takeUp();
    expect(jobs.jobs().map(({ id }) => id)).toEqual([2]);
  });

  it('are looked at again after a failed look', async () => {
    const ended = vi.fn();
    void jobs.watch(job(1)).then(ended);
    get.mockRejectedValueOnce(new ApiProblem({ code: 'server.away' }));
    await vi.advanceTimersByTimeAsync(1_000);
    get.mockResolvedValue({ jobs: [job(1, { state: 'done', done: 10 })] });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ended).toHaveBeenCalledTimes(1);
  });

  it('the server knows no more have ended', async () => {
    const ended = vi.fn();
    void jobs.watch(job(1)).then(ended);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ended.mock.lastCall?.[0]).toMatchObject({ id: 1, state: 'interrupted' });
  });

  it('that ended can be taken off the list', async () => {
    await jobs.watch(job(1, { state: 'done' }));
    void jobs.watch(job(2));
    expect(jobs.jobs().map(({ id }) => id)).toEqual([2, 1]);
    jobs.dismissEnded();
    expect(jobs.jobs().map(({ id }) => id)).toEqual([2]);
  });
});
