import { Injectable } from '@nestjs/common';
import type { AuditChange } from '@ocs/core-contract';
import {
  AuditTrail,
  changesBetween,
  Database,
  type Doer,
  notFound,
  SECRET,
  type Transaction,
} from '@ocs/core-server';
import { accepted, generatePassword } from '../passwords/generated-password.js';
import { hashPassword } from '../passwords/password-hash.js';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';
import { SessionRepository } from '../sign-in/session.repository.js';
import { AccountRepository } from './account.repository.js';
import { AccountTurnRepository } from './account-turn.repository.js';
import { UserRepository } from './user.repository.js';

/** What {@link AccountService.ensureAdministrator} did. */
export interface FirstAdministrator {
  readonly login: string;
  /** Told once, when it was made up here; null when it was given. It must be changed at the first sign in. */
  readonly generatedPassword: string | null;
}

const ADMINISTRATOR = 'admin';

/** How the audit names what was done by the command line, which has no address. */
const COMMAND_LINE: Doer = { login: 'ocs', address: null, token: null };

const PASSWORD_CHANGE: readonly AuditChange[] = [{ field: 'password', from: SECRET, to: SECRET }];

/** Accounts as the command line and the server need them; stands on the database alone. */
@Injectable()
export class AccountService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly users: UserRepository,
    private readonly turns: AccountTurnRepository,
    private readonly sessions: SessionRepository,
    private readonly factors: SecondFactorRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** For programs without Nest: the command line. */
  static on(database: Database): AccountService {
    return new AccountService(
      database,
      new AccountRepository(database),
      new UserRepository(database),
      new AccountTurnRepository(),
      new SessionRepository(database),
      new SecondFactorRepository(database),
      new AuditTrail(database),
    );
  }

  /**
   * Makes the first account of an installation: login `admin`, all permissions. With a password that one is taken,
   * without one it is made up and returned. Undefined when there is an account already.
   * @throws DomainError `password.refused` when the given password breaks the rules
   */
  async ensureAdministrator(password: string | undefined): Promise<FirstAdministrator | undefined> {
    if (await this.accounts.hasAny()) return undefined;
    const chosen = password === undefined ? generatePassword() : accepted(password, ADMINISTRATOR);
    const hashed = await hashPassword(chosen);
    const added = await this.database.transaction(async (tx) => {
      await this.turns.take(tx);
      if (await this.users.exists(ADMINISTRATOR, tx)) return false;
      await this.turns.clear(ADMINISTRATOR, tx);
      await this.users.add(
        {
          login: ADMINISTRATOR,
          firstName: 'Administrator',
          lastName: '',
          email: '',
          comments: '',
          profile: 'sadmin',
          group: null,
          language: null,
        },
        tx,
      );
      await this.accounts.setPassword(ADMINISTRATOR, hashed, password === undefined, tx);
      await this.record('user.added', ADMINISTRATOR, changesBetween({}, { profile: 'sadmin' }), tx);
      return true;
    });
    if (!added) return undefined;
    return { login: ADMINISTRATOR, generatedPassword: password === undefined ? chosen : null };
  }

  /**
   * Gives an account another password, as the command line does for somebody who forgot it. Without a password one is
   * made up; such a one must be changed at the next sign in. Returns the generated one, null when it was given.
   * @throws DomainError `account.not-found`, `password.refused`
   */
  async resetPassword(login: string, password: string | undefined): Promise<string | null> {
    const account = await this.accounts.find(login);
    if (!account) throw notFound('account.not-found', `There is no account "${login}".`);
    const chosen = password === undefined ? generatePassword() : accepted(password, account.login);
    const hashed = await hashPassword(chosen);
    await this.database.transaction(async (tx) => {
      await this.accounts.setPassword(account.login, hashed, password === undefined, tx);
      await this.sessions.endAll(account.login, tx);
      await this.record('user.password-reset', account.login, PASSWORD_CHANGE, tx);
    });
    return password === undefined ? chosen : null;
  }

  /**
   * Lets an account sign in by its password alone; where its profile asks for a second factor, it is set up anew.
   * @throws DomainError `account.not-found`
   */
  async removeSecondFactor(login: string): Promise<void> {
    const account = await this.accounts.find(login);
    if (!account) throw notFound('account.not-found', `There is no account "${login}".`);
    await this.database.transaction(async (tx) => {
      await this.factors.remove(account.login, tx);
      await this.record('user.second-factor-removed', account.login, [], tx);
    });
  }

  private async record(
    action: string,
    login: string,
    changes: readonly AuditChange[],
    tx: Transaction,
  ): Promise<void> {
    const target = { kind: 'user', id: login, name: login };
    await this.audit.record(COMMAND_LINE, { action, target, changes }, tx);
  }
}
