import { TestBed } from '@angular/core/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { ApiClient, ApiProblem, Toast, provideLanguages } from '@ocs/core-console';
import type { Admission } from '@ocs/inventory-contract';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AdmissionsPage } from './admissions.page.js';
import { arrivalsTexts } from './arrivals-texts.js';
import { ArrivalsApi } from './arrivals.api.js';

const HOSTILE = '<img src=x onerror=alert(1)>{{name}}\u202Egnp';

const admission = (over: Partial<Admission> = {}): Admission => ({
  deviceId: 'new-pc-2026-11-22-10-00-00',
  kind: 'new',
  state: 'waiting',
  address: '10.20.0.4',
  userAgent: 'OCS-NG_unified_unix_agent_v2.10.0',
  facts: { uuid: '4C4C', serial: HOSTILE, macs: ['02:00:5e:00:00:01'] },
  firstAt: 1_763_800_000,
  lastAt: 1_763_900_000,
  times: 3,
  decidedBy: null,
  ...over,
});

describe('Waiting computers', () => {
  const admissions = vi.fn<ArrivalsApi['admissions']>();
  const decide = vi.fn<ArrivalsApi['decide']>();
  const show = vi.fn<Toast['show']>();
  let harness: RouterTestingHarness;

  const settled = async (): Promise<HTMLElement> => {
    for (let turn = 0; turn < 4; turn++) {
      await new Promise((next) => setTimeout(next));
      await harness.fixture.whenStable();
    }
    return harness.routeNativeElement!;
  };
  const open = async (address: string): Promise<HTMLElement> => {
    harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(address);
    return settled();
  };
  const text = (element: Element | null): string =>
    (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  const button = (element: HTMLElement, name: string): HTMLButtonElement =>
    [...element.querySelectorAll('button')].find((one) => one.getAttribute('aria-label') === name)!;

  beforeEach(() => {
    localStorage.clear();
    localStorage.setItem('ocs.language', 'en');
    admissions.mockReset().mockResolvedValue({ rows: [admission()], total: 1 });
    decide.mockReset().mockResolvedValue(undefined);
    show.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideLanguages(),
        provideRouter(
          [{ path: 'w', component: AdmissionsPage, resolve: { texts: arrivalsTexts.loaded } }],
          withComponentInputBinding(),
        ),
        { provide: ApiClient, useValue: {} },
        { provide: ArrivalsApi, useValue: { admissions, decide } },
        { provide: Toast, useValue: { show } },
      ],
    });
  });

  it('shows what a new computer sent, as text', async () => {
    const element = await open('/w');
    expect(text(element.querySelector('h2'))).toContain('new-pc-2026-11-22-10-00-00');
    expect([...element.querySelectorAll('tbody td')].map(text)).toEqual([
      '4C4C',
      HOSTILE.replaceAll(/\s+/g, ' '),
      '02:00:5e:00:00:01',
    ]);
    expect(element.querySelector('img')).toBeNull();
    expect(text(element.querySelector('dl'))).toContain('3 times');
  });

  it('compares both sides of a conflict, and leads to the known computer', async () => {
    const facts = { stored: { uuid: 'A' }, sent: { uuid: 'B' } };
    admissions.mockResolvedValue({ rows: [admission({ kind: 'conflict', facts })], total: 1 });
    const element = await open('/w');
    expect([...element.querySelectorAll('tbody tr:first-child > *')].map(text)).toEqual(['UUID', 'A', 'B']);
    expect(element.querySelector('header a')?.getAttribute('href')).toContain(
      'filter=hardware.DEVICEID:equals:new-pc',
    );
  });

  it('lets in and refuses, and asks the list again', async () => {
    const element = await open('/w');
    button(element, 'Let in new-pc-2026-11-22-10-00-00').click();
    await settled();
    button(element, 'Refuse new-pc-2026-11-22-10-00-00').click();
    await settled();
    expect(decide.mock.calls.map(([{ decision }]) => decision)).toEqual(['admit', 'refuse']);
    expect(show.mock.calls[0]?.[0]).toBe('new-pc-2026-11-22-10-00-00 comes in at its next contact.');
    expect(admissions).toHaveBeenCalledTimes(3);
  });

  it('says when somebody else was quicker, and when it failed', async () => {
    decide.mockRejectedValueOnce(new ApiProblem({ status: 404, code: 'admission.not-found' }));
    decide.mockRejectedValueOnce(new ApiProblem({ status: 500, code: 'internal', requestId: 'r-7' }));
    const element = await open('/w');
    button(element, 'Let in new-pc-2026-11-22-10-00-00').click();
    await settled();
    expect(show.mock.calls[0]?.[0]).toBe('new-pc-2026-11-22-10-00-00 does not wait any more.');
    button(element, 'Let in new-pc-2026-11-22-10-00-00').click();
    await settled();
    expect(text(element.querySelector('app-problem-notice'))).toContain('r-7');
  });

  it.each([
    ['admitted', 'Let in by admin; it comes in at its next contact.', ['Refuse']],
    ['refused', 'Refused by admin.', ['Let in']],
  ] as const)('offers the other way for one that is %s', async (state, story, buttons) => {
    admissions.mockResolvedValue({ rows: [admission({ state, decidedBy: 'admin' })], total: 1 });
    const element = await open(`/w?state=${state}`);
    expect(admissions.mock.lastCall?.[0]).toBe(state);
    expect(text(element.querySelector('header p'))).toBe(story);
    expect([...element.querySelectorAll('.actions button')].map(text)).toEqual(buttons);
  });

  it('says why nobody waits', async () => {
    admissions.mockResolvedValue({ rows: [], total: 0 });
    const element = await open('/w?state=nonsense&page=-3');
    expect(admissions.mock.lastCall?.slice(0, 3)).toEqual(['waiting', 1, 15]);
    expect(text(element.querySelector('.nothing'))).toContain('AGENT_APPROVAL');
    expect(element.querySelector('app-pager')).toBeNull();
  });
});
