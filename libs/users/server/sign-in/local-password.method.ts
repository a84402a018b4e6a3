import { Injectable } from '@nestjs/common';
import { AccountRepository } from '../accounts/account.repository.js';
import { checkPassword, hashPassword } from '../passwords/password-hash.js';
import type { SignInCredentials, SignInMethod, SignInVerdict } from './sign-in-method.js';

/** The password kept in `operators`; one that is stored in an old form is written anew (spec/security.md row 11). */
@Injectable()
export class LocalPassword implements SignInMethod {
  readonly name = 'local';

  constructor(private readonly accounts: AccountRepository) {}

  async verify({ login, password }: SignInCredentials): Promise<SignInVerdict> {
    const account = await this.accounts.find(login);
    const { right, outdated } = await checkPassword(account, password);
    if (!account) return 'unknown';
    if (!right) return 'refused';
    if (outdated) await this.accounts.rehash(account.login, account.hash ?? '', await hashPassword(password));
    return { login: account.login };
  }
}
