import type { Locator } from '@playwright/test';
import { FLEET, accessibilityFaults, expect, signIn, test } from '../support/browser-test.js';

test.beforeEach(({ page }) => signIn(page));

test('lists the computers that have reported, a page at a time', async ({ page }) => {
  const table = page.getByRole('table', { name: 'All computers' });
  const rows = table.getByRole('row');

  await page.getByLabel('Rows per page').selectOption('15');
  await expect(rows).toHaveCount(1 + 15);
  const first = await table.getByRole('link').first().textContent();

  await page.getByRole('link', { name: 'Next page' }).click();
  await expect(page).toHaveURL(/page=2/);
  await expect(table.getByRole('link').first()).not.toHaveText(first!);

  await page.goBack();
  await expect(table.getByRole('link').first()).toHaveText(first!);
});

test('says how many there are', async ({ page, product }) => {
  const known = await product.withDatabase((database) =>
    database.one<{ count: number }>(
      "SELECT COUNT(*) AS count FROM hardware WHERE DEVICEID NOT LIKE '\\_%' AND ARCHIVE IS NULL",
    ),
  );
  expect(known!.count).toBeGreaterThanOrEqual(FLEET);

  await expect(page.getByRole('link', { name: `Active ${known!.count}` })).toBeVisible();
});

test('sorts by a column, both ways, and says so', async ({ page }) => {
  const table = page.getByRole('table', { name: 'All computers' });
  const names = () => table.locator('[data-row-link]').allTextContents();
  const header = table.getByRole('columnheader', { name: 'Computer' });

  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'ascending');
  await expect(table).toHaveAttribute('aria-busy', 'false');
  const ascending = (await names()).map((name) => name.trim());
  expect(ascending.length).toBeGreaterThan(10);
  expect(ascending).toEqual([...ascending].sort((a, b) => a.localeCompare(b, 'en')));

  await header.getByRole('button').click();
  await expect(header).toHaveAttribute('aria-sort', 'descending');
  await expect(table.locator('[data-row-link]').first()).not.toHaveText(ascending[0]!);
});

test('finds computers by a part of what is shown, and keeps the search in the address', async ({ page }) => {
  const table = page.getByRole('table', { name: 'All computers' });
  await page.getByLabel('In visible columns').fill('SRV-');
  await expect(page).toHaveURL(/q=SRV-/);

  await expect
    .poll(async () =>
      (await table.locator('[data-row-link]').allTextContents()).every((name) => name.includes('SRV-')),
    )
    .toBe(true);
  expect(await table.locator('[data-row-link]').count()).toBeGreaterThan(0);

  await page.reload();
  await expect(page.getByLabel('In visible columns')).toHaveValue('SRV-');

  await page.getByLabel('In visible columns').fill('no such computer');
  await expect(page.getByText('No computer matches “no such computer”')).toBeVisible();
});

test('speaks French as soon as it is told to, and remembers', async ({ page }) => {
  await page.getByRole('button', { name: /^Language/ }).click();
  await page.getByRole('menuitemradio', { name: 'Français' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'Tous les ordinateurs' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Tous les ordinateurs' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('is dark when asked to be, and still has no accessibility fault', async ({ page }) => {
  await expect(page.getByRole('table', { name: 'All computers' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);
  const light = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);

  await page.getByRole('button', { name: 'Theme' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();

  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(light);
  await expect(page.getByRole('menuitemradio')).toHaveCount(0);
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('fits a telephone: nothing has to be scrolled sideways, the navigation is a drawer', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.getByRole('table', { name: 'All computers' })).toBeVisible();

  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.getByRole('button', { name: 'Open the navigation' }).click();
  await expect(
    page.getByRole('navigation', { name: 'Main navigation' }).getByRole('link', { name: 'All computers' }),
  ).toBeInViewport();
  expect(await accessibilityFaults(page)).toEqual([]);
});

test('opens a computer from the keyboard', async ({ page }) => {
  const pressUntilFocused = async (key: string, target: Locator) => {
    await expect(async () => {
      await page.keyboard.press(key);
      await expect(target).toBeFocused({ timeout: 1 });
    }).toPass({ intervals: [0] });
  };
  const link = page.getByRole('table', { name: 'All computers' }).locator('[data-row-link]').first();
  const name = (await link.textContent())!.trim();

  await pressUntilFocused('Shift+Tab', page.getByRole('link', { name: 'Go to the content' }));
  await page.keyboard.press('Enter');
  await pressUntilFocused('Tab', link);
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});
