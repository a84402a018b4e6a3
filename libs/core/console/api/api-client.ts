import { HttpClient, HttpContext, HttpParams } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom, fromEvent, takeUntil, type Observable } from 'rxjs';
import { ApiProblem, toApiProblem } from './api-problem.js';
import { ServerStatus } from './server-status.js';

export type QueryParameters = Readonly<Record<string, string | number | undefined>>;

export interface RequestOptions {
  readonly query?: QueryParameters;
  /** Ends the request when nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  readonly context?: HttpContext;
}

/** Speaks to the product's own API. Every failure is an {@link ApiProblem}. */
@Injectable({ providedIn: 'root' })
export class ApiClient {
  private readonly http = inject(HttpClient);
  private readonly server = inject(ServerStatus);

  get<Answer>(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.run(
      this.http.get<Answer>(path, { params: toParams(options.query), ...contextOf(options) }),
      options.signal,
    );
  }

  post<Answer>(path: string, body: object, options: RequestOptions = {}): Promise<Answer> {
    return this.run(
      this.http.post<Answer>(path, body, { params: toParams(options.query), ...contextOf(options) }),
      options.signal,
    );
  }

  private async run<Answer>(answer$: Observable<Answer>, signal?: AbortSignal): Promise<Answer> {
    try {
      const answer = await firstValueFrom(
        signal === undefined ? answer$ : answer$.pipe(takeUntil(fromEvent(signal, 'abort'))),
      );
      this.server.answered();
      return answer;
    } catch (failure) {
      if (signal?.aborted === true) throw new ApiProblem({ code: 'request.abandoned' });
      const problem = toApiProblem(failure);
      if (problem.isServerAway) this.server.missed();
      throw problem;
    }
  }
}

function contextOf(options: RequestOptions): { context?: HttpContext } {
  return options.context === undefined ? {} : { context: options.context };
}

function toParams(query: QueryParameters = {}): HttpParams {
  const given: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') given[name] = value;
  }
  return new HttpParams({ fromObject: given });
}
