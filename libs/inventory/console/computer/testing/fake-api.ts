import {
  HttpErrorResponse,
  HttpResponse,
  provideHttpClient,
  withInterceptors,
  type HttpRequest,
} from '@angular/common/http';
import type { EnvironmentProviders } from '@angular/core';
import { of, throwError } from 'rxjs';

/** What a request gets: a body, or a failure as the server tells it. */
export type FakeAnswer = ((request: HttpRequest<unknown>) => unknown) | object | null;

/** A problem as an answer: `refuse(409, 'computer.locked')`. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly errors: readonly { field: string; code: string; message: string }[] = [],
  ) {}
}

/** The API in memory for tests of components: answers by `METHOD path`, and remembers what was asked. */
export class FakeApi {
  readonly answers = new Map<string, FakeAnswer>();
  readonly requests: HttpRequest<unknown>[] = [];

  provide(): EnvironmentProviders {
    return provideHttpClient(withInterceptors([(request) => this.answer(request)]));
  }

  /** `GET /api/computers/7 → answer`, until told otherwise. */
  on(route: string, answer: FakeAnswer): this {
    this.answers.set(route, answer);
    return this;
  }

  /** The last request of a route. */
  last(route: string): HttpRequest<unknown> | undefined {
    return this.requests.findLast((request) => routeOf(request) === route);
  }

  count(route: string): number {
    return this.requests.filter((request) => routeOf(request) === route).length;
  }

  private answer(request: HttpRequest<unknown>) {
    this.requests.push(request);
    const found = this.answers.get(routeOf(request));
    const body = typeof found === 'function' ? (found as (asked: typeof request) => unknown)(request) : found;
    if (body === undefined) return throwError(() => failure(request, new Refusal(404, 'not-found')));
    if (body instanceof Refusal) return throwError(() => failure(request, body));
    return of(new HttpResponse({ status: 200, body }));
  }
}

const routeOf = ({ method, url }: HttpRequest<unknown>): string => `${method} ${url}`;

function failure(request: HttpRequest<unknown>, { status, code, errors }: Refusal): HttpErrorResponse {
  return new HttpErrorResponse({
    status,
    url: request.url,
    error: { type: 'about:blank', title: code, status, code, requestId: 'r-1', errors },
  });
}
