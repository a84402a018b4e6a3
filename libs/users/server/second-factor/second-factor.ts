import { Injectable } from '@nestjs/common';
import {
  type Actor,
  AuditTrail,
  conflict,
  Database,
  forbidden,
  invalid,
  notFound,
  type Transaction,
} from '@ocs/core-server';
import type { RecoveryCodes, SecondFactorSecret } from '@ocs/users-contract';
import { type AccountRow, AccountRepository } from '../accounts/account.repository.js';
import { SecretBox } from '../secrets/secret-box.js';
import { OwnPassword } from '../sign-in/own-password.js';
import { Principals } from '../sign-in/principals.js';
import { Throttle } from '../sign-in/throttle.js';
import { addressOf, newRecoveryCodes, newSecret, recoveryHash, stepOf } from './one-time-code.js';
import { SecondFactorRepository } from './second-factor.repository.js';

/** By what the second factor was proved. */
export type SecondProof = 'authenticator' | 'recovery-code';

/** The own second factor: a time-based code of an authenticator, and recovery codes (spec/security.md row 13). */
@Injectable()
export class SecondFactor {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorRepository,
    private readonly box: SecretBox,
    private readonly password: OwnPassword,
    private readonly throttle: Throttle,
    private readonly principals: Principals,
    private readonly audit: AuditTrail,
  ) {}

  /** Checks a code at sign in; each code is good once. */
  async verify(login: string, code: string): Promise<SecondProof | undefined> {
    const { secret } = await this.factors.find(login);
    const open = secret === null ? undefined : this.box.open(secret, login);
    const step = open === undefined ? undefined : stepOf(open, code, Date.now());
    if (step !== undefined) {
      return (await this.factors.takeStep(login, step)) ? 'authenticator' : undefined;
    }
    const hash = recoveryHash(code);
    return hash !== undefined && (await this.factors.takeCode(login, hash)) ? 'recovery-code' : undefined;
  }

  /** Makes a new secret; the one in force stays until the new one is confirmed. */
  async begin(actor: Actor, currentPassword: string, address: string): Promise<SecondFactorSecret> {
    await this.password.confirm(actor.login, currentPassword, address);
    const secret = newSecret();
    await this.factors.begin(actor.login, this.box.seal(secret, actor.login));
    return { secret, address: addressOf(secret, actor.login) };
  }

  /**
   * Puts the new secret in force by a first code of it.
   * @throws DomainError 409 `second-factor.not-begun`, 400 `second-factor.wrong`, 429 `sign-in.throttled`
   */
  async confirm(actor: Actor, code: string, address: string): Promise<RecoveryCodes> {
    const { pending } = await this.factors.find(actor.login);
    const secret = pending === null ? undefined : this.box.open(pending, actor.login);
    if (pending === null || secret === undefined) throw notBegun();
    const step = await this.guarded(actor.login, address, async () => stepOf(secret, code, Date.now()));
    const codes = await this.database.transaction(async (tx) => {
      if (!(await this.factors.activate(actor.login, pending, step, tx))) throw notBegun();
      await this.record(actor, 'second-factor.activated', tx);
      return this.writeCodes(actor.login, tx);
    });
    this.principals.forgetLogin(actor.login);
    return { recoveryCodes: codes };
  }

  /** Makes new recovery codes in place of the old ones. @throws as {@link confirm}, 409 `second-factor.not-active` */
  async renewCodes(actor: Actor, code: string, address: string): Promise<RecoveryCodes> {
    const account = await this.account(actor.login);
    if (account.secondFactor === 0) {
      throw conflict('second-factor.not-active', 'There is no second factor in force.');
    }
    await this.guarded(actor.login, address, async () => this.verify(actor.login, code));
    const codes = await this.database.transaction(async (tx) => {
      await this.record(actor, 'second-factor.codes-renewed', tx);
      return this.writeCodes(actor.login, tx);
    });
    return { recoveryCodes: codes };
  }

  /** @throws DomainError 403 `second-factor.mandatory` */
  async remove(actor: Actor, currentPassword: string, address: string): Promise<void> {
    const account = await this.account(actor.login);
    if (account.asksSecondFactor === 1) {
      throw forbidden('second-factor.mandatory', 'The profile of this account asks for a second factor.');
    }
    await this.password.confirm(actor.login, currentPassword, address);
    await this.database.transaction(async (tx) => {
      await this.factors.remove(actor.login, tx);
      await this.record(actor, 'second-factor.removed', tx);
    });
    this.principals.forgetLogin(actor.login);
  }

  private async account(login: string): Promise<AccountRow> {
    const account = await this.accounts.find(login);
    if (!account) throw notFound('account.not-found', 'This account does not exist any more.');
    return account;
  }

  /** A wrong code counts like a wrong password: an open session must not be a way to guess codes. */
  private async guarded<T>(login: string, address: string, check: () => Promise<T | undefined>): Promise<T> {
    const result = await this.throttle.attempt(login, address, async () => {
      const value = await check();
      return value === undefined ? { outcome: 'wrong', reason: 'code' } : { outcome: 'right', value };
    });
    if (result.outcome === 'right') return result.value;
    const message = 'This code is not right, or was used already.';
    throw invalid('second-factor.wrong', message, [{ field: 'code', code: 'second-factor.wrong', message }]);
  }

  private async writeCodes(login: string, tx: Transaction): Promise<string[]> {
    const codes = newRecoveryCodes();
    const hashes = codes.flatMap((code) => recoveryHash(code) ?? []);
    await this.factors.replaceCodes(login, hashes, tx);
    return codes;
  }

  private async record(actor: Actor, action: string, tx: Transaction): Promise<void> {
    const { login } = actor;
    await this.audit.record(actor, { action, target: { kind: 'user', id: login, name: login } }, tx);
  }
}

const notBegun = () => conflict('second-factor.not-begun', 'Begin to set up the second factor first.');
