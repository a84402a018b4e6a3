import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { ComputerDetail } from '@ocs/inventory-contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { ListMemory } from '../list/list-memory.js';
import { Refusal } from './testing/fake-api.js';
import { OpenPage, controls, words, wordsOf } from './testing/open-page.js';
import { DETAIL, HOSTILE, OPTIONS, PACKAGES } from './testing/sample.js';

const url = (): string => TestBed.inject(Router).url;

describe('the page of a computer', () => {
  let page: OpenPage;
  beforeEach(() => (page = new OpenPage()));

  it('says who it is, what it has of its own, and what each tab holds', async () => {
    const element = await page.open('/computers/7');
    expect(words(element.querySelector('h1'))).toContain('LYO-PC-7');
    expect(element.querySelector('app-computer-place nav')).toBeNull();
    expect(element.querySelector('h1 app-custom-marker')?.getAttribute('aria-label')).toBe(
      'Has settings of its own: inventory frequency, packages',
    );
    expect(words(element.querySelector('.contact'))).toContain('Contacted');
    expect(wordsOf(element, 'app-section-tabs nav :is(a, button)')).toEqual([
      'Administrative data 3',
      'Hardware 1',
      'Software 2',
      'Customization 1',
      'Deployment 2',
      'Groups 1',
      'Contacts',
      'Empty 1',
    ]);
  });

  it('has no marker when the packages come from groups and nothing else is set', async () => {
    page.api
      .on('GET /api/computers/7/options', {
        ...OPTIONS,
        options: OPTIONS.options.map((option) => ({ ...option, own: null, origin: 'global' as const })),
      })
      .on('GET /api/computers/7/packages', { ...PACKAGES, assigned: PACKAGES.assigned.slice(1) });
    const element = await page.open('/computers/7');
    expect(element.querySelector('h1 app-custom-marker')).toBeNull();
  });

  it('offers nothing that the account may not do', async () => {
    page.permissions = ['computers.read'];
    await page.open('/computers/7?tab=customization');
    expect(controls('Administrative data')).toHaveLength(0);
    expect(controls('Assign package')).toHaveLength(0);
    expect(controls(/^Edit /)).toHaveLength(0);
    await page.press('More actions');
    expect(controls('Show all')).toHaveLength(1);
    expect(controls('Archive').concat(controls('Delete…'))).toHaveLength(0);
  });

  it('knows its place in the list one came from, and leads to the neighbours on the same tab', async () => {
    page.api.on('GET /api/computers/7/neighbours', { position: 1, total: 1284, previous: null, next: 9 });
    await page.open('/computers');
    TestBed.inject(ListMemory).query = { q: 'lyo', state: 'active', filter: ['accountinfo.TAG:equals:LYON'] };
    const back = await page.go('/computers/7?tab=software');
    expect(words(back.querySelector('app-computer-place'))).toBe('1 of 1,284');
    const asked = page.api.last('GET /api/computers/7/neighbours');
    expect(asked?.params.toString()).toBe('q=lyo&state=active&filter=accountinfo.TAG:equals:LYON');
    const links = [...back.querySelectorAll('app-computer-place a')].map((link) => link.getAttribute('href'));
    expect(links).toEqual(['/computers/9?tab=software']);
  });

  it('archives with a way back', async () => {
    page.api.on('POST /api/computers/7/archive', null).on('POST /api/computers/7/restore', null);
    await page.open('/computers/7');
    await page.press('More actions');
    await page.press('Archive');
    expect(page.toast).toHaveBeenCalledOnce();
    const [text, options] = page.toast.mock.lastCall ?? [];
    expect(text).toBe('LYO-PC-7 is archived.');
    await options?.undo?.();
    expect(page.api.count('POST /api/computers/7/restore')).toBe(1);
  });

  it('asks before it deletes, then goes back to the list', async () => {
    page.api.on('DELETE /api/computers/7', null);
    await page.open('/computers/7');
    page.confirm.mockResolvedValueOnce(false);
    await page.press('More actions');
    await page.press('Delete…');
    expect(page.api.count('DELETE /api/computers/7')).toBe(0);
    await page.press('Delete…');
    expect(page.confirm.mock.lastCall?.[0]).toMatchObject({ title: 'Delete LYO-PC-7?', danger: true });
    expect(page.api.count('DELETE /api/computers/7')).toBe(1);
    expect(url()).toBe('/computers');
  });

  it('says that a locked computer wants a moment, and stays', async () => {
    page.api.on('DELETE /api/computers/7', new Refusal(409, 'computer.locked'));
    const element = await page.open('/computers/7');
    await page.press('More actions');
    await page.press('Delete…');
    expect(words(element.querySelector('app-action-problem'))).toBe(
      'The server is updating this computer right now. Try again in a moment.',
    );
    expect(url()).toBe('/computers/7');
  });

  it('says when the computer is gone, at first or while it was open', async () => {
    const element = await page.open('/computers/999');
    expect(words(element.querySelector('h1'))).toBe('Computer not found');
    expect(page.api.requests.map(({ url: asked }) => asked)).not.toContain('/api/computers/999/options');

    await page.go('/computers/7?tab=customization');
    page.api.on('GET /api/computers/7', new Refusal(404, 'computer.not-found'));
    page.api.on('POST /api/computers/7/archive', new Refusal(404, 'computer.not-found'));
    await page.press('More actions');
    await page.press('Archive');
    expect(words((await page.settled()).querySelector('h1'))).toBe('Computer not found');
  });

  it('shows the computer beside what could not be asked', async () => {
    page.api.on('GET /api/computers/7/options', new Refusal(500, 'internal'));
    const element = await page.open('/computers/7?tab=customization');
    expect(words(element.querySelector('h1'))).toContain('LYO-PC-7');
    expect(words(element.querySelector('app-problem-notice'))).toContain('r-1');
  });

  it('shows whatever an agent or a person stored as the text it is, on every tab', async () => {
    const hostile: ComputerDetail = {
      ...DETAIL,
      hardware: { ...DETAIL.hardware, NAME: HOSTILE, USERID: HOSTILE },
      administrative: DETAIL.administrative.map((field) => ({ ...field, label: HOSTILE, value: HOSTILE })),
    };
    page.api.on('GET /api/computers/7', hostile);
    const element = await page.open('/computers/7?tab=all');
    expect(words(element.querySelector('h1'))).toContain(HOSTILE);
    expect(wordsOf(element, 'app-notes-block .text')).toEqual([HOSTILE]);
    expect(wordsOf(element, 'app-packages-tab td .cut')).toContain(HOSTILE);
    expect(element.querySelector('img, script')).toBeNull();
  });

  it('speaks French from head to foot', async () => {
    const element = await page.open('/computers/7?tab=customization', 'fr');
    expect(wordsOf(element, 'app-section-tabs a')).toContain('Personnalisation 1');
    expect(words(element.querySelector('app-customization-tab'))).toContain('tous les 3 jours');
  });
});
