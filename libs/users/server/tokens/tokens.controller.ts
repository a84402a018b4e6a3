import { Controller, Delete, Get, Header, HttpCode, Post } from '@nestjs/common';
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
import type { ApiToken, CreatedApiToken, NewApiToken } from '@ocs/users-contract';
import { idAddress } from '../common.schemas.js';
import { createdTokenAnswer, newApiToken, tokensAnswer } from '../own-account/own-account.schemas.js';
import { TokensService } from './tokens.service.js';

/** The own API tokens (libs/users/contract/account.ts). */
@ApiTags('account')
@SignedIn({ sessionOnly: true })
@Controller('api/account/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  @Get()
  @ApiOperation({ summary: 'The own API tokens' })
  @ApiAnswer(tokensAnswer)
  async list(@SignedInAs() { login }: Principal): Promise<{ tokens: readonly ApiToken[] }> {
    return { tokens: await this.tokens.list(login) };
  }

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Make an API token' })
  @ApiAnswer(createdTokenAnswer, 201)
  async add(@ActingAs() actor: Actor, @ZodBody(newApiToken) body: NewApiToken): Promise<CreatedApiToken> {
    return this.tokens.add(actor, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an API token; it is refused at once' })
  @ApiAnswer('The token is gone', 204)
  async remove(@ActingAs() actor: Actor, @ZodParam(idAddress) { id }: { id: number }): Promise<void> {
    await this.tokens.remove(actor, id);
  }
}
