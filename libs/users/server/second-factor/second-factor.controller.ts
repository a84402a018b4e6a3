import { Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ActingAs, type Actor, ApiAnswer, SignedIn, ZodBody } from '@ocs/core-server';
import type {
  RecoveryCodes,
  SecondFactorBegin,
  SecondFactorConfirm,
  SecondFactorRemove,
  SecondFactorSecret,
} from '@ocs/users-contract';
import type { FastifyRequest } from 'fastify';
import {
  codeBody,
  passwordBody,
  recoveryCodes,
  secondFactorSecret,
} from '../own-account/own-account.schemas.js';
import { SecondFactor } from './second-factor.js';

/** The own second factor (libs/users/contract/account.ts). */
@ApiTags('account')
@SignedIn({ sessionOnly: true })
@Controller('api/account/second-factor')
export class SecondFactorController {
  constructor(private readonly factor: SecondFactor) {}

  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @SignedIn({ sessionOnly: true, evenWithoutSecondFactor: true })
  @ApiOperation({ summary: 'Begin to set up the second factor; nothing is in force until it is confirmed' })
  @ApiAnswer(secondFactorSecret)
  async begin(
    @ActingAs() actor: Actor,
    @ZodBody(passwordBody) { currentPassword }: SecondFactorBegin,
    @Req() { ip }: FastifyRequest,
  ): Promise<SecondFactorSecret> {
    return this.factor.begin(actor, currentPassword, ip);
  }

  @Post('confirm')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @SignedIn({ sessionOnly: true, evenWithoutSecondFactor: true })
  @ApiOperation({ summary: 'Put the second factor in force by a first code' })
  @ApiAnswer(recoveryCodes)
  async confirm(
    @ActingAs() actor: Actor,
    @ZodBody(codeBody) { code }: SecondFactorConfirm,
    @Req() { ip }: FastifyRequest,
  ): Promise<RecoveryCodes> {
    return this.factor.confirm(actor, code, ip);
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Make new recovery codes; the old ones are refused from now on' })
  @ApiAnswer(recoveryCodes)
  async renewCodes(
    @ActingAs() actor: Actor,
    @ZodBody(codeBody) { code }: SecondFactorConfirm,
    @Req() { ip }: FastifyRequest,
  ): Promise<RecoveryCodes> {
    return this.factor.renewCodes(actor, code, ip);
  }

  @Post('remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Sign in without a second factor from now on' })
  @ApiAnswer('The second factor is gone', 204)
  async remove(
    @ActingAs() actor: Actor,
    @ZodBody(passwordBody) { currentPassword }: SecondFactorRemove,
    @Req() { ip }: FastifyRequest,
  ): Promise<void> {
    await this.factor.remove(actor, currentPassword, ip);
  }
}
