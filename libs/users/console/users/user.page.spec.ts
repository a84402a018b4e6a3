import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Confirm } from '@ocs/core-console';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionService } from '../session.service.js';
import { WHOLE_PAGE, currentUser, profile, provideFakeServer, user } from '../testing/accounts.js';
import { userRoutes } from '../users.routes.js';

const PROFILES = [
  profile(),
  profile({ name: 'read-only', label: 'Read only', restricted: false, permissions: ['computers.read'] }),
  profile({ name: 'auditor', label: 'Auditors', restricted: false, permissions: ['audit.read'] }),
];

describe('the page of an account', { timeout: WHOLE_PAGE }, () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;
  const ask = vi.fn<Confirm['ask']>();

  beforeEach(async () => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'en');
    ask.mockReset().mockResolvedValue(true);
    TestBed.configureTestingModule({
      providers: [
        provideFakeServer(),
        provideRouter(
          [
            { path: 'users', children: userRoutes },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
        { provide: Confirm, useValue: { ask } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const done = TestBed.inject(SessionService).signIn({ login: 'admin', password: 'secret' });
    http.expectOne('/api/auth/sign-in').flush({
      accessToken: 't1',
      expiresIn: 600,
      user: currentUser({ permissions: ['users.manage', 'computers.read', 'computers.edit'] }),
    });
    await done;
    harness = await RouterTestingHarness.create();
  });

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  const open = async (login: string, stored = user()): Promise<HTMLElement> => {
    await harness.navigateByUrl(`/users/${login}`);
    await settle();
    if (login !== '-/new') http.expectOne(`/api/users/${login}`).flush(stored);
    http.expectOne('/api/profiles').flush({ profiles: PROFILES });
    http.expectOne('/api/user-groups').flush({ groups: [{ key: '1', label: 'Lyon', users: 0 }] });
    await settle();
    return harness.routeNativeElement!;
  };
  const type = (page: HTMLElement, id: string, text: string): void => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const submit = async (page: HTMLElement): Promise<void> => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const button = (page: HTMLElement, words: string): HTMLButtonElement =>
    [...page.querySelectorAll('button')].find((one) => one.textContent.trim() === words)!;
  const value = (page: HTMLElement, id: string): string =>
    page.querySelector<HTMLInputElement>(`#${id}`)!.value;

  it('shows what is stored, and offers only profiles one may give', async () => {
    const page = await open('a.lemoine');
    expect([value(page, 'first-name'), value(page, 'tags'), value(page, 'profile')]).toEqual([
      'Alice',
      'LYON-*',
      'ladmin',
    ]);
    const offered = [...page.querySelectorAll('#profile option')].map((one) => one.textContent.trim());
    expect(offered).toEqual(['Local administrators', 'Read only']);
  });

  it('saves every field with the version it was shown with', async () => {
    const page = await open('a.lemoine');
    type(page, 'last-name', 'Lemoine-Roux');
    type(page, 'tags', 'LYON-*\n\n PARIS ');
    await submit(page);

    const request = http.expectOne('/api/users/a.lemoine');
    expect(request.request.method).toBe('PUT');
    expect(request.request.body).toEqual({
      version: 'v1',
      firstName: 'Alice',
      lastName: 'Lemoine-Roux',
      email: 'a.lemoine@corp.example',
      comments: '',
      profile: 'ladmin',
      group: null,
      language: 'fr',
      tags: ['LYON-*', 'PARIS'],
      disabled: false,
    });
  });

  it('tells what somebody else changed, and can keep the own changes on top of it', async () => {
    const page = await open('a.lemoine');
    type(page, 'last-name', 'Lemoine-Roux');
    await submit(page);
    const theirs = user({ email: 'alice@corp.example', version: 'v2' });
    http
      .expectOne('/api/users/a.lemoine')
      .flush({ code: 'user.changed', current: theirs }, { status: 409, statusText: 'Conflict' });
    await settle();

    const row = [...page.querySelectorAll('app-conflict-notice tbody tr')].map((one) =>
      [...one.children].map((cell) => cell.textContent.trim()),
    );
    expect(row).toEqual([['Mail', 'a.lemoine@corp.example', 'alice@corp.example']]);

    button(page, 'Keep my changes on top').click();
    await settle();
    expect(http.expectOne('/api/users/a.lemoine').request.body).toMatchObject({
      version: 'v2',
      lastName: 'Lemoine-Roux',
      email: 'alice@corp.example',
    });
  });

  it('can give up the own changes for what is stored', async () => {
    const page = await open('a.lemoine');
    type(page, 'last-name', 'Lemoine-Roux');
    await submit(page);
    http.expectOne('/api/users/a.lemoine').flush(
      { code: 'user.changed', current: user({ email: 'alice@corp.example', version: 'v2' }) },
      {
        status: 409,
        statusText: 'Conflict',
      },
    );
    await settle();
    button(page, 'Discard mine, show what is stored').click();
    await settle();

    expect([value(page, 'last-name'), value(page, 'email')]).toEqual(['Lemoine', 'alice@corp.example']);
    expect(page.querySelector('app-conflict-notice')).toBeNull();
  });

  it('puts what the server refuses beside its field and the focus there', async () => {
    const page = await open('a.lemoine');
    await submit(page);
    http.expectOne('/api/users/a.lemoine').flush(
      {
        code: 'request.invalid',
        errors: [{ field: 'tags.1', code: 'too-long', message: 'This must have at most 255 characters.' }],
      },
      { status: 400, statusText: 'Bad Request' },
    );
    await settle();

    const wrong = page.querySelector('mat-error')!;
    expect(wrong.textContent).toContain('The server does not accept this value.');
    expect(wrong.closest('app-text-field')!.querySelector('textarea')!.id).toBe('tags');
  });

  it('makes a new account with the profile that may do least, and shows its password once', async () => {
    const page = await open('-/new');
    expect(value(page, 'profile')).toBe('read-only');
    type(page, 'login', 'n.new');
    type(page, 'first-name', 'Nora');
    await submit(page);
    const request = http.expectOne('/api/users');
    expect(request.request.body).toMatchObject({ login: 'n.new', firstName: 'Nora', profile: 'read-only' });
    request.flush({ user: user({ login: 'n.new' }), password: 'calm-otter-7431-lantern' });
    await settle();
    expect(page.querySelector('app-copy-line code')?.textContent).toBe('calm-otter-7431-lantern');

    button(page, 'I have handed it over').click();
    await settle();
    expect(TestBed.inject(Router).url).toBe('/users');
  });

  it('says that a login is taken beside the login', async () => {
    const page = await open('-/new');
    type(page, 'login', 'a.lemoine');
    type(page, 'first-name', 'Alice');
    await submit(page);
    http.expectOne('/api/users').flush({ code: 'user.login-taken' }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(page.querySelector('mat-error')?.textContent).toContain('Another account has this login.');
  });

  it('shows a reset password once', async () => {
    const page = await open('a.lemoine');
    button(page, 'Reset password…').click();
    await settle();
    expect(ask).toHaveBeenCalledOnce();
    http.expectOne('/api/users/a.lemoine/password').flush({ password: 'calm-otter-7431-lantern' });
    await settle();
    expect(page.querySelector('app-copy-line code')?.textContent).toBe('calm-otter-7431-lantern');
  });

  it('keeps what was typed while something else about the account changes', async () => {
    const page = await open('a.lemoine');
    type(page, 'last-name', 'Lemoine-Roux');
    button(page, 'End sessions…').click();
    await settle();
    http.expectOne({ method: 'DELETE', url: '/api/users/a.lemoine/sessions' }).flush(null);
    await settle();
    http.expectOne('/api/users/a.lemoine').flush(user({ sessions: 0, version: 'v2' }));
    await settle();
    expect(value(page, 'last-name')).toBe('Lemoine-Roux');
    expect(button(page, 'End sessions…')).toBeUndefined();

    await submit(page);
    expect(http.expectOne('/api/users/a.lemoine').request.body).toMatchObject({
      version: 'v2',
      lastName: 'Lemoine-Roux',
    });
  });

  it('says why the last administrator cannot be deleted', async () => {
    const page = await open('a.lemoine');
    button(page, 'Delete…').click();
    await settle();
    http
      .expectOne({ method: 'DELETE', url: '/api/users/a.lemoine' })
      .flush({ code: 'user.last-administrator' }, { status: 409, statusText: 'Conflict' });
    await settle();
    expect(page.querySelector('app-notice[role=alert]')?.textContent).toContain(
      'nobody could manage accounts and profiles',
    );
  });

  it('offers nobody to delete or disable the own account', async () => {
    const page = await open('admin', user({ login: 'admin' }));
    expect(button(page, 'Delete…')).toBeUndefined();
    expect(page.textContent).not.toContain('The account stays with all its settings');
    expect(page.textContent).toContain('This is your own account.');
  });
});
