import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ServerStatus } from './server-status.js';

describe('ServerStatus', () => {
  let server: ServerStatus;
  let http: HttpTestingController;

  beforeEach(() => {
    vi.useFakeTimers();
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    server = TestBed.inject(ServerStatus);
    http = TestBed.inject(HttpTestingController);
  });

  afterEach(() => vi.useRealTimers());

  const fail = async (): Promise<void> => {
    http.expectOne('/health/ready').error(new ProgressEvent('error'));
    await vi.advanceTimersByTimeAsync(0);
  };

  it('counts down to the next try, and waits longer each time it fails', async () => {
    server.missed();
    expect([server.away(), server.seconds()]).toEqual([true, 5]);
    await vi.advanceTimersByTimeAsync(2000);
    expect(server.seconds()).toBe(3);
    await vi.advanceTimersByTimeAsync(3000);
    await fail();
    expect(server.seconds()).toBe(10);
    await vi.advanceTimersByTimeAsync(10_000);
    await fail();
    expect(server.seconds()).toBe(20);
  });

  it('is not asked twice when several requests miss it', async () => {
    server.missed();
    await vi.advanceTimersByTimeAsync(4000);
    server.missed();
    await vi.advanceTimersByTimeAsync(1000);
    http.expectOne('/health/ready');
  });

  it('says once that the server is back, and stops asking', async () => {
    server.missed();
    void server.tryNow();
    http.expectOne('/health/ready').flush('ok');
    await vi.advanceTimersByTimeAsync(0);
    expect([server.away(), server.recoveries()]).toEqual([false, 1]);
    await vi.advanceTimersByTimeAsync(120_000);
    http.expectNone('/health/ready');
  });

  it('takes any answer as a sign of life', () => {
    server.answered();
    expect(server.recoveries()).toBe(0);
    server.missed();
    server.answered();
    expect([server.away(), server.recoveries()]).toEqual([false, 1]);
  });
});
