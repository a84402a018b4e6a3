import { HttpClient, HttpContext, HttpParams } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom, fromEvent, takeUntil, type Observable } from 'rxjs';
import { ApiProblem, toApiProblem } from './api-problem.js';
import { ServerStatus } from './server-status.js';

/** Parameters of a request; a list is sent as the same parameter repeated, an empty text is not sent. */
export type QueryParameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

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
    return this.run(this.http.get<Answer>(path, toHttp(options)), options.signal);
  }

  post<Answer>(path: string, body: object, options: RequestOptions = {}): Promise<Answer> {
    return this.run(this.http.post<Answer>(path, body, toHttp(options)), options.signal);
  }

  put<Answer>(path: string, body: object, options: RequestOptions = {}): Promise<Answer> {
    return this.run(this.http.put<Answer>(path, body, toHttp(options)), options.signal);
  }

  patch<Answer>(path: string, body: object, options: RequestOptions = {}): Promise<Answer> {
    return this.run(this.http.patch<Answer>(path, body, toHttp(options)), options.signal);
  }

  delete<Answer = void>(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.run(this.http.delete<Answer>(path, toHttp(options)), options.signal);
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

function toHttp(options: RequestOptions): { params: HttpParams; context?: HttpContext } {
  return {
    params: toQuery(options.query),
    ...(options.context === undefined ? {} : { context: options.context }),
  };
}

/** Parameters of a request as they are sent. */
export function toQuery(query: QueryParameters = {}): HttpParams {
  const given: Record<string, string | number | readonly string[]> = {};
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') given[name] = value;
  }
  return new HttpParams({ fromObject: given });
}
