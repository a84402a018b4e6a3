import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { describe, expect, it } from 'vitest';
import { ApiProblem, toApiProblem } from './api-problem.js';

const answer = (status: number, error: unknown, headers: Record<string, string> = {}): HttpErrorResponse =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('toApiProblem', () => {
  it('keeps what problem details say', () => {
    const problem = toApiProblem(
      answer(
        429,
        {
          code: 'sign-in.throttled',
          requestId: 'r-1',
          errors: [{ field: 'login', code: 'x', message: 'y' }],
        },
        { 'retry-after': '170' },
      ),
    );
    expect(problem).toMatchObject({
      code: 'sign-in.throttled',
      status: 429,
      requestId: 'r-1',
      retryAfter: 170,
      fieldProblems: [{ field: 'login' }],
    });
  });

  it.each([0, 502, 503, 504])('takes status %d as an absent server', (status) => {
    expect(toApiProblem(answer(status, null)).isServerAway).toBe(true);
  });

  it('has a code even when a proxy answered with a page', () => {
    expect(toApiProblem(answer(500, '<html>'))).toMatchObject({ code: 'http.500', status: 500 });
  });

  it('has a code for a fault of the console itself, and leaves a problem as it is', () => {
    expect(toApiProblem(new TypeError('x')).code).toBe('console.failed');
    const problem = new ApiProblem({ code: 'a' });
    expect(toApiProblem(problem)).toBe(problem);
  });
});
