import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, changesBetween, Database, notFound, type Sql } from '@ocs/core-server';
import type { OwnAccount, OwnAccountChange } from '@ocs/users-contract';
import { languageOf, themeOf, utcIso } from '../accounts/account-rights.js';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import { AccountTurnRepository } from '../accounts/account-turn.repository.js';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';

/** The own account: what one may see and change of it without managing accounts (spec/console.md 2.1, *My account*). */
@Injectable()
export class OwnAccountService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly turns: AccountTurnRepository,
    private readonly factors: SecondFactorRepository,
    private readonly audit: AuditTrail,
  ) {}

  async find(login: string): Promise<OwnAccount> {
    const account = await this.account(login, this.database);
    return {
      login: account.login,
      firstName: account.firstName,
      lastName: account.lastName,
      email: account.email,
      comments: account.comments,
      profile: account.profile ?? '',
      profileLabel: account.profileLabel ?? account.profile ?? '',
      group: account.group,
      language: languageOf(account.language),
      theme: themeOf(account.theme),
      passwordChangedAt: utcIso(account.passwordChanged),
      secondFactor: {
        active: account.secondFactor === 1,
        mandatory: account.asksSecondFactor === 1,
        recoveryCodesLeft: await this.factors.countCodes(account.login),
      },
    };
  }

  async change(actor: Actor, change: OwnAccountChange): Promise<OwnAccount> {
    await this.database.transaction(async (tx) => {
      await this.turns.take(tx);
      const { login, firstName, lastName, email, comments, language, theme } = await this.account(
        actor.login,
        tx,
      );
      const before = { firstName, lastName, email, comments, language, theme };
      await this.accounts.setOwn(login, { ...before, ...change }, tx);
      const changes = changesBetween(before, { ...change });
      const target = { kind: 'user', id: login, name: login };
      if (changes.length > 0) {
        await this.audit.record(actor, { action: 'account.changed', target, changes }, tx);
      }
    });
    return this.find(actor.login);
  }

  private async account(login: string, sql: Sql): Promise<AccountRow> {
    const account = await this.accounts.find(login, sql);
    if (!account) throw notFound('account.not-found', 'This account does not exist any more.');
    return account;
  }
}
