import { type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ACCESS_RULE, type AccessRule } from './access.decorators.js';
import { isLoopback, refusal } from './access.rule.js';

/**
 * Stands before every route: finds the signed-in account (passport strategy `jwt`, given by the users domain) and
 * applies the route's {@link AccessRule}.
 */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<AccessRule | undefined>(ACCESS_RULE, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rule?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (rule?.kind === 'permission' && rule.orLoopback && comesFromThisMachine(request)) return true;
    await super.canActivate(context);
    const refused = refusal(rule, request.user);
    if (refused) throw refused;
    return true;
  }

  /** A missing or stale token is no exception yet: {@link refusal} finds the words. */
  override handleRequest<User>(error: unknown, user: User | false | null): User | undefined {
    if (error instanceof Error) throw error;
    return user === false || user === null ? undefined : user;
  }
}

/** A proxy on this machine also connects from loopback, but it says for whom; such a request is nobody's own. */
const comesFromThisMachine = (request: FastifyRequest): boolean =>
  isLoopback(request.socket.remoteAddress) &&
  request.headers['x-forwarded-for'] === undefined &&
  request.headers.forwarded === undefined;
