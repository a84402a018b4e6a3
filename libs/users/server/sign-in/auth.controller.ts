import { Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ApiAnswer, type Principal, Public, SignedIn, SignedInAs, ZodBody } from '@ocs/core-server';
import type { ChangePasswordRequest, CurrentUser, SessionAnswer, SignInRequest } from '@ocs/users-contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { changePasswordRequest, currentUser, sessionAnswer, signInRequest } from './auth.schemas.js';
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.js';
import type { SessionOrigin } from './session.repository.js';
import { type OpenedSession, SessionService } from './session.service.js';

/** Open to a person in any state of their account: how else would they get it in order? */
const ALWAYS_OPEN = { sessionOnly: true, evenWithExpiredPassword: true, evenWithoutSecondFactor: true };

/** Sign in and out (libs/users/contract/session.ts). */
@ApiTags('session')
@Controller('api/auth')
export class AuthController {
  constructor(private readonly sessions: SessionService) {}

  @Post('sign-in')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Sign in with user name and password' })
  @ApiAnswer(sessionAnswer)
  async signIn(
    @ZodBody(signInRequest) body: SignInRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return deliver(await this.sessions.signIn(body, originOf(request)), request, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Renew the access token by the refresh cookie' })
  @ApiAnswer(sessionAnswer)
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return deliver(
      await this.sessions.refresh(readRefreshCookie(request), originOf(request)),
      request,
      reply,
    );
  }

  @Post('sign-out')
  @HttpCode(204)
  @Public()
  @ApiOperation({ summary: 'End the session of the refresh cookie' })
  @ApiAnswer('The session has ended', 204)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.signOut(readRefreshCookie(request), originOf(request));
    clearRefreshCookie(request, reply);
  }

  @Post('password')
  @HttpCode(200)
  @SignedIn(ALWAYS_OPEN)
  @ApiOperation({ summary: 'Change the own password; ends all other sessions' })
  @ApiAnswer(sessionAnswer)
  async changePassword(
    @ZodBody(changePasswordRequest) body: ChangePasswordRequest,
    @SignedInAs() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return deliver(await this.sessions.changePassword(principal, body, originOf(request)), request, reply);
  }

  @Get('me')
  @SignedIn(ALWAYS_OPEN)
  @ApiOperation({ summary: 'The signed-in account' })
  @ApiAnswer(currentUser)
  async me(@SignedInAs() principal: Principal): Promise<CurrentUser> {
    return this.sessions.currentUser(principal);
  }
}

const originOf = (request: FastifyRequest): SessionOrigin => ({
  address: request.ip,
  userAgent: request.headers['user-agent'] ?? '',
});

function deliver(session: OpenedSession, request: FastifyRequest, reply: FastifyReply): SessionAnswer {
  if (session.refreshToken !== null) setRefreshCookie(request, reply, session.refreshToken);
  reply.header('cache-control', 'no-store');
  return session.answer;
}
