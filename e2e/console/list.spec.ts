import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { accessibilityFaults, expect, signIn, test } from '../support/browser-test.js';

/** The list every other one is like: *All computers*. */
const tableOf = (page: Page): Locator => page.getByRole('table', { name: 'All computers' });
const headersOf = async (page: Page): Promise<string[]> =>
  (await tableOf(page).locator('th:not(.tick)').allTextContents()).map((text) =>
    text.replace(/\s+/g, ' ').trim(),
  );
const columnsButton = (page: Page): Locator => page.getByRole('button', { name: /^Columns/ });

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await page.goto('/computers');
  await expect(tableOf(page).locator('[data-row-link]').first()).toBeVisible();
});

test('shows a column that is added, keeps it for the next visit, and resets', async ({ page }) => {
  await columnsButton(page).click();
  const panel = page.getByRole('dialog', { name: 'Columns' });
  await panel.getByLabel('Search a column').fill('manufacturer');
  expect(await accessibilityFaults(page)).toEqual([]);
  const kept = page.waitForResponse(
    (response) =>
      response.url().includes('/api/preferences/list.computers') && response.request().method() === 'PUT',
  );
  await panel
    .getByRole('button', { name: /manufacturer/i })
    .first()
    .click();
  await page.keyboard.press('Escape');
  const shown = await headersOf(page);
  expect(shown.some((header) => /manufacturer/i.test(header))).toBe(true);
  expect((await kept).ok()).toBe(true);

  await page.goto('/');
  await page.getByRole('link', { name: 'All computers' }).click();
  await expect.poll(() => headersOf(page)).toEqual(shown);
  await expect(page).toHaveURL(/columns=/);

  await columnsButton(page).click();
  await panel.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => headersOf(page)).not.toEqual(shown);
});

test('moves columns from the keyboard', async ({ page }) => {
  const before = await headersOf(page);
  await columnsButton(page).click();
  const handle = page.getByRole('button', { name: `Move ${before[2]}: arrow keys` });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await expect(handle).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(columnsButton(page)).toBeFocused();
  await expect.poll(() => headersOf(page)).toEqual([before[0], before[2], before[1], ...before.slice(3)]);
});

