import passport, { Strategy } from 'passport';
import type { Principal } from '../http/viewer.js';

/**
 * Accounts for tests of rooms that stand below the users domain: registers the passport strategy `jwt` the access guard
 * asks, by which `authorization: Bearer <login>` is that account.
 */
export class TestAccounts {
  private readonly known = new Map<string, Principal>();

  constructor() {
    const { known } = this;
    class ByLogin extends Strategy {
      override readonly name = 'jwt';
      override authenticate(request: { headers: { authorization?: string | undefined } }): void {
        const found = known.get(request.headers.authorization?.replace('Bearer ', '') ?? '');
        if (found) this.success(found);
        else this.fail(401);
      }
    }
    passport.use(new ByLogin());
  }

  /** Adds an account; what is not said is that of an account without any right. */
  add(login: string, facts: Partial<Principal> = {}): { readonly authorization: string } {
    this.known.set(login, {
      login,
      sessionId: 'session',
      token: null,
      profile: 'test',
      permissions: [],
      tags: null,
      mustChangePassword: false,
      mustSetUpSecondFactor: false,
      ...facts,
    });
    return { authorization: `Bearer ${login}` };
  }
}
