import { Injectable, inject } from '@angular/core';
import { AccessTokens, ApiProblem, SERVER_AWAY, SESSION_ENDED, problemOf } from '@ocs/core-console';
import type { Dashboard } from '@ocs/dashboard-contract';
import { readMessages } from './event-stream.rule.js';

const EVENTS = '/api/dashboard/events';

/** What a stream tells: new figures, or that those told last still hold (undefined). */
export type FigureNews = (figures: Dashboard | undefined) => void;

/**
 * Listens to `GET /api/dashboard/events`. The browser's EventSource cannot carry the access token, and the token has no place
 * in an address: the stream is read by hand.
 */
@Injectable({ providedIn: 'root' })
export class FigureStream {
  private readonly tokens = inject(AccessTokens);

  /** Returns when the server ended the stream or `signal` did. @throws ApiProblem when it cannot be opened or broke off */
  async listen(signal: AbortSignal, news: FigureNews): Promise<void> {
    const response = await this.open(signal);
    try {
      await read(response, news);
    } catch (failure) {
      if (signal.aborted) return;
      throw failure instanceof ApiProblem ? failure : new ApiProblem({ code: SERVER_AWAY });
    }
  }

  private async open(signal: AbortSignal): Promise<Response> {
    const token = (await this.tokens.current()) ?? this.sessionEnded();
    const first = await request(token, signal);
    if (first.status !== 401) return accepted(first);
    const renewed = (await this.tokens.renew(token)) ?? this.sessionEnded();
    return accepted(await request(renewed, signal));
  }

  private sessionEnded(): never {
    this.tokens.ended();
    throw new ApiProblem({ code: SESSION_ENDED, status: 401 });
  }
}

async function request(token: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(EVENTS, {
      headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
      cache: 'no-store',
      signal,
    });
  } catch {
    throw new ApiProblem({ code: SERVER_AWAY });
  }
}

async function accepted(response: Response): Promise<Response> {
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw problemOf(response.status, body);
}

async function read(response: Response, news: FigureNews): Promise<void> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const step = await reader?.read();
    if (step?.value === undefined) return;
    const received = readMessages(rest + decoder.decode(step.value, { stream: true }));
    rest = received.rest;
    for (const { event, data } of received.messages) {
      news(event === 'figures' ? (JSON.parse(data) as Dashboard) : undefined);
    }
  }
}