test('keeps the columns of the moment as a layout, takes it again and removes it', async ({ page }) => {
  await columnsButton(page).click();
  const panel = page.getByRole('dialog', { name: 'Columns' });
  await panel.getByRole('checkbox', { name: 'User' }).click();
  const arranged = await headersOf(page);
  await panel.getByRole('button', { name: 'Save these columns as a layout…' }).click();
  await panel.getByLabel('Name of the layout').fill('Without users');
  await panel.getByRole('button', { name: 'Save layout' }).click();
  await expect(panel.getByRole('button', { name: 'Without users', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(await accessibilityFaults(page)).toEqual([]);

  await panel.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => headersOf(page)).not.toEqual(arranged);
  await panel.getByRole('button', { name: 'Without users', exact: true }).click();
  await expect.poll(() => headersOf(page)).toEqual(arranged);

  await panel.getByRole('button', { name: 'Remove the layout Without users' }).click();
  await expect(panel.getByRole('button', { name: 'Without users', exact: true })).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('is filtered by a value, and the address brings the filter back', async ({ page }) => {
  const tag = (await tableOf(page).locator('tbody tr').first().locator('td').nth(2).textContent())!.trim();
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Filter' });
  await panel.getByLabel('Search a column').fill('TAG');
  await panel.getByRole('button', { name: 'TAG', exact: true }).click();
  await panel.getByLabel('Condition').selectOption({ label: 'is' });
  await panel.getByLabel('Value').fill(tag);
  expect(await accessibilityFaults(page)).toEqual([]);
  await panel.getByRole('button', { name: 'Apply' }).click();

  await expect(page).toHaveURL(/filter=accountinfo\.TAG:equals:/);
  const chip = page.getByRole('button', { name: `TAG: ${tag}`, exact: true });
  await expect(chip).toBeVisible();
  await expect
    .poll(async () => new Set(await tableOf(page).locator('tbody tr td:nth-child(3)').allTextContents()).size)
    .toBe(1);
  await page.reload();
  await expect(chip).toBeVisible();

  await page.getByRole('button', { name: `Remove the filter TAG: ${tag}` }).click();
  await expect(chip).toHaveCount(0);
});

test('tells the rows of the page from all results', async ({ page }) => {
  await page.getByLabel('Rows per page').selectOption('15');
  await expect(tableOf(page).locator('tbody tr')).toHaveCount(15);
  await tableOf(page).getByRole('checkbox', { name: 'Select all rows of this page' }).click();
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toContainText('15 selected on this page');

  const nextPage = page.waitForResponse(/\/api\/computers\?.*\bpage=2\b/);
  await page.getByRole('link', { name: 'Next page' }).click();
  await nextPage;
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await tableOf(page).locator('tbody').getByRole('checkbox').first().click();
  await expect(bar).toContainText('16 selected, 15 of them on other pages');
  expect(await accessibilityFaults(page)).toEqual([]);

  await bar.getByRole('button', { name: /^Select all/ }).click();
  await expect(bar).toContainText(/All \d+ results are selected/);
  await bar.getByRole('button', { name: 'Clear' }).click();
  await expect(bar).toHaveCount(0);
});

test('archives what is selected, with a way to take it back', async ({ page }) => {
  const name = (await tableOf(page).locator('[data-row-link]').first().textContent())!.trim();
  await tableOf(page)
    .getByRole('checkbox', { name: `Select ${name}` })
    .click();
  const archived = Number(
    (await page.getByRole('link', { name: /^Archived/ }).textContent())!.replace(/\D/g, ''),
  );
  await page.getByRole('button', { name: 'Archive', exact: true }).click();
  await expect(page.getByText('1 computer archived')).toBeVisible();
  await expect(page.getByRole('link', { name: `Archived ${archived + 1}` })).toBeVisible();

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 computer restored')).toBeVisible();
  await expect(page.getByRole('link', { name: `Archived ${archived}`, exact: true })).toBeVisible();
});

test('deletes what is selected only after asking, and says how many went', async ({ page, product }) => {
  const name = (await tableOf(page).locator('[data-row-link]').last().textContent())!.trim();
  const count = async () =>
    (await product.withDatabase((database) =>
      database.one<{ n: number }>('SELECT COUNT(*) AS n FROM hardware WHERE NAME = ?', [name]),
    ))!.n;
  await tableOf(page)
    .getByRole('checkbox', { name: `Select ${name}` })
    .click();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  const dialog = page.getByRole('alertdialog');
  await expect(dialog).toContainText(name);
  expect(await accessibilityFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(await count()).toBe(1);

  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await dialog.getByRole('button', { name: 'Delete 1 computer' }).click();
  await expect(page.getByText('1 computer deleted')).toBeVisible();
  expect(await count()).toBe(0);
});

test('exports every row with exactly the visible columns', async ({ page }) => {
  await page.getByLabel('Rows per page').selectOption('15');
  const total = Number((await page.getByRole('link', { name: /^Active/ }).textContent())!.replace(/\D/g, ''));
  const headers = await headersOf(page);
  await page.getByRole('button', { name: 'CSV' }).click();
  const panel = page.getByRole('dialog', { name: 'Export as CSV' });
  await panel.getByLabel('Separator').selectOption('semicolon');
  expect(await accessibilityFaults(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'Export' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  expect(lines[0]).toMatch(/^\uFEFF/);
  expect(lines[0]!.split(';')).toHaveLength(headers.length);
  expect(lines).toHaveLength(total + 1);
});

test('makes a column wider and remembers it', async ({ page }) => {
  const handle = page.getByRole('separator', { name: 'Width of the column TAG' });
  const width = Number(await handle.getAttribute('aria-valuenow'));
  const kept = page.waitForResponse('**/api/preferences/list.computers');
  await handle.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(handle).toHaveAttribute('aria-valuenow', String(width + 32));
  await kept;
  await page.reload();
  await expect(handle).toHaveAttribute('aria-valuenow', String(width + 32));
});

test('is found from anywhere with the key /', async ({ page }) => {
  const name = (await tableOf(page).locator('[data-row-link]').first().textContent())!.trim();
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('/');
  const search = page.getByRole('combobox', { name: 'Search everywhere' });
  await expect(search).toBeFocused();
  await search.fill(name);
  await expect(page.getByRole('option', { name: new RegExp(name) }).first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('counts the computers of each TAG, and each count leads to exactly them', async ({ page }) => {
  await page.getByRole('link', { name: 'By TAG' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Computers by TAG/ })).toBeVisible();
  const rows = page.getByRole('table', { name: 'Computers by TAG' }).locator('tbody tr');
  await expect(rows.first().getByRole('link').first()).toBeVisible();
  await expect(page.locator('app-distribution-chart svg').first()).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const count = Number((await rows.first().locator('app-count-link').textContent())!.replace(/\D/g, ''));
  expect(count).toBeGreaterThan(0);
  await rows.first().locator('app-count-link a').click();
  await expect(page.locator('app-list .count')).toHaveText(count === 1 ? '1 row' : `${count} rows`);

  await page.goBack();
  await page.getByLabel('By', { exact: true }).selectOption({ label: 'Operating system' });
  await expect(page).toHaveURL(/column=hardware\.OSNAME/);
  await expect(page.getByRole('heading', { level: 1, name: /^Computers by Operating system/ })).toBeVisible();
});

test('reads in French and in the dark without an accessibility fault', async ({ page }) => {
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitemradio', { name: 'Français' }).click();
  await page.getByRole('button', { name: 'Thème' }).click();
  await page.getByRole('menuitemradio', { name: 'Sombre' }).click();
  await page.getByRole('button', { name: /^Colonnes/ }).click();
  await expect(page.getByRole('dialog', { name: 'Colonnes' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('fits a telephone with a selection, a filter and the columns open', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await tableOf(page).locator('tbody').getByRole('checkbox').first().click();
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await columnsButton(page).click();
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await accessibilityFaults(page)).toEqual([]);
});
