import { beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from './testing/fake-api.js';
import { OpenPage, byLabel, controls, words, wordsOf } from './testing/open-page.js';
import { GROUPS, HOSTILE, NOTES, PACKAGES } from './testing/sample.js';

describe('Deployment of a computer', () => {
  let page: OpenPage;
  beforeEach(() => (page = new OpenPage()));

  it('says the state of each package in words, the code small behind it, and who assigned it', async () => {
    const element = await page.open('/computers/7?tab=packages');
    const [first, second] = wordsOf(element, 'app-packages-tab section:first-of-type tbody tr');
    expect(first).toContain('Failed: the downloaded package is damaged ERR_BAD_DIGEST');
    expect(first).toContain('To this computer');
    expect(second).toContain('Waiting: the agent has not been told yet');
    expect(second).toContain('By the group “Laptops”');
    expect(wordsOf(element, 'app-packages-tab section:last-of-type tbody tr')).toEqual([
      'Editor 1 1600000001',
      'Deleted package 1600000002',
    ]);
  });

  it('takes back what was assigned by hand, after a question', async () => {
    page.api.on('DELETE /api/computers/7/packages/31', null);
    await page.open('/computers/7?tab=packages');
    expect(controls(/^Take back /)).toHaveLength(1);
    await page.press('Take back Reader 24');
    expect(page.confirm.mock.lastCall?.[0].title).toBe('Take back “Reader 24”?');
    expect(page.api.count('DELETE /api/computers/7/packages/31')).toBe(1);
    expect(page.toast).toHaveBeenCalledExactlyOnceWith('“Reader 24” is taken back.');
  });

  it('assigns an activated package from the header', async () => {
    page.api.on('POST /api/computers/7/packages', PACKAGES.assigned[0]!);
    await page.open('/computers/7');
    await page.press('Assign package');
    await page.press('Assign Viewer 3');
    expect(page.api.last('POST /api/computers/7/packages')?.body).toEqual({ activationId: 9 });
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  it('says when a package is assigned already', async () => {
    page.api.on('POST /api/computers/7/packages', new Refusal(409, 'package.assigned'));
    await page.open('/computers/7?tab=packages');
    await page.press('Assign a package');
    await page.press('Assign Viewer 3');
    expect(words(document.querySelector('[role="dialog"]'))).toContain('already assigned');
  });
});

describe('Groups of a computer', () => {
  let page: OpenPage;
  beforeEach(() => (page = new OpenPage()));

  it('come with the state in words, those it is in first', async () => {
    const element = await page.open('/computers/7?tab=membership');
    expect(wordsOf(element, 'app-groups-tab td:nth-child(2)')).toEqual([
      'In it, by its definition',
      'Not in it',
    ]);
    expect(words(element.querySelector('app-groups-tab header'))).toContain('In 1 group');
  });

  it('are changed by a choice that names the state one saw', async () => {
    page.api.on('PUT /api/computers/7/groups/8', {});
    await page.open('/computers/7?tab=membership');
    await page.type('Membership in Laptops', 'excluded');
    expect(page.api.last('PUT /api/computers/7/groups/8')?.body).toEqual({
      state: 'excluded',
      previous: 'computed',
    });
    expect(page.toast).toHaveBeenCalledExactlyOnceWith('Laptops: Never in it.');
  });

  it('keep the choice where it was when the change is refused', async () => {
    page.api.on('PUT /api/computers/7/groups/9', new Refusal(409, 'group.changed'));
    const element = await page.open('/computers/7?tab=membership');
    await page.type('Membership in Servers', 'included');
    expect(byLabel('Membership in Servers').value).toBe('computed');
    expect(words(element.querySelector('app-groups-tab app-action-problem'))).toContain(
      'Someone changed this meanwhile',
    );
  });

  it('are only shown to those who may not change them', async () => {
    page.permissions = ['computers.read'];
    const element = await page.open('/computers/7?tab=membership');
    expect(element.querySelector('app-groups-tab select')).toBeNull();
    expect(element.querySelectorAll('app-groups-tab tbody tr')).toHaveLength(GROUPS.length);
  });
});

describe('Notes of a computer', () => {
  const NOTE = '/api/computers/7/notes/2';
  let page: OpenPage;
  beforeEach(() => (page = new OpenPage()));

  it('are added, and a note begun is still there after a look at another tab', async () => {
    page.api.on('POST /api/computers/7/notes', NOTES[0]!);
    await page.open('/computers/7?tab=administrative');
    await page.type('Add a note', '  The lid squeaks  ');
    await page.go('/computers/7?tab=contacts');
    await page.go('/computers/7?tab=administrative');
    expect(byLabel('Add a note').value).toBe('  The lid squeaks  ');
    await page.press('Save');
    expect(page.api.last('POST /api/computers/7/notes')?.body).toEqual({ text: 'The lid squeaks' });
    expect(byLabel('Add a note').value).toBe('');
  });

  it('show both texts when someone else changed one, and keep mine only when told so', async () => {
    page.api.on(`PUT ${NOTE}`, new Refusal(409, 'note.changed'));
    const element = await page.open('/computers/7?tab=administrative');
    await page.press('Edit this note');
    await page.type('Note', 'mine');
    page.api.on('GET /api/computers/7/notes', { notes: [{ ...NOTES[0]!, text: 'theirs', version: 'n2' }] });
    await page.press('Save');
    expect(words(element.querySelector('app-notice'))).toContain('theirs');
    expect(byLabel('Note').value).toBe('mine');
    page.api.on(`PUT ${NOTE}`, NOTES[0]!);
    await page.press('Save mine anyway');
    expect(page.api.last(`PUT ${NOTE}`)?.body).toEqual({ text: 'mine', version: 'n2' });
  });

  it('are deleted after a question that quotes them', async () => {
    page.api.on(`DELETE ${NOTE}`, null);
    await page.open('/computers/7?tab=administrative');
    await page.press('Delete this note');
    expect(page.confirm.mock.lastCall?.[0].items).toEqual([HOSTILE]);
    expect(page.api.count(`DELETE ${NOTE}`)).toBe(1);
  });
});

describe('Contacts of a computer', () => {
  it('read as sentences, equal ones counted together', async () => {
    const page = new OpenPage();
    const element = await page.open('/computers/7?tab=contacts');
    const contact = words(element.querySelector('app-contacts-tab ol > li'));
    expect(contact).toContain('Asked whether anything is to be done');
    expect(contact).toContain('37 times');
    expect(contact).toContain('Nothing to do. The last inventory is 2 days old.');
  });

  it('say so when there are none on record', async () => {
    const page = new OpenPage();
    page.api.on('GET /api/computers/7/contacts', { contacts: [] });
    const element = await page.open('/computers/7?tab=contacts');
    expect(words(element.querySelector('app-contacts-tab .nothing'))).toContain(
      'No contact of this computer is on record.',
    );
  });
});
