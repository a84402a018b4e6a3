import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { WHOLE_PAGE, currentUser, provideFakeServer } from '../testing/accounts.js';
import { usersTexts } from '../users-texts.js';
import { SignInPage } from './sign-in.page.js';

describe('the sign-in page', { timeout: WHOLE_PAGE }, () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;
  let page: HTMLElement;

  beforeEach(async () => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'en');
    TestBed.configureTestingModule({
      providers: [
        provideFakeServer(),
        provideRouter(
          [
            { path: 'sign-in', component: SignInPage, resolve: { texts: usersTexts.loaded } },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl('/sign-in?from=%2Fcomputers%2F7');
    page = harness.routeNativeElement!;
  });

  const settle = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  const field = (id: string): HTMLInputElement => page.querySelector<HTMLInputElement>(`#${id}`)!;
  const type = (id: string, text: string): void => {
    field(id).value = text;
    field(id).dispatchEvent(new Event('input'));
  };
  const submit = async (): Promise<void> => {
    page.querySelector('form')!.dispatchEvent(new Event('submit'));
    await settle();
  };
  const refuse = async (code: string): Promise<void> => {
    http.expectOne('/api/auth/sign-in').flush({ code }, { status: 401, statusText: 'Unauthorized' });
    await settle();
  };

  it('asks for the code once the password was right, keeps the other fields, and goes to the code', async () => {
    type('user', 'a.lemoine');
    type('password', 'a quiet lighthouse');
    await submit();
    await refuse('second-factor.required');

    expect(field('user').value).toBe('a.lemoine');
    expect(field('password').value).toBe('a quiet lighthouse');
    expect(document.activeElement).toBe(field('code'));
    expect(page.textContent).not.toContain('User or password is wrong.');
  });

  it('sends the code without blanks, and leads back to the page that was asked for', async () => {
    type('user', 'a.lemoine');
    type('password', 'a quiet lighthouse');
    await submit();
    await refuse('second-factor.required');
    type('code', ' 123 456 ');
    await submit();

    const request = http.expectOne('/api/auth/sign-in');
    expect(request.request.body).toEqual({
      login: 'a.lemoine',
      password: 'a quiet lighthouse',
      code: '123456',
    });
    request.flush({ accessToken: 't1', expiresIn: 600, user: currentUser() });
    await settle();
    expect(TestBed.inject(Router).url).toBe('/computers/7');
  });

  it('says beside the code that it is wrong', async () => {
    type('user', 'a.lemoine');
    type('password', 'a quiet lighthouse');
    await submit();
    await refuse('second-factor.required');
    type('code', '000000');
    await submit();
    await refuse('second-factor.wrong');

    expect(page.querySelector('mat-error')?.textContent).toContain('This code is wrong');
    expect(page.textContent).not.toContain('User or password is wrong.');
    expect(document.activeElement).toBe(field('code'));
  });

  it('asks for no code before the first try, and forgets it for another user', async () => {
    expect(field('code')).toBeNull();
    type('user', 'a.lemoine');
    type('password', 'a quiet lighthouse');
    await submit();
    await refuse('second-factor.required');
    type('user', 'j.morel');
    await settle();

    expect(field('code')).toBeNull();
    await submit();
    expect(http.expectOne('/api/auth/sign-in').request.body).toEqual({
      login: 'j.morel',
      password: 'a quiet lighthouse',
    });
  });

  it('does not send a form with empty fields', async () => {
    await submit();
    http.expectNone('/api/auth/sign-in');
    expect(page.querySelectorAll('mat-error')).toHaveLength(2);
    await settle();
    expect(document.activeElement).toBe(field('user'));
  });
});
