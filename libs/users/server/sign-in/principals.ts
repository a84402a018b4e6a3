import { Injectable } from '@nestjs/common';
import { type Principal, Siblings } from '@ocs/core-server';
import { isRestricted, lacksSecondFactor, permissionsOf } from '../accounts/account-rights.js';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import { readScopes } from '../profiles/permission-list.rule.js';
import { TokenRepository } from '../tokens/token.repository.js';
import { SessionRepository } from './session.repository.js';

/** How long a session or token is believed to be good without asking the database, in milliseconds. */
const BELIEVED_MS = 5_000;

/** Sessions and tokens remembered at once: bounds the memory. */
const REMEMBERED = 5_000;

/** What workers tell each other to forget: one session or token, all of an account, everything. */
const TOPIC = 'principals';

/** Which principals are meant; without any word all of them. */
interface Forgotten {
  /** Session, or hash of a token. */
  readonly key?: string;
  readonly login?: string;
}

/**
 * The account behind a session or an API token, as every request needs it. Remembered for a few seconds, so that what is
 * ended or changed by another server lives that much longer at most; here, in all workers, it ends at once.
 */
@Injectable()
export class Principals {
  private readonly remembered = new Map<string, { readonly principal: Principal; readonly until: number }>();
  /** Counts the times something was forgotten: what was being read meanwhile may be old and is not remembered. */
  private forgotten = 0;

  constructor(
    private readonly sessions: SessionRepository,
    private readonly accounts: AccountRepository,
    private readonly tokens: TokenRepository,
    private readonly siblings: Siblings,
  ) {
    siblings.answer(TOPIC, (text) => {
      this.forgetHere(JSON.parse(text) as Forgotten);
      return '';
    });
  }

  async ofSession(sessionId: string): Promise<Principal | undefined> {
    return this.recall(sessionId, async () => this.loadSession(sessionId));
  }

  /** @param hash of the token as it is stored */
  async ofToken(hash: string): Promise<Principal | undefined> {
    return this.recall(hash, async () => this.loadToken(hash));
  }

  forget(sessionId: string): void {
    this.forgetEverywhere({ key: sessionId });
  }

  forgetLogin(login: string): void {
    this.forgetEverywhere({ login });
  }

  forgetAll(): void {
    this.forgetEverywhere({});
  }

  private forgetEverywhere(what: Forgotten): void {
    this.forgetHere(what);
    this.siblings.tell(TOPIC, JSON.stringify(what));
  }

  private forgetHere({ key, login }: Forgotten): void {
    this.forgotten += 1;
    for (const [id, { principal }] of this.remembered)
      if ((key === undefined || id === key) && (login === undefined || principal.login === login))
        this.remembered.delete(id);
  }

  private async recall(
    key: string,
    load: () => Promise<Principal | undefined>,
  ): Promise<Principal | undefined> {
    const known = this.remembered.get(key);
    if (known && known.until > performance.now()) return known.principal;
    const before = this.forgotten;
    const principal = await load();
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    if (principal && this.forgotten === before) {
      this.remembered.set(key, { principal, until: performance.now() + BELIEVED_MS });
    } else {
      this.remembered.delete(key);
    }
    return principal;
  }

  private async loadSession(sessionId: string): Promise<Principal | undefined> {
    const session = await this.sessions.find(sessionId);
    if (!session) return undefined;
    await this.sessions.touch(sessionId);
    return { ...(await this.common(session)), sessionId, token: null };
  }

  private async loadToken(hash: string): Promise<Principal | undefined> {
    const token = await this.tokens.findGood(hash);
    if (!token) return undefined;
    await this.tokens.touch(token.tokenId);
    const principal = await this.common(token);
    const scopes = readScopes(token.scopeList);
    return {
      ...principal,
      permissions: principal.permissions.filter((permission) => scopes.includes(permission)),
      sessionId: null,
      token: token.tokenName,
    };
  }

  private async common(account: AccountRow): Promise<Omit<Principal, 'sessionId' | 'token'>> {
    return {
      login: account.login,
      profile: account.profile ?? '',
      permissions: permissionsOf(account),
      tags: isRestricted(account) ? await this.accounts.tags(account.login) : null,
      mustChangePassword: account.mustChangePassword === 1,
      mustSetUpSecondFactor: lacksSecondFactor(account),
    };
  }
}
