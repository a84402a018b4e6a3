import { beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../testing/fake-api.js';
import { OpenPage, byLabel, controls, words, wordsOf } from '../testing/open-page.js';
import { DISCOVERY, OPTIONS, option } from '../testing/sample.js';

const FREQUENCY = '/api/computers/7/options/FREQUENCY';
const PROLOG = '/api/computers/7/options/PROLOG_FREQ';

describe('Customization', () => {
  let page: OpenPage;
  let element: HTMLElement;
  const open = async (): Promise<void> => {
    element = await page.open('/computers/7?tab=customization');
  };
  const line = (name: string): HTMLElement =>
    [...element.querySelectorAll<HTMLElement>('app-customization-tab tbody tr')].find(
      (row) => words(row.querySelector('.label')) === name,
    )!;

  beforeEach(() => (page = new OpenPage()));

  it('shows each option with its value, who decided it, and what it would be otherwise', async () => {
    await open();
    expect(words(line('Inventory frequency').querySelector('.value'))).toBe('every 3 days');
    expect(words(line('Inventory frequency').querySelector('.by'))).toBe(
      'This computer otherwise: every 5 days',
    );
    expect(line('Inventory frequency').querySelector('app-custom-marker')).not.toBeNull();
    expect(words(line('Contact interval').querySelector('.by'))).toBe('General');
    expect(words(line('Part in network discovery').querySelector('.value'))).toBe('can be elected');
    expect(wordsOf(element, 'app-customization-tab .topic')).toEqual([
      'Inventory and contact',
      'Deployment',
      'Network discovery',
      'SNMP',
    ]);
  });

  it('counts in its foot as on its tab', async () => {
    await open();
    const rest = OPTIONS.options.length;
    expect(words(element.querySelector('.summary'))).toBe(
      `1 value of its own, 0 from groups, ${rest} general`,
    );
    expect(wordsOf(element, 'app-section-tabs a')).toContain('Customization 1');
  });

  it('explains a value: the reasons, every candidate, and what happens without it', async () => {
    page.api.on(`DELETE ${FREQUENCY}`, option('FREQUENCY'));
    await open();
    await page.press('Why “every 3 days” for Inventory frequency?');
    const panel = element.querySelector('app-why-panel')!;
    expect(words(panel.querySelector('h2'))).toBe('Why “every 3 days”?');
    expect(document.activeElement).toBe(panel.querySelector('h2'));
    expect(words(panel.querySelector('.reasons'))).toBe('The smallest value wins.');
    expect(wordsOf(panel, '.candidates li')).toEqual([
      'This computer every 3 days',
      'Laptops every 5 days',
      'General options every 7 days',
    ]);
    expect(words(panel.querySelector('.decides'))).toContain('This computer');
    expect(words(panel)).toContain('Then “Laptops” decides: every 5 days.');
    expect(words(panel.querySelector('.set'))).toMatch(/^Own value set by a\.martin, /);

    await page.press('Remove the computer’s value');
    expect(page.api.last(`DELETE ${FREQUENCY}`)?.params.get('previous')).toBe('3');
    expect(page.toast).toHaveBeenCalledOnce();
  });

  it('says when an own value counts less than that of a group', async () => {
    page.api.on('GET /api/computers/7/options', {
      ...OPTIONS,
      options: [
        option('FREQUENCY', {
          value: 2,
          origin: 'group',
          own: 9,
          candidates: [
            { from: 'group', groupId: 8, groupName: 'Laptops', value: 2, decides: true },
            { from: 'computer', groupId: null, groupName: null, value: 9, decides: false },
            { from: 'global', groupId: null, groupName: null, value: 7, decides: false },
          ],
        }),
      ],
    });
    await open();
    expect(words(line('Inventory frequency').querySelector('.by'))).toBe(
      'Group “Laptops” its own value, every 9 days, counts less',
    );
    expect(words(element.querySelector('.summary'))).toBe('1 value of its own, 0 from groups, 1 general');
  });

  it('gives a number a value within its bounds', async () => {
    page.api.on(`PUT ${PROLOG}`, option('PROLOG_FREQ'));
    await open();
    await page.press('Edit Contact interval');
    await page.type('Value for this computer', '0');
    await page.press('Save');
    expect(page.api.count(`PUT ${PROLOG}`)).toBe(0);
    expect(words(element.querySelector('.wrong'))).toBe('From 1 to 9,999.');
    await page.type('Value for this computer', '4');
    await page.press('Save');
    expect(page.api.last(`PUT ${PROLOG}`)?.body).toEqual({ value: 4, previous: null });
    expect(element.querySelector('app-option-form')).toBeNull();
    expect(page.api.count('GET /api/computers/7/options')).toBe(2);
  });

  it('offers the special values of a number by their names', async () => {
    page.api.on(`PUT ${FREQUENCY}`, option('FREQUENCY'));
    await open();
    await page.press('Edit Inventory frequency');
    expect(wordsOf(element, 'app-option-form .choice-line')).toEqual(['At every contact', 'Never', 'Number']);
    expect(byLabel('Value for this computer').value).toBe('3');
    const never = element.querySelector<HTMLInputElement>('app-option-form input[value="-1"]')!;
    never.click();
    await page.settled();
    await page.press('Save');
    expect(page.api.last(`PUT ${FREQUENCY}`)?.body).toEqual({ value: -1, previous: 3 });
  });

  it('shows the present value when someone else changed it, and overwrites nothing', async () => {
    page.api.on(`PUT ${PROLOG}`, new Refusal(409, 'option.changed'));
    await open();
    await page.press('Edit Contact interval');
    await page.type('Value for this computer', '4');
    await page.press('Save');
    expect(words(element.querySelector('app-customization-tab app-action-problem'))).toContain(
      'Someone changed this meanwhile',
    );
    expect(page.api.count('GET /api/computers/7/options')).toBe(2);
    expect(page.toast).not.toHaveBeenCalled();
  });

  it('puts the computer in charge of one of its networks', async () => {
    page.api.on('PUT /api/computers/7/discovery', DISCOVERY);
    await open();
    await page.press('Edit Part in network discovery');
    element.querySelector<HTMLInputElement>('app-discovery-form input[value="forced"]')!.click();
    await page.settled();
    expect(wordsOf(element, 'app-discovery-form option')).toEqual(['Lyon floor 4 · 10.21.4.0', '10.22.0.0']);
    await page.type('Network', '10.22.0.0');
    await page.press('Save');
    expect(page.api.last('PUT /api/computers/7/discovery')?.body).toEqual({
      mode: 'forced',
      network: '10.22.0.0',
      previous: 'standard',
    });
  });

  it.each([
    ['forced', '10.21.4.0', 'always on Lyon floor 4', 'This computer'],
    ['elected', '10.22.0.0', 'elected by the server on 10.22.0.0', 'The server, by election'],
    ['never', null, 'never', 'This computer'],
  ] as const)('tells a part in discovery that is %s', async (mode, network, value, by) => {
    page.api.on('GET /api/computers/7/options', { ...OPTIONS, discovery: { ...DISCOVERY, mode, network } });
    await open();
    const row = line('Part in network discovery');
    expect(words(row.querySelector('.value'))).toBe(value);
    expect(words(row.querySelector('.by'))).toBe(by);
  });

  it('can be read by those who may not change it, reasons included', async () => {
    page.permissions = ['computers.read'];
    await open();
    expect(controls(/^Edit /)).toHaveLength(0);
    await page.press('Why “every 3 days” for Inventory frequency?');
    expect(words(element.querySelector('app-why-panel'))).toContain('The smallest value wins.');
    expect(controls('Remove the computer’s value')).toHaveLength(0);
  });
});
