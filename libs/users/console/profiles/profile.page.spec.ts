import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { SessionService } from '../session.service.js';
import { WHOLE_PAGE, currentUser, profile, provideFakeServer } from '../testing/accounts.js';
import { profileRoutes } from '../users.routes.js';

const HELPDESK = profile({
  name: 'helpdesk',
  label: 'Help desk',
  restricted: false,
  permissions: ['computers.read', 'audit.read'],
  shipped: false,
  users: 0,
});

describe('the page of a profile', { timeout: WHOLE_PAGE }, () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  beforeEach(async () => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'fr');
    TestBed.configureTestingModule({
      providers: [
        provideFakeServer(),
        provideRouter(
          [
            { path: 'profiles', children: profileRoutes },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const done = TestBed.inject(SessionService).signIn({ login: 'admin', password: 'secret' });
    http.expectOne('/api/auth/sign-in').flush({
      accessToken: 't1',
      expiresIn: 600,
      user: currentUser({ permissions: ['profiles.manage', 'computers.read', 'computers.edit'] }),
    });
    await done;
    harness = await RouterTestingHarness.create();
  });

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  const open = async (name: string): Promise<HTMLElement> => {
    await harness.navigateByUrl(`/profiles/${name}`);
    await settle();
    http.expectOne('/api/profiles').flush({ profiles: [profile(), HELPDESK] });
    await settle();
    return harness.routeNativeElement!;
  };
  const box = (page: HTMLElement, words: string): HTMLInputElement =>
    [...page.querySelectorAll('mat-checkbox')]
      .find((one) => one.textContent.trim() === words)!
      .querySelector('input')!;
  const submit = async (page: HTMLElement): Promise<void> => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };

  it('calls a shipped profile in the language of the reader and explains that', async () => {
    const page = await open('ladmin');
    expect(page.querySelector('h1')?.textContent).toContain('Administrateurs locaux');
    expect(page.textContent).toContain('Livré avec le produit');
    expect(page.textContent).toContain('Un compte l’utilise\u00A0: il ne peut pas être supprimé.');
  });

  it('lets nobody tick or untick a right they do not have', async () => {
    const page = await open('helpdesk');
    expect(box(page, 'Lire l’audit').disabled).toBe(true);
    expect(box(page, 'Voir les ordinateurs').disabled).toBe(false);
    expect(page.textContent).toContain('Vous ne pouvez donner que des droits que vous avez vous-même');
  });

  it('saves the rights in the order of the catalogue', async () => {
    const page = await open('helpdesk');
    box(page, 'Modifier les informations administratives et les notes').click();
    await settle();
    await submit(page);
    expect(http.expectOne('/api/profiles/helpdesk').request.body).toEqual({
      label: 'Help desk',
      restricted: false,
      secondFactor: false,
      permissions: ['computers.read', 'computers.edit', 'audit.read'],
      version: 'p1',
    });
  });

  it('starts a new profile from another one, as far as one may give it', async () => {
    const page = await open('-/new');
    const from = page.querySelector<HTMLSelectElement>('#copy-from')!;
    from.value = 'helpdesk';
    from.dispatchEvent(new Event('change'));
    for (const [id, text] of [
      ['name', 'night-shift'],
      ['label', 'Nuit'],
    ] as const) {
      const field = page.querySelector<HTMLInputElement>(`#${id}`)!;
      field.value = text;
      field.dispatchEvent(new Event('input'));
    }
    await submit(page);
    const request = http.expectOne({ method: 'POST', url: '/api/profiles' });
    expect(request.request.body).toEqual({
      name: 'night-shift',
      label: 'Nuit',
      restricted: false,
      secondFactor: false,
      permissions: ['computers.read'],
    });
    request.flush(profile({ name: 'night-shift', label: 'Nuit' }));
    await settle();
    expect(TestBed.inject(Router).url).toBe('/profiles');
  });

  it('says that a profile that was deleted meanwhile is gone', async () => {
    const page = await open('gone');
    expect(page.querySelector('form')).toBeNull();
    expect(page.querySelector('app-problem-notice')?.textContent).toContain('n’existe plus');
  });
});
