import type { Page } from '@playwright/test';
import { type Report, postInventory } from '../support/agent.js';
import { accessibilityFaults, expect, openComputer, signIn, test } from '../support/browser-test.js';

const COMPUTER: Report = {
  deviceId: 'e2e-reglages-2026-01-02-03-04-05',
  tag: 'LYON',
  sections: {
    HARDWARE: [{ NAME: 'E2E-REGLAGES', OSNAME: 'Debian GNU/Linux 12', IPADDR: '192.0.2.81' }],
    NETWORKS: [
      {
        DESCRIPTION: 'eth0',
        IPADDRESS: '192.0.2.81',
        IPMASK: '255.255.255.0',
        IPSUBNET: '192.0.2.0',
        MACADDR: '02:00:00:00:00:81',
        STATUS: 'Up',
      },
    ],
  },
};

const heading = (page: Page, name = 'E2E-REGLAGES') => page.getByRole('heading', { level: 1, name });

async function openTab(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name }).click();
}

test.beforeEach(async ({ page, product }) => {
  await postInventory(product.address, COMPUTER);
  await signIn(page);
  await openComputer(page, 'E2E-REGLAGES');
});

test('the TAG is changed in a side sheet, and someone else’s change is not overwritten unasked', async ({
  page,
  product,
}) => {
  await page.getByRole('button', { name: 'Administrative data' }).first().click();
  const sheet = page.getByRole('dialog', { name: 'Edit administrative data' });
  await sheet.getByLabel('TAG', { exact: true }).fill('LYON "3" & more');
  expect(await accessibilityFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.locator('app-page-header').getByText('LYON "3" & more')).toBeVisible();

  await page.getByRole('button', { name: 'Administrative data' }).first().click();
  await product.withDatabase((database) =>
    database.run(
      `UPDATE accountinfo SET TAG = 'PARIS' WHERE HARDWARE_ID = (SELECT ID FROM hardware WHERE NAME = 'E2E-REGLAGES')`,
    ),
  );
  await sheet.getByLabel('TAG', { exact: true }).fill('MARSEILLE');
  await sheet.getByRole('button', { name: 'Save' }).click();
  await expect(sheet.getByRole('row', { name: 'TAG PARIS MARSEILLE' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await sheet.getByRole('button', { name: 'Keep mine and save' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.locator('app-page-header').getByText('MARSEILLE')).toBeVisible();
});

test('a frequency of its own is set, explained, marked and removed', async ({ page }) => {
  await openTab(page, /^Customization/);
  await page.getByRole('button', { name: 'Edit Contact interval' }).click();
  await page.getByRole('textbox', { name: 'Value for this computer' }).fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('From 1 to 9,999.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Value for this computer' }).fill('5');
  await page.getByRole('button', { name: 'Save' }).click();

  const line = page.getByRole('row', { name: /^Contact interval/ });
  await expect(line).toContainText('every 5 hours');
  await expect(line).toContainText('This computer');
  await expect(heading(page).getByRole('img', { name: /other options/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Customization 1' })).toBeVisible();

  await line.getByRole('button', { name: /^Why “every 5 hours”/ }).click();
  const why = page.getByRole('region', { name: 'Why “every 5 hours”?' });
  await expect(why.getByText('General options')).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await why.getByRole('button', { name: 'Remove the computer’s value' }).click();
  await expect(line).toContainText('General');
  await expect(page.getByRole('link', { name: 'Customization 0' })).toBeVisible();
});

test('the computer is put in charge of its network, and out of discovery', async ({ page }) => {
  await openTab(page, /^Customization/);
  const line = page.getByRole('row', { name: /^Part in network discovery/ });
  await page.getByRole('button', { name: 'Edit Part in network discovery' }).click();
  await page.getByRole('radio', { name: 'Always, on the network' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(line).toContainText('always on 192.0.2.0');

  await page.getByRole('button', { name: 'Edit Part in network discovery' }).click();
  await page.getByRole('radio', { name: 'Never' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(line).toContainText('never');

  await page.getByRole('button', { name: 'Edit Part in network discovery' }).click();
  await page.getByRole('radio', { name: 'As the server elects' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(line).toContainText('can be elected');
});

test('notes are kept, shown as the text they are, and deleted after a question', async ({ page }) => {
  await openTab(page, /^Administrative data/);
  await page.getByLabel('Add a note').fill('<b>The lid</b> squeaks 🦉');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('<b>The lid</b> squeaks 🦉')).toBeVisible();
  await page.getByRole('button', { name: 'Delete this note' }).click();
  await page.getByRole('button', { name: 'Delete the note' }).click();
  await expect(page.getByText('No note yet.')).toBeVisible();
});

test('the next computer of the list is one step away', async ({ page }) => {
  await page.getByRole('link', { name: 'All computers' }).first().click();
  await page.getByRole('table').getByRole('link').first().click();
  await expect(page.getByText(/^1 of [\d,]+$/)).toBeVisible();
  const first = await page.getByRole('heading', { level: 1 }).innerText();
  await page.getByRole('link', { name: 'Next computer' }).click();
  await expect(page.getByText(/^2 of [\d,]+$/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(first);
  await page.getByRole('link', { name: 'Previous computer' }).click();
  await expect(page.getByText(/^1 of [\d,]+$/)).toBeVisible();
});

test('a computer is archived, brought back and deleted', async ({ page }) => {
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Archive' }).click();
  await expect(heading(page).getByText('Archived')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(heading(page).getByText('Archived')).toBeHidden();

  const address = page.url();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const question = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(question).toContainText('Delete E2E-REGLAGES?');
  await question.getByRole('button', { name: 'Delete the computer' }).click();
  await expect(heading(page, 'All computers')).toBeVisible();

  await page.goto(address);
  await expect(heading(page, 'Computer not found')).toBeVisible();
});
