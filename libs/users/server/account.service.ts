import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Database, invalid, notFound } from '@ocs/core-server';
import { AccountRepository } from './account.repository.js';
import { hashPassword } from './password-hash.js';
import { passwordProblem } from './password.rule.js';
import { SessionRepository } from './session.repository.js';

/** What {@link AccountService.ensureAdministrator} did. */
export interface FirstAdministrator {
  readonly login: string;
  /** Told once, when it was made up here; null when it was given. It must be changed at the first sign in. */
  readonly generatedPassword: string | null;
}

const ADMINISTRATOR = 'admin';

/** No letters that look like figures or like each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Accounts as the command line and the server need them; stands on the database alone. */
@Injectable()
export class AccountService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
  ) {}

  /** For programs without Nest: the command line. */
  static on(database: Database): AccountService {
    return new AccountService(new AccountRepository(database), new SessionRepository(database));
  }

  /**
   * Makes the first account of an installation: login `admin`, all permissions. With a password that one is taken,
   * without one it is made up and returned. Undefined when there is an account already.
   * @throws DomainError `password.refused` when the given password breaks the rules
   */
  async ensureAdministrator(password: string | undefined): Promise<FirstAdministrator | undefined> {
    if (await this.accounts.hasAny()) return undefined;
    const chosen = password === undefined ? generatePassword() : accepted(password, ADMINISTRATOR);
    const added = await this.accounts.add({
      login: ADMINISTRATOR,
      firstName: 'Administrator',
      profile: 'sadmin',
      legacyLevel: 1,
      ...(await hashPassword(chosen)),
      mustChangePassword: password === undefined,
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
    await this.accounts.setPassword(account.login, await hashPassword(chosen), password === undefined);
    await this.sessions.endAll(account.login);
    return password === undefined ? chosen : null;
  }
}

function accepted(password: string, login: string): string {
  const problem = passwordProblem(password, login, 'password');
  if (problem) throw invalid('password.refused', problem.message, [problem]);
  return password;
}

/** Five groups of four: about 99 bits, easy to read out and to type. */
function generatePassword(): string {
  const group = (): string =>
    Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
  return Array.from({ length: 5 }, group).join('-');
}
