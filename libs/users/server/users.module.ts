import { type DynamicModule, Module } from '@nestjs/common';
import { AccountChanges } from './accounts/account-changes.js';
import { AccountRepository } from './accounts/account.repository.js';
import { AccountService } from './accounts/account.service.js';
import { AccountTurnRepository } from './accounts/account-turn.repository.js';
import { UserRepository } from './accounts/user.repository.js';
import { UsersController } from './accounts/users.controller.js';
import { UsersService } from './accounts/users.service.js';
import { OwnAccountController } from './own-account/own-account.controller.js';
import { OwnAccountService } from './own-account/own-account.service.js';
import { ProfileRepository } from './profiles/profile.repository.js';
import { ProfilesController } from './profiles/profiles.controller.js';
import { ProfilesService } from './profiles/profiles.service.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactor } from './second-factor/second-factor.js';
import { SecondFactorRepository } from './second-factor/second-factor.repository.js';
import { SecretBox } from './secrets/secret-box.js';
import { TokenKey } from './secrets/token-key.js';
import { AccessTokens, BearerStrategy } from './sign-in/access-token.js';
import { AttemptRepository } from './sign-in/attempt.repository.js';
import { AuthController } from './sign-in/auth.controller.js';
import { LocalPassword } from './sign-in/local-password.method.js';
import { OwnPassword } from './sign-in/own-password.js';
import { Principals } from './sign-in/principals.js';
import { SessionList } from './sign-in/session-list.js';
import { SessionRepository } from './sign-in/session.repository.js';
import { SessionService } from './sign-in/session.service.js';
import { SignInMethods } from './sign-in/sign-in-method.js';
import { SignIn } from './sign-in/sign-in.js';
import { Throttle } from './sign-in/throttle.js';
import { TokenRepository } from './tokens/token.repository.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensService } from './tokens/tokens.service.js';
import { UserGroupRepository } from './user-groups/user-group.repository.js';
import { UserGroupsController } from './user-groups/user-groups.controller.js';
import { UserGroupsService } from './user-groups/user-groups.service.js';

export interface UsersModuleSettings {
  /** Secret of the installation, see `readSecretKey`. */
  readonly secret: string;
  /** Serve the routes of accounts and sessions; a process without the console only checks tokens. */
  readonly api: boolean;
}

const CONTROLLERS = [
  AuthController,
  OwnAccountController,
  TokensController,
  SecondFactorController,
  UsersController,
  ProfilesController,
  UserGroupsController,
];

/** Accounts and sessions. Every process imports it: its strategy tells the access guard who is asking. */
@Module({})
export class UsersModule {
  static forRoot({ secret, api }: UsersModuleSettings): DynamicModule {
    return {
      module: UsersModule,
      controllers: api ? CONTROLLERS : [],
      providers: [
        { provide: TokenKey, useValue: new TokenKey(secret) },
        {
          provide: SignInMethods,
          useFactory: (local: LocalPassword) => new SignInMethods([local]),
          inject: [LocalPassword],
        },
        AccessTokens,
        AccountChanges,
        AccountRepository,
        AccountService,
        AccountTurnRepository,
        AttemptRepository,
        BearerStrategy,
        LocalPassword,
        OwnAccountService,
        OwnPassword,
        Principals,
        ProfileRepository,
        ProfilesService,
        SecondFactor,
        SecondFactorRepository,
        SecretBox,
        SessionList,
        SessionRepository,
        SessionService,
        SignIn,
        Throttle,
        TokenRepository,
        TokensService,
        UserGroupRepository,
        UserGroupsService,
        UserRepository,
        UsersService,
      ],
      exports: [AccountService],
    };
  }
}
