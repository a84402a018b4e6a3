import type { AdministrativeData } from '@ocs/inventory-contract';
import { beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../testing/fake-api.js';
import { OpenPage, byLabel, controls, words, wordsOf } from '../testing/open-page.js';
import { DETAIL } from '../testing/sample.js';

const ROUTE = 'PUT /api/computers/7/administrative';
const SAVED: AdministrativeData = { version: 'v2', values: DETAIL.administrative };

/** What is stored once someone else gave the computer another TAG and another room. */
const MEANWHILE: AdministrativeData = {
  version: 'v9',
  values: DETAIL.administrative.map((field) =>
    field.column === 'TAG'
      ? { ...field, value: 'PARIS' }
      : field.column === 'fields_3'
        ? { ...field, value: 'B13' }
        : field,
  ),
};

describe('administrative data', () => {
  let page: OpenPage;
  const sheet = (): HTMLElement | null => document.querySelector('[role="dialog"]');

  beforeEach(async () => {
    page = new OpenPage();
    page.api.on(ROUTE, SAVED);
    await page.open('/computers/7?tab=administrative');
    await page.press('Administrative data');
  });

  it('are edited by their type, old values included', () => {
    expect(byLabel('Room').value).toBe('B12');
    expect((byLabel('Bought') as HTMLInputElement).type).toBe('date');
    expect(wordsOf(byLabel('Kind'), 'option')).toEqual([
      'Not filled in',
      'lent',
      'own',
      'old kind (no longer among the choices)',
    ]);
    expect(byLabel('Kind').value).toBe('old kind');
  });

  it('are saved as far as they were changed', async () => {
    await page.type('Room', `it's "B14" & more`);
    await page.type('Kind', '');
    await page.press('Save');
    expect(page.api.last(ROUTE)?.body).toEqual({
      version: 'v1',
      values: { fields_3: `it's "B14" & more`, fields_6: null },
    });
    expect(page.toast).toHaveBeenCalledExactlyOnceWith('Administrative data saved.');
    expect(sheet()).toBeNull();
  });

  it('are not sent when nothing was changed', async () => {
    await page.press('Save');
    expect(page.api.count(ROUTE)).toBe(0);
    expect(sheet()).toBeNull();
  });

  it('stay in the form with a sentence beside the field that is wrong', async () => {
    await page.type('Desks', 'four');
    await page.press('Save');
    expect(page.api.count(ROUTE)).toBe(0);
    expect(byLabel('Desks').getAttribute('aria-invalid')).toBe('true');
    const described = byLabel('Desks').getAttribute('aria-describedby') ?? '';
    expect(words(document.getElementById(described))).toContain('Only digits');
    expect(words(sheet())).toContain('One field needs your attention.');
  });

  it('show what the server refused beside its field, until the field is changed', async () => {
    page.api.on(
      ROUTE,
      new Refusal(400, 'validation', [{ field: 'values.fields_3', code: 'too-odd', message: 'Too odd.' }]),
    );
    await page.type('Room', 'odd');
    await page.press('Save');
    expect(words(sheet())).toContain('Not accepted: Too odd.');
    await page.type('Room', 'even');
    expect(words(sheet())).not.toContain('Too odd.');
  });

  it('keep to the perimeter of the account', async () => {
    page.api.on(ROUTE, new Refusal(403, 'tag.beyond-perimeter'));
    await page.type('TAG', 'ELSEWHERE');
    await page.press('Save');
    expect(byLabel('TAG').getAttribute('aria-invalid')).toBe('true');
    expect(words(sheet())).toContain('Your account may only give a TAG of its own perimeter.');
  });

  it('are not lost while the server is updating the computer', async () => {
    page.api.on(ROUTE, new Refusal(409, 'computer.locked'));
    await page.type('Room', 'B14');
    await page.press('Save');
    expect(words(sheet())).toContain('Try again in a moment.');
    expect(byLabel('Room').value).toBe('B14');
  });

  it('ask before what was typed is lost', async () => {
    await page.type('Room', 'B14');
    page.confirm.mockResolvedValueOnce(false);
    await page.press('Cancel');
    expect(byLabel('Room').value).toBe('B14');
    await page.press('Cancel');
    expect(sheet()).toBeNull();
    expect(page.confirm).toHaveBeenCalledTimes(2);
  });

  describe('that someone else saved meanwhile', () => {
    beforeEach(async () => {
      page.api
        .on(ROUTE, new Refusal(409, 'computer.changed'))
        .on('GET /api/computers/7/administrative', MEANWHILE);
      await page.type('Room', 'B14');
      await page.press('Save');
    });

    it('show both states', () => {
      expect(wordsOf(sheet()!, '.conflict tbody tr')).toEqual([
        'TAG PARIS not changed by you',
        'Room B13 B14',
      ]);
      expect(byLabel('Room').value).toBe('B14');
    });

    it('can be taken as they are stored', async () => {
      await page.press('Take the stored values');
      expect(byLabel('Room').value).toBe('B13');
      expect(byLabel('TAG').value).toBe('PARIS');
      expect(controls('Take the stored values')).toHaveLength(0);
    });

    it('can be saved as I have them, over the new version and only where I changed something', async () => {
      page.api.on(ROUTE, SAVED);
      await page.press('Keep mine and save');
      expect(page.api.last(ROUTE)?.body).toEqual({ version: 'v9', values: { fields_3: 'B14' } });
      expect(sheet()).toBeNull();
    });
  });
});
