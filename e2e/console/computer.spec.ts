import { type Report, postInventory } from '../support/agent.js';
import { accessibilityFaults, expect, openComputer, signIn, test } from '../support/browser-test.js';

const software = (count: number) =>
  Array.from({ length: count }, (_, number) => ({
    NAME: `Paquet n° ${String(number).padStart(4, '0')}`,
    VERSION: `1.${number}`,
    PUBLISHER: 'Éditeur',
  }));

const COMPUTER: Report = {
  deviceId: 'e2e-poste-2026-01-02-03-04-05',
  tag: 'GENÈVE',
  sections: {
    HARDWARE: [
      {
        NAME: 'E2E-POSTE',
        OSNAME: 'Debian GNU/Linux 12',
        OSVERSION: '12',
        MEMORY: '16384',
        USERID: 'réception',
        IPADDR: '192.0.2.77',
        CHECKSUM: '262143',
      },
    ],
    BIOS: [{ SMANUFACTURER: 'Acme', SMODEL: 'X1', SSN: 'AC-0077' }],
    NETWORKS: [{ DESCRIPTION: 'eth0', IPADDRESS: '192.0.2.77', MACADDR: '02:00:00:00:00:77', STATUS: 'Up' }],
    DRIVES: [{ TYPE: '/', FILESYSTEM: 'ext4', TOTAL: '100000', FREE: '40000', VOLUMN: '/dev/sda1' }],
    SOFTWARES: software(12),
  },
};

test.beforeEach(async ({ page, product }) => {
  await postInventory(product.address, COMPUTER);
  await signIn(page);
  await openComputer(page, 'E2E-POSTE');
});

test('shows who the computer is', async ({ page }) => {
  await expect(page).toHaveTitle(/E2E-POSTE/);
  for (const fact of [
    'GENÈVE',
    'réception',
    'Debian GNU/Linux 12',
    'AC-0077',
    '192.0.2.77',
    '02:00:00:00:00:77',
  ]) {
    await expect(page.getByText(fact, { exact: false }).first()).toBeVisible();
  }
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('finds one of 1,500 software entries', async ({ page, product }) => {
  await postInventory(product.address, {
    deviceId: 'e2e-charge-2026-01-02-03-04-05',
    sections: { HARDWARE: [{ NAME: 'E2E-CHARGE', CHECKSUM: '262143' }], SOFTWARES: software(1500) },
  });
  await openComputer(page, 'E2E-CHARGE');
  await page
    .getByRole('navigation', { name: 'Sections' })
    .getByRole('link', { name: /^Software/ })
    .click();
  await expect(page.getByRole('table', { name: 'Software' })).toBeVisible();

  await page.getByLabel('Search in “Software”').fill('n° 1234');
  await expect(page.getByRole('table', { name: 'Software' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('cell', { name: 'Paquet n° 1234' })).toBeVisible();
  await expect(page.getByText('1 of 1,500')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('shows every section on one page, in either language', async ({ page }) => {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Show all' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Network/ }).first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /^Software/ }).first()).toBeVisible();

  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitemradio', { name: 'Français' }).click();
  await expect(page.getByRole('heading', { level: 2, name: /^Logiciels/ }).first()).toBeVisible();
  await expect(page.getByText('Debian GNU/Linux 12').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('has a clear page for a computer that does not exist', async ({ page }) => {
  await page.goto('/computers/999999999');

  await expect(page.getByRole('heading', { level: 1, name: 'Computer not found' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});
