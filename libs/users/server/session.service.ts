import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { LANGUAGES } from '@ocs/core-contract';
import { invalid, notFound, type Principal, unauthorized } from '@ocs/core-server';
import type { ChangePasswordRequest, CurrentUser, SessionAnswer, SignInRequest } from '@ocs/users-contract';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-token.js';
import { AccountRepository, type AccountRow } from './account.repository.js';
import { checkPassword, hashPassword } from './password-hash.js';
import { passwordProblem } from './password.rule.js';
import { permissionsOf, Principals } from './principals.js';
import {
  formatRefreshToken,
  hashOfToken,
  isSameHash,
  newRefreshToken,
  parseRefreshToken,
} from './refresh-token.js';
import { type SessionOrigin, SessionRepository } from './session.repository.js';
import { Throttle } from './throttle.js';

/** An answer for the client's program, and the token for its cookie; null leaves the cookie as it is. */
export interface OpenedSession {
  readonly answer: SessionAnswer;
  readonly refreshToken: string | null;
}

/** Sign in, refresh, sign out and change of the own password (spec/console.md 2.1, spec/security.md rows 11 to 14). */
@Injectable()
export class SessionService {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionRepository,
    private readonly throttle: Throttle,
    private readonly tokens: AccessTokens,
    private readonly principals: Principals,
  ) {}

  /** @throws DomainError 401 `sign-in.refused` (unknown name and wrong password alike), 429 `sign-in.throttled` */
  async signIn({ login, password }: SignInRequest, origin: SessionOrigin): Promise<OpenedSession> {
    const account = await this.throttle.attempt(login, origin.address, async () =>
      this.checked(login, password),
    );
    if (!account) throw unauthorized('sign-in.refused', 'The user name or the password is wrong.');
    await this.accounts.noteSignIn(account.login);
    return this.open(account, origin);
  }

  /**
   * Renews the access token and replaces the refresh token. A token that was replaced more than 30 s ago has been
   * copied by somebody: whoever holds it, the session ends.
   * @throws DomainError 401 `session.missing`, `session.ended`
   */
  async refresh(cookie: string | undefined): Promise<OpenedSession> {
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
    await this.end(token.sessionId);
    throw sessionEnded();
  }

  /** Ends the session of the cookie, on the server. Without a session there is nothing to do. */
  async signOut(cookie: string | undefined): Promise<void> {
    const token = parseRefreshToken(cookie);
    const session = token && (await this.sessions.find(token.sessionId));
    if (!token || !session) return;
    const hash = hashOfToken(token);
    const known = [session.refreshHash, session.previousHash ?? ''].some((stored) =>
      isSameHash(hash, stored),
    );
    if (known) await this.end(token.sessionId);
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
    const account = await this.throttle.attempt(principal.login, origin.address, async () =>
      this.checked(principal.login, currentPassword),
    );
    if (!account) throw refused('currentPassword', 'password.wrong', 'This is not the current password.');
    const problem = passwordProblem(newPassword, account.login);
    if (problem) throw invalid('password.refused', 'The new password is not accepted.', [problem]);
    if (newPassword === currentPassword) {
      throw refused('newPassword', 'password.same', 'The new password must differ from the current one.');
    }
    await this.accounts.setPassword(account.login, await hashPassword(newPassword), false);
    await this.sessions.endAll(account.login);
    this.principals.forgetLogin(account.login);
    return this.open({ ...account, mustChangePassword: 0 }, origin);
  }

  /** @throws DomainError 404 when the account was deleted a moment ago */
  async currentUser(principal: Principal): Promise<CurrentUser> {
    const account = await this.accounts.find(principal.login);
    if (!account) throw notFound('account.not-found', 'This account does not exist any more.');
    return userOf(account);
  }

  /** The account, if the password is right; one that is stored in an old form is written anew. */
  private async checked(login: string, password: string): Promise<AccountRow | undefined> {
    const account = await this.accounts.find(login);
    const { right, outdated } = await checkPassword(account, password);
    if (!account || !right) return undefined;
    if (outdated) await this.accounts.rehash(account.login, account.hash ?? '', await hashPassword(password));
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
    const user = userOf(account);
    const accessToken = await this.tokens.sign({
      sub: user.login,
      sid: sessionId,
      profile: user.profile,
      pwd: user.mustChangePassword,
    });
    return { answer: { accessToken, expiresIn: ACCESS_TOKEN_SECONDS, user }, refreshToken };
  }

  private async end(sessionId: string): Promise<void> {
    await this.sessions.end(sessionId);
    this.principals.forget(sessionId);
  }
}

const sessionEnded = () => unauthorized('session.ended', 'The session has ended. Sign in again.');

const refused = (field: string, code: string, message: string) =>
  invalid('password.refused', message, [{ field, code, message }]);

function userOf(account: AccountRow): CurrentUser {
  return {
    login: account.login,
    firstName: account.firstName,
    lastName: account.lastName,
    profile: account.profile ?? '',
    permissions: permissionsOf(account.profile),
    language: LANGUAGES.find((language) => language === account.language) ?? null,
    mustChangePassword: account.mustChangePassword === 1,
  };
}
