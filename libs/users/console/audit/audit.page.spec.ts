import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { AuditEntry } from '@ocs/core-contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { SessionService } from '../session.service.js';
import { WHOLE_PAGE, currentUser, provideFakeServer } from '../testing/accounts.js';
import { auditRoutes } from '../users.routes.js';

const entry = (over: Partial<AuditEntry>): AuditEntry => ({
  id: 1,
  at: '2026-09-02T08:00:00.000Z',
  login: 'admin',
  address: '10.0.0.1',
  token: null,
  action: 'user.changed',
  targetKind: 'user',
  targetId: 'a.lemoine',
  targetName: 'a.lemoine',
  changes: [],
  ...over,
});

describe('the audit', { timeout: WHOLE_PAGE }, () => {
  let harness: RouterTestingHarness;
  let http: HttpTestingController;

  beforeEach(async () => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'en');
    TestBed.configureTestingModule({
      providers: [
        provideFakeServer(),
        provideRouter([{ path: 'audit', children: auditRoutes }], withComponentInputBinding()),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    const done = TestBed.inject(SessionService).signIn({ login: 'admin', password: 'secret' });
    http.expectOne('/api/auth/sign-in').flush({ accessToken: 't1', expiresIn: 600, user: currentUser() });
    await done;
    harness = await RouterTestingHarness.create();
  });

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    http.match((request) => request.url === '/api/preferences').forEach((request) => request.flush({}));
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve));
    await harness.fixture.whenStable();
  };
  const asked = () => http.expectOne((request) => request.url === '/api/audit');
  const open = async (
    address: string,
    rows: readonly AuditEntry[],
    searchedSince: string | null = null,
  ): Promise<HTMLElement> => {
    await harness.navigateByUrl(address);
    await settle();
    asked().flush({ rows, total: rows.length, page: 1, pageSize: 50, searchedSince });
    await settle();
    return harness.routeNativeElement!;
  };
  const text = (element: Element | undefined | null): string =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

  it('tells an entry as a sentence with its code, its target and what changed', async () => {
    const page = await open('/audit', [
      entry({ changes: [{ field: 'email', from: 'old@corp.example', to: 'new@corp.example' }] }),
    ]);
    const row = page.querySelector('tbody tr');
    expect(text(row?.querySelector('.sentence'))).toBe('Changed an account');
    expect(text(row?.querySelector('code'))).toBe('user.changed');
    expect(row?.querySelector('a[href="/users/a.lemoine"]')?.textContent).toBe('a.lemoine');
    expect(text(row?.querySelector('summary'))).toBe('one change');
    expect(text(row?.querySelector('dt'))).toBe('Mail');
    expect(text(row?.querySelector('dd'))).toBe('old@corp.example → new@corp.example');
  });

  it('says how far back the search looked where that is not to the beginning', async () => {
    const said = (page: HTMLElement): string => text(page.querySelector('app-notice'));
    expect(said(await open('/audit?q=anna', []))).toBe('');
    expect(said(await open('/audit?q=bert', [], '2026-03-01T12:00:00Z'))).toMatch(
      /^The search looked back to .*2026.*\. Filter for a person/,
    );
  });

  it('shows what it does not know as it is, and hostile text as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const page = await open('/audit', [
      entry({ action: 'something.new', targetKind: 'thing', targetName: hostile, login: hostile }),
    ]);
    expect(text(page.querySelector('tbody tr'))).toContain('something.new');
    expect(text(page.querySelector('tbody tr'))).toContain(hostile);
    expect(page.querySelector('tbody img')).toBeNull();
  });

  it('asks for what the address filters', async () => {
    await harness.navigateByUrl('/audit?q=lyon&filter=action:equals:user.deleted&filter=at:within:7');
    await settle();
    const { params } = asked().request;
    expect(params.get('q')).toBe('lyon');
    expect(params.getAll('filter')).toEqual(['action:equals:user.deleted', 'at:within:7']);
    expect(params.get('sort')).toBe('-at');
    expect(params.has('columns')).toBe(false);
  });
});
