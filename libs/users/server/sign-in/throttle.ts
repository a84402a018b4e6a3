import { Injectable } from '@nestjs/common';
import { tooMany } from '@ocs/core-server';
import { AttemptRepository } from './attempt.repository.js';
import { waitSeconds } from './throttle.rule.js';

/**
 * What came of an attempt. `unfinished`: nothing wrong was said but something is missing (the second factor): it counts
 * neither as a failure nor as a success, which would forgive the failures before it.
 */
export type Attempted<T, Reason> =
  | { readonly outcome: 'right'; readonly value: T }
  | { readonly outcome: 'wrong'; readonly reason: Reason }
  | { readonly outcome: 'unfinished' };

/** Slows down guessing of passwords and codes: per account, and per address for those who try many accounts. */
@Injectable()
export class Throttle {
  /** The last attempt of each account that is being worked on. */
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(private readonly attempts: AttemptRepository) {}

  /**
   * Checks a password or code by `check`, or throws 429 with the time to wait.
   * Attempts at one account take place one after the other: right ones are not counted against each other while they
   * last, and wrong ones at the same moment see each other.
   *
   * An address that has signed in to this account before is only held back by its own failures, so that a stranger who
   * keeps guessing cannot keep the owner out.
   */
  async attempt<T, Reason>(
    login: string,
    address: string,
    check: () => Promise<Attempted<T, Reason>>,
  ): Promise<Attempted<T, Reason>> {
    return this.inTurn(login.toLowerCase(), async () => {
      const id = await this.begin(login, address);
      const result = await check();
      if (result.outcome === 'unfinished') await this.attempts.remove(id);
      if (result.outcome === 'right') {
        await this.attempts.markSuccess(id);
        await this.attempts.forgetOld();
      }
      return result;
    });
  }

  /** Notes an attempt, as a failure until it turns out otherwise: other processes must not miss it. */
  private async begin(login: string, address: string): Promise<number> {
    const id = await this.attempts.add(login, address);
    const known = await this.attempts.hasSucceeded(login, address);
    const account = known
      ? await this.attempts.failuresOfAccountFrom(login, address, id)
      : await this.attempts.failuresOfAccount(login, id);
    const wait = waitSeconds(account, await this.attempts.failuresOfAddress(address, id));
    if (wait > 0) {
      await this.attempts.remove(id);
      throw tooMany('sign-in.throttled', `Too many attempts. Try again in ${Math.ceil(wait)} seconds.`, wait);
    }
    return id;
  }

  private async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.running.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.running.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.running.get(key) === mine) this.running.delete(key);
    }
  }
}
