import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Confirm } from '@ocs/core-console';
import type { OwnAccount } from '@ocs/users-contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { SessionService } from '../session.service.js';
import { WHOLE_PAGE, currentUser, provideFakeServer } from '../testing/accounts.js';
import { accountRoutes } from '../users.routes.js';

const ACCOUNT: OwnAccount = {
  login: 'a.lemoine',
  firstName: 'Alice',
  lastName: 'Lemoine',
  email: null,
  comments: null,
  profile: 'ladmin',
  profileLabel: 'Local administrators',
  group: null,
  language: null,
  theme: null,
  passwordChangedAt: '2026-09-02T08:00:00.000Z',
  secondFactor: { active: false, mandatory: false, recoveryCodesLeft: 0 },
};

describe('the page of the own account', { timeout: WHOLE_PAGE }, () => {
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
        provideRouter([{ path: 'account', children: accountRoutes }], withComponentInputBinding()),
        { provide: Confirm, useValue: { ask } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const done = TestBed.inject(SessionService).signIn({ login: 'a.lemoine', password: 'secret' });
    http.expectOne('/api/auth/sign-in').flush({
      accessToken: 't1',
      expiresIn: 600,
      user: currentUser({ login: 'a.lemoine', permissions: ['computers.read', 'audit.read'] }),
    });
    await done;
    harness = await RouterTestingHarness.create();
  });

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  const open = async (tab: string, account: Partial<OwnAccount> = {}): Promise<HTMLElement> => {
    await harness.navigateByUrl(`/account?tab=${tab}`);
    await settle();
    http.expectOne('/api/account').flush({ ...ACCOUNT, ...account });
    await settle();
    return harness.routeNativeElement!;
  };
  const type = (page: HTMLElement, id: string, text: string): void => {
    const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = text;
    field.dispatchEvent(new Event('input'));
  };
  const button = (page: HTMLElement, words: string): HTMLButtonElement =>
    [...page.querySelectorAll('button')].find((one) => one.textContent.trim() === words)!;
  const submitForm = async (page: HTMLElement, selector: string): Promise<void> => {
    page.querySelector(`${selector} form`)!.dispatchEvent(new Event('submit'));
    await settle();
  };

  it('saves names, mail and language, and speaks that language from then on', async () => {
    const page = await open('details');
    type(page, 'email', 'alice@corp.example');
    const language = page.querySelector<HTMLSelectElement>('#language')!;
    language.value = 'fr';
    language.dispatchEvent(new Event('change'));
    await submitForm(page, 'app-details-section');

    const request = http.expectOne({ method: 'PATCH', url: '/api/account' });
    expect(request.request.body).toEqual({ email: 'alice@corp.example', language: 'fr' });
    request.flush({ ...ACCOUNT, email: 'alice@corp.example', language: 'fr' });
    await settle();
    http.expectOne('/api/auth/refresh').flush({ accessToken: 't2', expiresIn: 600, user: currentUser() });
    // The French texts are on their way.
    await vi.waitFor(() => expect(page.querySelector('h1')?.textContent).toContain('Mon compte'));
  });

  it('refuses a mail address that is none before asking the server', async () => {
    const page = await open('details');
    type(page, 'email', 'alice');
    await submitForm(page, 'app-details-section');
    http.expectNone({ method: 'PATCH', url: '/api/account' });
    expect(page.querySelector('mat-error')?.textContent).toContain('This is no mail address.');
  });

  it('keeps what was typed while another tab is open', async () => {
    const page = await open('details');
    type(page, 'last-name', 'Lemoine-Roux');
    await harness.navigateByUrl('/account?tab=password');
    await settle();
    await harness.navigateByUrl('/account');
    await settle();
    expect(page.querySelector<HTMLInputElement>('#last-name')?.value).toBe('Lemoine-Roux');
  });

  it('sets up a second factor: password, key, code, recovery codes', async () => {
    const page = await open('second-factor');
    button(page, 'Set up a second factor').click();
    await settle();
    type(page, 'factor-password', 'a quiet lighthouse');
    await submitForm(page, 'app-second-factor-set-up');
    const begin = http.expectOne('/api/account/second-factor');
    expect(begin.request.body).toEqual({ currentPassword: 'a quiet lighthouse' });
    begin.flush({ secret: 'JBSWY3DPEHPK3PXP', address: 'otpauth://totp/OCS:a?secret=JBSWY3DPEHPK3PXP' });
    await settle();

    expect(page.querySelector('app-qr-code svg[role=img] path')?.getAttribute('d')).toMatch(/^M4 4h7v1/);
    expect(page.querySelector('app-copy-line code')?.textContent).toBe('JBSW Y3DP EHPK 3PXP');
    expect(document.activeElement?.id).toBe('factor-code');

    type(page, 'factor-code', '123 456');
    await submitForm(page, 'app-second-factor-set-up');
    const confirm = http.expectOne('/api/account/second-factor/confirm');
    expect(confirm.request.body).toEqual({ code: '123456' });
    confirm.flush({ recoveryCodes: ['abcd-efgh-1', 'abcd-efgh-2'] });
    await settle();

    const codes = [...page.querySelectorAll('app-recovery-code-list li')].map((one) =>
      one.textContent.trim(),
    );
    expect(codes).toEqual(['abcd-efgh-1', 'abcd-efgh-2']);
    expect(page.querySelector('app-qr-code')).toBeNull();

    button(page, 'I have kept them').click();
    await settle();
    expect(page.querySelector('app-recovery-code-list')).toBeNull();
    http.expectOne('/api/account');
  });

  it('says beside the password that it is wrong', async () => {
    const page = await open('second-factor');
    button(page, 'Set up a second factor').click();
    await settle();
    type(page, 'factor-password', 'wrong');
    await submitForm(page, 'app-second-factor-set-up');
    http.expectOne('/api/account/second-factor').flush(
      {
        code: 'password.refused',
        errors: [{ field: 'currentPassword', code: 'password.wrong', message: 'This is not it.' }],
      },
      { status: 400, statusText: 'Bad Request' },
    );
    await settle();
    expect(page.querySelector('mat-error')?.textContent).toContain('This is not your current password.');
  });

  it('does not offer to switch off a second factor the profile asks for', async () => {
    const page = await open('second-factor', {
      secondFactor: { active: true, mandatory: true, recoveryCodesLeft: 2 },
    });
    expect(button(page, 'Switch off')).toBeUndefined();
    expect(page.textContent).toContain('2 recovery codes are left.');
    expect(page.textContent).toContain('Make new recovery codes soon');
  });

  it('lists the sessions, marks the present one and ends another', async () => {
    const page = await open('sessions');
    const entry = { createdAt: '2026-09-02T08:00:00.000Z', lastUsedAt: '2026-09-02T08:00:00.000Z' };
    const sessions = [
      {
        ...entry,
        id: 's1',
        current: true,
        address: '10.0.0.1',
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      },
      { ...entry, id: 's2', current: false, address: '10.0.0.2', userAgent: '<img src=x onerror=alert(1)>' },
    ];
    http.expectOne('/api/account/sessions').flush({ sessions });
    await settle();

    const rows = [...page.querySelectorAll('tbody tr')];
    expect(rows[0]?.textContent).toContain('Firefox on Linux');
    expect(rows[0]?.textContent).toContain('this one');
    expect(rows[0]?.querySelector('button')).toBeNull();
    expect(rows[1]?.textContent).toContain('<img src=x onerror=alert(1)>');
    rows[1]?.querySelector('button')?.click();
    await settle();
    http.expectOne({ method: 'DELETE', url: '/api/account/sessions/s2' }).flush(null);
    await settle();
    http.expectOne('/api/account/sessions').flush({ sessions: sessions.slice(0, 1) });
    await settle();
    expect(page.querySelectorAll('tbody tr')).toHaveLength(1);
  });

  it('makes an API token with own rights only, and shows it once', async () => {
    const page = await open('tokens');
    http.expectOne('/api/account/tokens').flush({ tokens: [] });
    await settle();
    button(page, 'New token').click();
    await settle();
    const rights = [...page.querySelectorAll('mat-checkbox label')].map((one) => one.textContent.trim());
    expect(rights).toEqual(['See computers', 'Read the audit']);

    type(page, 'token-name', 'nightly export');
    await submitForm(page, 'app-new-token-form');
    http.expectNone({ method: 'POST', url: '/api/account/tokens' });
    expect(page.textContent).toContain('Choose at least one right.');

    page.querySelector<HTMLInputElement>('mat-checkbox input')!.click();
    await settle();
    await submitForm(page, 'app-new-token-form');
    const request = http.expectOne({ method: 'POST', url: '/api/account/tokens' });
    expect(request.request.body).toEqual({ name: 'nightly export', scopes: ['computers.read'], days: 90 });
    request.flush({
      id: 1,
      name: 'nightly export',
      scopes: ['computers.read'],
      prefix: 'ocs_abc',
      createdAt: '2026-09-02T08:00:00.000Z',
      expiresAt: '2026-12-01T08:00:00.000Z',
      lastUsedAt: null,
      token: 'ocs_abcdefghijkl',
    });
    await settle();
    expect(page.querySelector('app-secret-once code')?.textContent).toBe('ocs_abcdefghijkl');
    button(page, 'I have copied it').click();
    await settle();
    expect(page.textContent).not.toContain('ocs_abcdefghijkl');
  });
});
