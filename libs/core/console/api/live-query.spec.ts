import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApiProblem, SERVER_AWAY } from './api-problem.js';
import { liveQuery, type LiveQuery } from './live-query.js';
import { ServerStatus } from './server-status.js';

interface Asked {
  readonly request: string;
  readonly signal: AbortSignal;
  readonly answer: (value: string) => void;
  readonly fail: (problem: ApiProblem) => void;
}

describe('liveQuery', () => {
  let asked: Asked[];
  let query: LiveQuery<string>;
  const request = signal<string | undefined>('a');
  const settle = async (): Promise<void> => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };

  beforeEach(async () => {
    asked = [];
    request.set('a');
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    query = TestBed.runInInjectionContext(() =>
      liveQuery({
        request,
        load: (text, abort) =>
          new Promise<string>((answer, fail) => asked.push({ request: text, signal: abort, answer, fail })),
        keeps: (previous, next) => next.startsWith(previous.charAt(0)),
      }),
    );
    await settle();
  });

  it('asks at once, and keeps the old answer while the next one loads', async () => {
    expect(query.loading()).toBe(true);
    asked[0]!.answer('first');
    await settle();
    expect([query.value(), query.loading()]).toEqual(['first', false]);
    request.set('a2');
    await settle();
    expect([query.value(), query.loading()]).toEqual(['first', true]);
    asked[1]!.answer('second');
    await settle();
    expect([query.value(), query.loading()]).toEqual(['second', false]);
  });

  it('ends a request nobody waits for, and ignores its late answer', async () => {
    request.set('a2');
    await settle();
    expect(asked[0]!.signal.aborted).toBe(true);
    asked[1]!.answer('new');
    await settle();
    asked[0]!.answer('old');
    await settle();
    expect(query.value()).toBe('new');
  });

  it('takes the old answer away when it belongs to something else', async () => {
    asked[0]!.answer('of a');
    await settle();
    request.set('b');
    await settle();
    expect(query.value()).toBeUndefined();
  });

  it('asks nothing without a request', async () => {
    request.set(undefined);
    await settle();
    expect(asked).toHaveLength(1);
  });

  it('keeps the old answer beside a problem, and tries again when asked to', async () => {
    asked[0]!.answer('first');
    await settle();
    request.set('a2');
    await settle();
    asked[1]!.fail(new ApiProblem({ code: 'internal', status: 500 }));
    await settle();
    expect([query.value(), query.problem()?.code, query.loading()]).toEqual(['first', 'internal', false]);
    query.reload();
    await settle();
    asked[2]!.answer('second');
    await settle();
    expect([query.value(), query.problem()]).toEqual(['second', undefined]);
  });

  it('tries again by itself once the server is back, only where it was missed', async () => {
    const server = TestBed.inject(ServerStatus);
    asked[0]!.fail(new ApiProblem({ code: SERVER_AWAY }));
    server.missed();
    await settle();
    expect(asked).toHaveLength(1);
    server.answered();
    await settle();
    expect(asked).toHaveLength(2);
    asked[1]!.answer('here');
    await settle();
    server.missed();
    server.answered();
    await settle();
    expect(asked).toHaveLength(2);
  });
});
