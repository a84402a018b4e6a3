import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  AuditTrail,
  Database,
  type Doer,
  invalid,
  notFound,
  type Principal,
  SECRET,
  unauthorized,
} from '@ocs/core-server';
import type { ChangePasswordRequest, CurrentUser, SessionAnswer, SignInRequest } from '@ocs/users-contract';
import { currentUser, isRestricted } from '../accounts/account-rights.js';
import { AccountRepository, type AccountRow } from '../accounts/account.repository.js';
import { hashPassword } from '../passwords/password-hash.js';
import { passwordProblem } from '../passwords/password.rule.js';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-token.js';
import { OwnPassword, refusedPassword } from './own-password.js';
import { Principals } from './principals.js';
import {
  formatRefreshToken,
  hashOfToken,
  isSameHash,
  newRefreshToken,
  parseRefreshToken,
} from './refresh-token.js';
import { type SessionOrigin, SessionRepository } from './session.repository.js';
import { SignIn } from './sign-in.js';

/** An answer for the client's program, and the token for its cookie; null leaves the cookie as it is. */
export interface OpenedSession {
  readonly answer: SessionAnswer;
  readonly refreshToken: string | null;
}

/** Sign in, refresh, sign out and change of the own password (spec/console.md 2.1, spec/security.md rows 11 to 14). */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly entrance: SignIn,
    private readonly password: OwnPassword,
    private readonly tokens: AccessTokens,
    private readonly principals: Principals,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError as {@link SignIn.verify} */
  async signIn(request: SignInRequest, origin: SessionOrigin): Promise<OpenedSession> {
    const { account, method, second } = await this.entrance.verify(request, origin.address);
    await this.accounts.noteSignIn(account.login);
    const opened = await this.open(account, origin);
    await this.audit.record(doer(account.login, origin.address), {
      action: 'session.opened',
      changes: [
        { field: 'method', from: null, to: method },
        ...(second === null ? [] : [{ field: 'secondFactor', from: null, to: second }]),
      ],
    });
    return opened;
  }

  /**
   * Renews the access token and replaces the refresh token. A token that was replaced more than 30 s ago has been
   * copied by somebody: whoever holds it, the session ends.
   * @throws DomainError 401 `session.missing`, `session.ended`
   */
  async refresh(cookie: string | undefined, origin: SessionOrigin): Promise<OpenedSession> {
    const token = parseRefreshToken(cookie);
    if (!token) throw unauthorized('session.missing', 'Sign in first.');
    const session = await this.sessions.find(token.sessionId);
    if (!session) throw sessionEnded();
    const hash = hashOfToken(token);
    if (isSameHash(hash, session.refreshHash)) {
      const next = newRefreshToken(token.sessionId);
      if (await this.sessions.rotate(token.sessionId, hash, hashOfToken(next))) {
        return this.answer(session, token.sessionId, formatRefreshToken(next));
      }
      // Another tab was faster by a moment: its new token is already on the way into the common cookie.
      return this.answer(session, token.sessionId, null);
    }
    if (
      session.previousHash !== null &&
      isSameHash(hash, session.previousHash) &&
      session.previousGood === 1
    ) {
      return this.answer(session, token.sessionId, null);
    }
    await this.end(token.sessionId, session.login, origin, 'copied');
    throw sessionEnded();
  }

  /** Ends the session of the cookie, on the server. Without a session there is nothing to do. */
  async signOut(cookie: string | undefined, origin: SessionOrigin): Promise<void> {
    const token = parseRefreshToken(cookie);
    const session = token && (await this.sessions.find(token.sessionId));
    if (!token || !session) return;
    const hash = hashOfToken(token);
    const known = [session.refreshHash, session.previousHash ?? ''].some((stored) =>
      isSameHash(hash, stored),
    );
    if (known) await this.end(token.sessionId, session.login, origin, 'signed-out');
  }

  /**
   * Changes the own password, ends all sessions of the account and opens a new one.
   * @throws DomainError 400 `password.refused` with the field at fault, 429 `sign-in.throttled`
   */
  async changePassword(
    principal: Principal,
    { currentPassword, newPassword }: ChangePasswordRequest,
    origin: SessionOrigin,
  ): Promise<OpenedSession> {
    await this.password.confirm(principal.login, currentPassword, origin.address);
    const problem = passwordProblem(newPassword, principal.login);
    if (problem) throw invalid('password.refused', 'The new password is not accepted.', [problem]);
    if (newPassword === currentPassword) {
      const message = 'The new password must differ from the current one.';
      throw refusedPassword('newPassword', 'password.same', message);
    }
    const { login } = principal;
    const hashed = await hashPassword(newPassword);
    await this.database.transaction(async (tx) => {
      await this.accounts.setPassword(login, hashed, false, tx);
      await this.sessions.endAll(login, tx);
      await this.audit.record(
        doer(login, origin.address),
        {
          action: 'account.password-changed',
          target: { kind: 'user', id: login, name: login },
          changes: [{ field: 'password', from: SECRET, to: SECRET }],
        },
        tx,
      );
    });
    this.principals.forgetLogin(login);
    return this.open(await this.account(login), origin);
  }

  /** @throws DomainError 404 when the account was deleted a moment ago */
  async currentUser(principal: Principal): Promise<CurrentUser> {
    return this.userOf(await this.account(principal.login));
  }

  private async account(login: string): Promise<AccountRow> {
    const account = await this.accounts.find(login);
    if (!account) throw notFound('account.not-found', 'This account does not exist any more.');
    return account;
  }

  private async open(account: AccountRow, origin: SessionOrigin): Promise<OpenedSession> {
    const token = newRefreshToken(randomUUID());
    await this.sessions.open(token.sessionId, account.login, hashOfToken(token), origin);
    return this.answer(account, token.sessionId, formatRefreshToken(token));
  }

  private async answer(
    account: AccountRow,
    sessionId: string,
    refreshToken: string | null,
  ): Promise<OpenedSession> {
    const user = await this.userOf(account);
    const accessToken = await this.tokens.sign({
      sub: user.login,
      sid: sessionId,
      profile: user.profile,
      pwd: user.mustChangePassword,
    });
    return { answer: { accessToken, expiresIn: ACCESS_TOKEN_SECONDS, user }, refreshToken };
  }

  private async userOf(account: AccountRow): Promise<CurrentUser> {
    const tags = isRestricted(account) ? await this.accounts.tags(account.login) : null;
    return currentUser(account, tags);
  }

  private async end(sessionId: string, login: string, origin: SessionOrigin, reason: string): Promise<void> {
    await this.sessions.end(sessionId);
    this.principals.forget(sessionId);
    await this.audit.record(doer(login, origin.address), {
      action: 'session.closed',
      changes: [{ field: 'reason', from: null, to: reason }],
    });
  }
}

const doer = (login: string, address: string): Doer => ({ login, address, token: null });

const sessionEnded = () => unauthorized('session.ended', 'The session has ended. Sign in again.');
