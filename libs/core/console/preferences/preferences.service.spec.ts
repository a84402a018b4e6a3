import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiClient } from '../api/api-client.js';
import { ApiProblem } from '../api/api-problem.js';
import { PreferencesService } from './preferences.service.js';

describe('preferences', () => {
  const get = vi.fn<(path: string) => Promise<Record<string, unknown>>>();
  const put = vi.fn<(path: string, body: object) => Promise<void>>();
  let preferences: PreferencesService;

  beforeEach(() => {
    vi.useFakeTimers();
    get.mockReset().mockResolvedValue({ dashboard: { order: ['a'] } });
    put.mockReset().mockResolvedValue();
    TestBed.configureTestingModule({ providers: [{ provide: ApiClient, useValue: { get, put } }] });
    preferences = TestBed.inject(PreferencesService);
  });
  afterEach(() => {
    preferences.forget();
    vi.useRealTimers();
  });

  it('are asked for once, however many pages want them', async () => {
    expect(preferences.ready()).toBe(false);
    await Promise.all([preferences.load(), preferences.load()]);
    expect(get).toHaveBeenCalledTimes(1);
    expect(preferences.get('dashboard')).toEqual({ order: ['a'] });
  });

  it('are none when the server does not answer', async () => {
    get.mockRejectedValue(new ApiProblem({ code: 'server.away' }));
    await preferences.load();
    expect(preferences.ready()).toBe(true);
    expect(preferences.get('dashboard')).toBeUndefined();
  });

  it('hold at once and are kept once, when the changing pauses', async () => {
    await preferences.load();
    for (const width of [100, 110, 120]) preferences.set('list.computers', { widths: { name: width } });
    expect(preferences.get('list.computers')).toEqual({ widths: { name: 120 } });
    expect(put).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(put.mock.calls).toEqual([
      ['/api/preferences/list.computers', { value: { widths: { name: 120 } } }],
    ]);
  });

  it('that are taken back are forgotten by the server too', async () => {
    await preferences.load();
    preferences.set('dashboard', undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(put).toHaveBeenLastCalledWith('/api/preferences/dashboard', { value: null });
  });

  it('hold for this visit when they cannot be kept', async () => {
    put.mockRejectedValue(new ApiProblem({ code: 'internal', status: 500 }));
    await preferences.load();
    preferences.set('dashboard', { order: ['b'] });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(preferences.get('dashboard')).toEqual({ order: ['b'] });
  });

  it('of one account are not those of the next', async () => {
    await preferences.load();
    preferences.set('dashboard', { order: ['b'] });
    preferences.forget();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(put).not.toHaveBeenCalled();
    get.mockResolvedValue({});
    await preferences.load();
    expect(preferences.get('dashboard')).toBeUndefined();
  });
});
