import { Injectable } from '@nestjs/common';
import { AuditTrail, unauthorized } from '@ocs/core-server';
import type { SignInRequest } from '@ocs/users-contract';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import { SecondFactor, type SecondProof } from '../second-factor/second-factor.js';
import { SignInMethods } from './sign-in-method.js';
import { type Attempted, Throttle } from './throttle.js';

/** Somebody who proved who they are. */
export interface Admitted {
  readonly account: AccountRow;
  /** Name of the method that knew them. */
  readonly method: string;
  readonly second: SecondProof | null;
}

/** Why a sign in was refused, as the audit says it; the answer tells less. */
type Refusal = 'unknown-login' | 'wrong-password' | 'disabled' | 'wrong-code';

/** Decides who may sign in: methods in their order, second factor, and all of it slowed down for those who guess. */
@Injectable()
export class SignIn {
  constructor(
    private readonly throttle: Throttle,
    private readonly methods: SignInMethods,
    private readonly accounts: AccountRepository,
    private readonly secondFactor: SecondFactor,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @throws DomainError 401 `sign-in.refused` (unknown name, wrong password and disabled account alike),
   * 401 `second-factor.required`, `second-factor.wrong`, 429 `sign-in.throttled`
   */
  async verify(request: SignInRequest, address: string): Promise<Admitted> {
    const { login } = request;
    const result = await this.throttle.attempt(login, address, async () => this.check(request));
    if (result.outcome === 'right') return result.value;
    if (result.outcome === 'unfinished') {
      throw unauthorized('second-factor.required', 'Give the code of your authenticator too.');
    }
    await this.audit.record(
      { login, address, token: null },
      {
        action: 'session.refused',
        changes: [{ field: 'reason', from: null, to: result.reason }],
      },
    );
    throw result.reason === 'wrong-code'
      ? unauthorized('second-factor.wrong', 'This code is not right, or was used already.')
      : unauthorized('sign-in.refused', 'The user name or the password is wrong.');
  }

  private async check({ login, password, code }: SignInRequest): Promise<Attempted<Admitted, Refusal>> {
    const known = await this.ask(login, password);
    // Read for those who are refused too: how long it takes tells nothing.
    const account = await this.accounts.find(typeof known === 'string' ? login : known.login);
    if (typeof known === 'string') return { outcome: 'wrong', reason: known };
    if (!account) return { outcome: 'wrong', reason: 'unknown-login' };
    if (account.disabled === 1) return { outcome: 'wrong', reason: 'disabled' };
    const { method } = known;
    if (account.secondFactor === 0) return { outcome: 'right', value: { account, method, second: null } };
    if (code === undefined) return { outcome: 'unfinished' };
    const second = await this.secondFactor.verify(account.login, code);
    return second === undefined
      ? { outcome: 'wrong', reason: 'wrong-code' }
      : { outcome: 'right', value: { account, method, second } };
  }

  /** The first method that knows the name decides. */
  private async ask(login: string, password: string): Promise<{ login: string; method: string } | Refusal> {
    for (const method of this.methods.inOrder) {
      const verdict = await method.verify({ login, password });
      if (verdict === 'refused') return 'wrong-password';
      if (verdict !== 'unknown') return { login: verdict.login, method: method.name };
    }
    return 'unknown-login';
  }
}
