import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { AccessTokens, accessTokenInterceptor, provideLanguages } from '@ocs/core-console';
import type { CurrentUser, SessionAnswer } from '@ocs/users-contract';
import { firstValueFrom } from 'rxjs';
import { beforeEach, describe, expect, it } from 'vitest';
import { SessionService } from './session.service.js';

const USER: CurrentUser = {
  login: 'admin',
  firstName: null,
  lastName: null,
  profile: 'sadmin',
  permissions: ['computers.read'],
  language: null,
  theme: null,
  tags: null,
  mustChangePassword: false,
  mustSetUpSecondFactor: false,
};

const answer = (accessToken: string, expiresIn = 600): SessionAnswer => ({
  accessToken,
  expiresIn,
  user: USER,
});
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    (value) => value,
    (failure: unknown) => failure,
  );

describe('the session', () => {
  let session: SessionService;
  let http: HttpTestingController;

  beforeEach(() => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([accessTokenInterceptor])),
        provideHttpClientTesting(),
        provideLanguages(),
        provideRouter([{ path: '**', children: [] }]),
        { provide: AccessTokens, useExisting: SessionService },
      ],
    });
    session = TestBed.inject(SessionService);
    http = TestBed.inject(HttpTestingController);
  });

  const signIn = async (first: SessionAnswer): Promise<void> => {
    const done = session.signIn({ login: 'admin', password: 'secret' });
    http.expectOne('/api/auth/sign-in').flush(first);
    await done;
  };
  const get = (path: string): Promise<unknown> =>
    outcome(firstValueFrom(TestBed.inject(HttpClient).get(path)));
  const refuse = (path: string): void =>
    http.expectOne(path).flush({ code: 'session.ended' }, { status: 401, statusText: 'Unauthorized' });

  it('asks nothing of the server for a visitor who never signed in', async () => {
    expect(await session.restore()).toBe(false);
    http.expectNone('/api/auth/refresh');
  });

  it('takes up the session of an earlier visit', async () => {
    localStorage.setItem('ocs.session', '1');
    const restored = session.restore();
    http.expectOne('/api/auth/refresh').flush(answer('t1'));
    expect(await restored).toBe(true);
    expect(session.user()?.login).toBe('admin');
  });

  it('signs requests to the API, and no others', async () => {
    await signIn(answer('t1'));
    void get('/api/computers');
    void get('/elsewhere');
    await settle();
    expect(http.expectOne('/api/computers').request.headers.get('authorization')).toBe('Bearer t1');
    expect(http.expectOne('/elsewhere').request.headers.has('authorization')).toBe(false);
  });

  it('renews the token once for all requests that were refused, and repeats them', async () => {
    await signIn(answer('t1'));
    const answers = [get('/api/a'), get('/api/b'), get('/api/c')];
    await settle();
    for (const path of ['/api/a', '/api/b', '/api/c']) refuse(path);
    await settle();
    http.expectOne('/api/auth/refresh').flush(answer('t2'));
    await settle();
    for (const path of ['/api/a', '/api/b', '/api/c']) {
      const repeated = http.expectOne(path);
      expect(repeated.request.headers.get('authorization')).toBe('Bearer t2');
      repeated.flush(path);
    }
    expect(await Promise.all(answers)).toEqual(['/api/a', '/api/b', '/api/c']);
  });

  it('does not renew again for a refusal that arrives after the renewal', async () => {
    await signIn(answer('t1'));
    void get('/api/a');
    void get('/api/late');
    await settle();
    refuse('/api/a');
    await settle();
    http.expectOne('/api/auth/refresh').flush(answer('t2'));
    await settle();
    refuse('/api/late');
    await settle();
    http.expectNone('/api/auth/refresh');
    expect(http.expectOne('/api/late').request.headers.get('authorization')).toBe('Bearer t2');
  });

  it('renews a token that is about to expire before it is used', async () => {
    await signIn(answer('t1', 5));
    void get('/api/a');
    void get('/api/b');
    await settle();
    http.expectNone('/api/a');
    http.expectOne('/api/auth/refresh').flush(answer('t2'));
    await settle();
    expect(http.expectOne('/api/a').request.headers.get('authorization')).toBe('Bearer t2');
    expect(http.expectOne('/api/b').request.headers.get('authorization')).toBe('Bearer t2');
  });

  it('leads to the sign-in page and back when the session is over', async () => {
    await signIn(answer('t1'));
    const router = TestBed.inject(Router);
    await router.navigateByUrl('/computers/7?tab=software');
    const failed = get('/api/a');
    await settle();
    refuse('/api/a');
    await settle();
    refuse('/api/auth/refresh');
    expect(await failed).toMatchObject({ code: 'session.ended' });
    await settle();
    expect(router.url).toBe('/sign-in?ended=1&from=%2Fcomputers%2F7%3Ftab%3Dsoftware');
    expect(session.user()).toBeUndefined();
    expect(session.lastUsedLogin).toBe('admin');
  });

  it('does not end while the server is away', async () => {
    await signIn(answer('t1'));
    const failed = get('/api/a');
    await settle();
    refuse('/api/a');
    await settle();
    http.expectOne('/api/auth/refresh').error(new ProgressEvent('error'));
    expect(await failed).toMatchObject({ isServerAway: true });
    expect(session.user()).toBeDefined();
  });

  it('leads to the page of the forced change when the server wants a new password first', async () => {
    await signIn(answer('t1'));
    void get('/api/a');
    await settle();
    http
      .expectOne('/api/a')
      .flush({ code: 'password.change-required' }, { status: 403, statusText: 'Forbidden' });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/new-password');
  });

  it('is forgotten at sign out even when the server cannot be told', async () => {
    await signIn(answer('t1'));
    const done = session.signOut();
    http.expectOne('/api/auth/sign-out').error(new ProgressEvent('error'));
    await done;
    expect(session.user()).toBeUndefined();
    expect(localStorage.getItem('ocs.session')).toBeNull();
    expect(TestBed.inject(Router).url).toBe('/sign-in?signedOut=1');
  });
});
