import type { Page } from '@playwright/test';
import { postInventory } from '../support/agent.js';
import { accessibilityFaults, expect, signIn, test } from '../support/browser-test.js';
import { api } from '../support/test.js';

const BLOCKS = 'app-overview-block';

/** Opens the overview and waits for its figures. */
async function openOverview(page: Page): Promise<void> {
  await page.goto('/overview');
  await expect(page.locator(BLOCKS).first()).toBeVisible();
}

/** Puts the blocks back as the product comes with them, for the tests that follow. */
async function resetArrangement(page: Page): Promise<void> {
  const kept = page.waitForResponse('**/api/preferences/dashboard');
  await page.getByRole('button', { name: 'Arrange blocks' }).click();
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.keyboard.press('Escape');
  await kept;
}

test.beforeEach(({ page }) => signIn(page));

test('is the first page, and says what the fleet is', async ({ page, product }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/overview$/);
  const { total } = await api<{ total: number }>(product, '/api/computers?pageSize=15');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    new RegExp(`Overview · ${total} computers`),
  );
  await expect(page.getByText(/^All TAGs · figures of .+, updated live$/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: /% run / })).toBeVisible();
});

test('leads from every number to exactly the computers it counts', async ({ page, product }) => {
  await openOverview(page);
  const links = await page
    .locator('app-overview-page a[href^="/computers?"], app-overview-page a[href="/computers"]')
    .evaluateAll((anchors) =>
      anchors.map((anchor) => ({
        query: new URL((anchor as HTMLAnchorElement).href).search,
        number: Number((anchor.querySelector('b') ?? anchor).textContent?.replaceAll(/\D/g, '')),
      })),
    );
  expect(links.length).toBeGreaterThan(30);
  for (const { query, number } of links) {
    const path = `/api/computers?pageSize=15&${query.slice(1)}`;
    expect((await api<{ total: number }>(product, path)).total, query).toBe(number);
  }

  const figure = page.locator('.families').getByRole('link').first();
  const number = (await figure.textContent())!.trim();
  await figure.click();
  await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();
  await expect(page.getByText(`${number} rows`, { exact: true })).toBeVisible();
});

test('draws its charts in line with the words beside them', async ({ page, product }) => {
  await product.withDatabase(async (database) => {
    for (const [last, days] of [
      [0, 20],
      [1, 40],
      [2, 100],
    ] as const) {
      await database.run(
        'UPDATE hardware SET LASTCOME = NOW() - INTERVAL ? DAY WHERE MOD(ID, 10) = ? AND ID <= 40',
        [days, last],
      );
    }
  });
  await openOverview(page);
  const lines = page.locator('.manufacturers app-bars-block li');
  const bars = page.locator('.manufacturers path.bar');
  await expect(bars.first()).toBeVisible();
  expect(await bars.count()).toBe(await lines.count());
  for (let at = 0; at < (await lines.count()); at++) {
    const line = (await lines.nth(at).boundingBox())!;
    const bar = (await bars.nth(at).boundingBox())!;
    expect(Math.abs(line.y + line.height / 2 - (bar.y + bar.height / 2))).toBeLessThanOrEqual(2);
  }
  expect(await page.locator('.families path.bar').count()).toBeGreaterThan(1);
  await expect(page.locator('.silence path.bar')).toHaveCount(4);
});

test('follows the fleet without being reloaded', async ({ page, product }) => {
  await openOverview(page);
  const heading = page.getByRole('heading', { level: 1 });
  const before = Number((await heading.textContent())!.replaceAll(/\D/g, ''));
  await postInventory(product.address, {
    deviceId: 'overview-live-2026-11-22-10-00-00',
    sections: { HARDWARE: [{ NAME: 'overview-live', OSNAME: 'Debian GNU/Linux 13' }] },
  });
  await expect(heading).toHaveText(new RegExp(`· ${before + 1} computers`), { timeout: 40_000 });
});

test('is arranged by mouse and by keyboard, and stays so', async ({ page }) => {
  await openOverview(page);
  const first = page.locator(BLOCKS).first();
  const hidden = page.locator(`${BLOCKS}.types`);
  await expect(first).toHaveClass(/families/);

  await page.getByRole('button', { name: 'Arrange blocks' }).click();
  const handle = page.getByRole('button', { name: /^Move Agents/ });
  await handle.focus();
  await page.keyboard.press('ArrowUp');
  await expect(handle).toBeFocused();
  await expect(first).toHaveClass(/agents/);

  const from = (await page.getByRole('button', { name: /^Move TAGs/ }).boundingBox())!;
  const to = (await handle.boundingBox())!;
  await page.mouse.move(from.x + 8, from.y + 8);
  await page.mouse.down();
  await page.mouse.move(from.x + 8, from.y - 12, { steps: 4 });
  await page.mouse.move(to.x + 8, to.y + 2, { steps: 10 });
  await page.mouse.up();
  await expect(first).toHaveClass(/tags/);

  const kept = page.waitForResponse('**/api/preferences/dashboard');
  await page.getByRole('checkbox', { name: 'Chassis types' }).uncheck();
  await expect(hidden).toHaveCount(0);
  await page.keyboard.press('Escape');
  await kept;

  await page.reload();
  await expect(first).toHaveClass(/tags/);
  await expect(hidden).toHaveCount(0);
  await resetArrangement(page);
  await expect(first).toHaveClass(/families/);
  await expect(hidden).toBeVisible();
});

test('shows a block as a table, and hides it until undone', async ({ page }) => {
  await openOverview(page);
  const block = page.locator(`${BLOCKS}.families`);
  await block.getByRole('button', { name: 'Menu of the block Operating systems' }).click();
  await page.getByRole('menuitem', { name: 'Show as a table' }).click();
  await expect(block.getByRole('columnheader', { name: 'Seen today' })).toBeVisible();
  await expect(block.getByRole('rowheader', { name: 'Windows', exact: true })).toBeVisible();
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  expect(await accessibilityFaults(page)).toEqual([]);

  await block.getByRole('button', { name: /^Menu/ }).click();
  await page.getByRole('menuitem', { name: 'Hide' }).click();
  await expect(block).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(block).toBeVisible();
  await resetArrangement(page);
});

test('has no accessibility fault and nothing to scroll sideways, in every look', async ({ page }) => {
  await openOverview(page);
  for (const [language, title] of [
    ['Français', 'Vue d’ensemble'],
    ['English', 'Overview'],
  ] as const) {
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: /^(Language|Langue)/ }).click();
    await page.getByRole('menuitemradio', { name: language }).click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(page.getByRole('menuitemradio')).toHaveCount(0);
    for (const [width, height, colorScheme] of [
      [1440, 900, 'light'],
      [1440, 900, 'dark'],
      [390, 844, 'light'],
      [390, 844, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      const look = `${language} ${colorScheme} ${width}`;
      expect(await accessibilityFaults(page), look).toEqual([]);
      const needed = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(needed, look).toBeLessThanOrEqual(width);
    }
  }
});
