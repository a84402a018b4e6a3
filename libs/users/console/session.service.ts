import { HttpContext } from '@angular/common/http';
import { Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import {
  AccessTokens,
  ApiClient,
  LanguageService,
  PageFocus,
  type Permissions,
  WITHOUT_SESSION,
  readStored,
  store,
  toApiProblem,
} from '@ocs/core-console';
import type { Permission } from '@ocs/core-contract';
import type { ChangePasswordRequest, CurrentUser, SessionAnswer, SignInRequest } from '@ocs/users-contract';
import { MUST_CHANGE_PASSWORD_PATH, MUST_SET_UP_SECOND_FACTOR_PATH, SIGN_IN_PATH } from './paths.js';

/** Set while a refresh cookie may exist: spares a visitor who never signed in a refused request. */
const HINT_KEY = 'ocs.session';
/** A token this close to its end is renewed before it is used. */
const RENEW_BEFORE_MS = 20_000;

interface Session {
  readonly token: string;
  readonly expiresAt: number;
  readonly user: CurrentUser;
}

/**
 * The session of this browser: the access token lives in memory only, the refresh token in a cookie no script can read.
 * However many requests find the token expired, it is renewed once.
 */
@Injectable({ providedIn: 'root' })
export class SessionService implements AccessTokens, Permissions {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly language = inject(LanguageService);
  private readonly pages = inject(PageFocus);

  private readonly session = signal<Session | undefined>(undefined);
  private renewing: Promise<string | undefined> | undefined;
  private lastLogin = '';

  readonly user = computed(() => this.session()?.user);

  /** Who signed in last in this tab; the sign-in form keeps the name. */
  get lastUsedLogin(): string {
    return this.lastLogin;
  }

  /** What the account may do; the server decides again at each request. */
  may(permission: Permission): boolean {
    return this.user()?.permissions.includes(permission) ?? false;
  }

  /** Takes up the session of an earlier visit. Fails when the server is away; false when there is none. */
  async restore(): Promise<boolean> {
    if (this.session() !== undefined) return true;
    if (readStored(HINT_KEY) === undefined) return false;
    return (await this.refresh()) !== undefined;
  }

  async signIn(request: SignInRequest): Promise<CurrentUser> {
    const answer = await this.api.post<SessionAnswer>('/api/auth/sign-in', request, withoutSession());
    this.keep(answer);
    await this.language.prefer(answer.user.language);
    return answer.user;
  }

  /** Leaves for good; done here even when the server cannot be told. */
  async signOut(): Promise<void> {
    try {
      await this.api.post('/api/auth/sign-out', {}, withoutSession());
    } catch {
      // The server ends the session by itself when it is not used.
    }
    this.forget();
    await this.router.navigate([SIGN_IN_PATH], { queryParams: { signedOut: 1 } });
  }

  async changePassword(request: ChangePasswordRequest): Promise<void> {
    this.keep(await this.api.post<SessionAnswer>('/api/auth/password', request));
  }

  /** Learns again who is signed in, after something about the own account changed. */
  async reload(): Promise<void> {
    await this.refresh();
  }

  async current(): Promise<string | undefined> {
    const session = this.session();
    if (session === undefined) return undefined;
    return session.expiresAt - Date.now() > RENEW_BEFORE_MS ? session.token : this.refresh();
  }

  async renew(refused: string): Promise<string | undefined> {
    const token = this.session()?.token;
    return token !== undefined && token !== refused ? token : this.refresh();
  }

  ended(): void {
    if (this.router.url.startsWith(SIGN_IN_PATH)) return;
    const from = this.router.url;
    const page = this.pages.currentTitle();
    this.forget();
    void this.router.navigate([SIGN_IN_PATH], { queryParams: { ended: 1, from }, state: { page } });
  }

  passwordChangeRequired(): void {
    void this.router.navigate([MUST_CHANGE_PASSWORD_PATH]);
  }

  secondFactorRequired(): void {
    void this.router.navigate([MUST_SET_UP_SECOND_FACTOR_PATH]);
  }

  /** One renewal at a time: every request that needs a token waits for the same answer. */
  private refresh(): Promise<string | undefined> {
    this.renewing ??= this.askForToken().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  private async askForToken(): Promise<string | undefined> {
    try {
      const answer = await this.api.post<SessionAnswer>('/api/auth/refresh', {}, withoutSession());
      this.keep(answer);
      return answer.accessToken;
    } catch (failure) {
      const problem = toApiProblem(failure);
      if (problem.status !== 401 && problem.status !== 403) throw problem;
      store(HINT_KEY, undefined);
      return undefined;
    }
  }

  private keep(answer: SessionAnswer): void {
    store(HINT_KEY, '1');
    this.lastLogin = answer.user.login;
    this.session.set({
      token: answer.accessToken,
      expiresAt: Date.now() + answer.expiresIn * 1000,
      user: answer.user,
    });
  }

  private forget(): void {
    store(HINT_KEY, undefined);
    this.session.set(undefined);
  }
}

const withoutSession = (): { context: HttpContext } => ({
  context: new HttpContext().set(WITHOUT_SESSION, true),
});
