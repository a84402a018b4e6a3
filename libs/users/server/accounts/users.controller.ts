import { Controller, Delete, Get, Header, HttpCode, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  ActingAs,
  type Actor,
  ApiAnswer,
  type Principal,
  RequirePermission,
  SignedInAs,
  type Viewer,
  ZodBody,
  ZodParam,
  ZodQuery,
} from '@ocs/core-server';
import type {
  CreatedUser,
  NewUser,
  PasswordReset,
  ResetPassword,
  SessionEntry,
  User,
  UserChange,
  UserList,
} from '@ocs/users-contract';
import { loginAddress } from '../common.schemas.js';
import { sessionsAnswer } from '../own-account/own-account.schemas.js';
import { SessionList } from '../sign-in/session-list.js';
import {
  createdUserAnswer,
  newUser,
  passwordReset,
  resetPasswordAnswer,
  sortOf,
  userAnswer,
  userChange,
  userListAnswer,
  userListQuery,
  type UserListQuery,
} from './users.schemas.js';
import { UsersService } from './users.service.js';

/** Accounts, for those who manage them (libs/users/contract/users.ts). */
@ApiTags('users')
@RequirePermission('users.manage')
@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly sessionList: SessionList,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Accounts, page by page' })
  @ApiAnswer(userListAnswer)
  async list(@SignedInAs() viewer: Viewer, @ZodQuery(userListQuery) query: UserListQuery): Promise<UserList> {
    const { page, pageSize, sort, q } = query;
    return this.users.list(viewer, { page, pageSize, sort: sortOf(sort), q });
  }

  @Get(':login')
  @ApiOperation({ summary: 'One account' })
  @ApiAnswer(userAnswer)
  async find(
    @SignedInAs() viewer: Viewer,
    @ZodParam(loginAddress) { login }: { login: string },
  ): Promise<User> {
    return this.users.find(viewer, login);
  }

  @Post()
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Add an account; its password must be changed at the first sign in' })
  @ApiAnswer(createdUserAnswer, 201)
  async add(@ActingAs() actor: Actor, @ZodBody(newUser) body: NewUser): Promise<CreatedUser> {
    return this.users.add(actor, body);
  }

  @Put(':login')
  @ApiOperation({ summary: 'Change an account; disabling it ends its sessions' })
  @ApiAnswer(userAnswer)
  async change(
    @ActingAs() actor: Actor,
    @ZodParam(loginAddress) { login }: { login: string },
    @ZodBody(userChange) body: UserChange,
  ): Promise<User> {
    return this.users.change(actor, login, body);
  }

  @Delete(':login')
  @HttpCode(204)
  @ApiOperation({ summary: 'Delete an account' })
  @ApiAnswer('The account is gone', 204)
  async remove(
    @ActingAs() actor: Actor,
    @ZodParam(loginAddress) { login }: { login: string },
  ): Promise<void> {
    await this.users.remove(actor, login);
  }

  @Post(':login/password')
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'Give an account another password; ends its sessions' })
  @ApiAnswer(resetPasswordAnswer)
  async resetPassword(
    @ActingAs() actor: Actor,
    @ZodParam(loginAddress) { login }: { login: string },
    @ZodBody(passwordReset) body: PasswordReset,
  ): Promise<ResetPassword> {
    return this.users.resetPassword(actor, login, body);
  }

  @Post(':login/second-factor/remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove the second factor of one who lost the device' })
  @ApiAnswer('The second factor is gone', 204)
  async removeSecondFactor(
    @ActingAs() actor: Actor,
    @ZodParam(loginAddress) { login }: { login: string },
  ): Promise<void> {
    await this.users.removeSecondFactor(actor, login);
  }

  @Get(':login/sessions')
  @ApiOperation({ summary: 'Sessions of an account' })
  @ApiAnswer(sessionsAnswer)
  async sessions(
    @SignedInAs() principal: Principal,
    @ZodParam(loginAddress) { login }: { login: string },
  ): Promise<{ sessions: readonly SessionEntry[] }> {
    const stored = await this.users.loginOf(principal, login);
    return { sessions: await this.sessionList.of(stored, principal.sessionId) };
  }

  @Delete(':login/sessions')
  @HttpCode(204)
  @ApiOperation({ summary: 'End all sessions of an account' })
  @ApiAnswer('The sessions have ended', 204)
  async endSessions(
    @ActingAs() actor: Actor,
    @ZodParam(loginAddress) { login }: { login: string },
  ): Promise<void> {
    await this.users.endSessions(actor, login);
  }
}
