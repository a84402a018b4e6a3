import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem.rule.js';

/** Answers every error as `application/problem+json` (RFC 9457) and logs those that are not the caller's. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }
}

/** The same outside Nest: for hooks and routes that stand on Fastify itself. */
export function sendProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { problem, headers, log } = problemOf(error, request.id);
  if (log === 'error') request.log.error({ err: error }, 'request failed');
  if (log === 'warn') request.log.warn({ err: error, code: problem.code }, 'request refused');
  // An answer that has begun cannot be changed any more; the connection is cut so that nobody takes it for complete.
  if (reply.sent || reply.raw.headersSent) {
    reply.raw.destroy();
    return;
  }
  void reply
    .code(problem.status)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem));
}
