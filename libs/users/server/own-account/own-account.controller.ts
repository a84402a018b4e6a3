import { Controller, Delete, Get, HttpCode, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActingAs,
  type Actor,
  ApiAnswer,
  type Principal,
  SignedIn,
  SignedInAs,
  ZodBody,
  ZodParam,
} from '@ocs/core-server';
import type { OwnAccount, OwnAccountChange, SessionEntry } from '@ocs/users-contract';
import { SessionList } from '../sign-in/session-list.js';
import { ownAccountAnswer, ownAccountChange, sessionAddress, sessionsAnswer } from './own-account.schemas.js';
import { OwnAccountService } from './own-account.service.js';

/** The own account and its sessions (libs/users/contract/account.ts). */
@ApiTags('account')
@SignedIn({ sessionOnly: true })
@Controller('api/account')
export class OwnAccountController {
  constructor(
    private readonly account: OwnAccountService,
    private readonly sessionList: SessionList,
  ) {}

  @Get()
  @SignedIn({ sessionOnly: true, evenWithoutSecondFactor: true })
  @ApiOperation({ summary: 'The own account' })
  @ApiAnswer(ownAccountAnswer)
  async find(@SignedInAs() { login }: Principal): Promise<OwnAccount> {
    return this.account.find(login);
  }

  @Patch()
  @ApiOperation({ summary: 'Change the own account' })
  @ApiAnswer(ownAccountAnswer)
  async change(
    @ActingAs() actor: Actor,
    @ZodBody(ownAccountChange) body: OwnAccountChange,
  ): Promise<OwnAccount> {
    return this.account.change(actor, body);
  }

  @Get('sessions')
  @ApiOperation({ summary: 'The own sessions' })
  @ApiAnswer(sessionsAnswer)
  async sessions(
    @SignedInAs() { login, sessionId }: Principal,
  ): Promise<{ sessions: readonly SessionEntry[] }> {
    return { sessions: await this.sessionList.of(login, sessionId) };
  }

  @Delete('sessions')
  @HttpCode(204)
  @ApiOperation({ summary: 'End all own sessions but this one' })
  @ApiAnswer('The other sessions have ended', 204)
  async endOthers(@ActingAs() actor: Actor, @SignedInAs() { sessionId }: Principal): Promise<void> {
    await this.sessionList.endOthers(actor, sessionId ?? '');
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of the own sessions' })
  @ApiAnswer('The session has ended', 204)
  async end(@ActingAs() actor: Actor, @ZodParam(sessionAddress) { id }: { id: string }): Promise<void> {
    await this.sessionList.end(actor, id);
  }
}
