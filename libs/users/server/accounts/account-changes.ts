import { Injectable } from '@nestjs/common';
import { conflict, Database, type Transaction } from '@ocs/core-server';
import { Principals } from '../sign-in/principals.js';
import { AccountTurnRepository } from './account-turn.repository.js';

/**
 * The one way accounts, their perimeters and profiles are changed: one change at a time over all processes, never
 * leaving nobody who can manage accounts and profiles, and in force at once in this process.
 */
@Injectable()
export class AccountChanges {
  constructor(
    private readonly database: Database,
    private readonly turns: AccountTurnRepository,
    private readonly principals: Principals,
  ) {}

  /**
   * Does `work` in a transaction of its turn.
   * @throws DomainError 409 `user.last-administrator` when nobody enabled could manage accounts and profiles afterwards
   */
  async make<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const result = await this.database.transaction(async (tx) => {
      await this.turns.take(tx);
      const before = await this.turns.hasAdministrator(tx);
      const done = await work(tx);
      if (before && !(await this.turns.hasAdministrator(tx))) throw lastAdministrator();
      return done;
    });
    this.principals.forgetAll();
    return result;
  }
}

const lastAdministrator = () =>
  conflict('user.last-administrator', 'Afterwards nobody could manage accounts and profiles any more.');
