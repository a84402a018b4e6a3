import {
  HttpContextToken,
  HttpErrorResponse,
  type HttpEvent,
  type HttpHandlerFn,
  type HttpInterceptorFn,
  type HttpRequest,
} from '@angular/common/http';
import { inject } from '@angular/core';
import { from, switchMap, type Observable } from 'rxjs';
import { catchError } from 'rxjs/operators';
import { ApiProblem, SESSION_ENDED } from './api-problem.js';

/** Port to whoever keeps the session: the users' room implements it, requests of every room use it. */
export abstract class AccessTokens {
  /** The token to send now, renewed first when it is about to expire; undefined when nobody is signed in. */
  abstract current(): Promise<string | undefined>;
  /** A new token after the server refused `refused`; undefined when the session is over. */
  abstract renew(refused: string): Promise<string | undefined>;
  /** The session ended while the console was in use: say so and offer to sign in again. */
  abstract ended(): void;
  /** The server wants a new password before anything else. */
  abstract passwordChangeRequired(): void;
  /** The profile asks for a second factor that is not set up yet: nothing else is open before. */
  abstract secondFactorRequired(): void;
}

/** Set on requests that are themselves about the session: they carry no token and are never repeated. */
export const WITHOUT_SESSION = new HttpContextToken(() => false);

/** Signs the requests to the API with the access token, renews it once when the server refuses it. */
export const accessTokenInterceptor: HttpInterceptorFn = (request, next) => {
  if (!request.url.startsWith('/api/') || request.context.get(WITHOUT_SESSION)) return next(request);
  const tokens = inject(AccessTokens);
  return from(tokens.current()).pipe(
    switchMap((token) => {
      if (token === undefined) return sessionEnded(tokens);
      return next(signed(request, token)).pipe(
        catchError((failure: unknown) => onFailure(failure, token, request, next, tokens)),
      );
    }),
  );
};

function onFailure(
  failure: unknown,
  token: string,
  request: HttpRequest<unknown>,
  next: HttpHandlerFn,
  tokens: AccessTokens,
): Observable<HttpEvent<unknown>> {
  if (failure instanceof HttpErrorResponse && failure.status === 401) {
    return from(tokens.renew(token)).pipe(
      switchMap((renewed) => (renewed === undefined ? sessionEnded(tokens) : next(signed(request, renewed)))),
    );
  }
  if (failure instanceof HttpErrorResponse && failure.status === 403) {
    const code = codeOf(failure);
    if (code === 'password.change-required') tokens.passwordChangeRequired();
    if (code === 'second-factor.set-up-required') tokens.secondFactorRequired();
  }
  throw failure;
}

function codeOf(failure: HttpErrorResponse): unknown {
  const body: unknown = failure.error;
  return typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
}

function sessionEnded(tokens: AccessTokens): never {
  tokens.ended();
  throw new ApiProblem({ code: SESSION_ENDED, status: 401 });
}

const signed = (request: HttpRequest<unknown>, token: string): HttpRequest<unknown> =>
  request.clone({ setHeaders: { authorization: `Bearer ${token}` } });
