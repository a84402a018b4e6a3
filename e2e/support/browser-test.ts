import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { PASSWORD } from './product.js';
import { test as base, expect } from './test.js';

interface TestFixtures {
  /** What no page may do: break the content security policy, throw, or log an error. Checked after each test. */
  misbehaviour: string[];
  /** Language, theme and arrangement of lists belong to the account, which all tests share: each begins without any. */
  plainAccount: undefined;
}

/** How many times slower the browser computes: with OCS_TEST_SLOWNESS=6 a test that hurries past the page shows it. */
const SLOWNESS = Number(process.env.OCS_TEST_SLOWNESS ?? 1);

export const test = base.extend<TestFixtures>({
  page: async ({ page }, use) => {
    if (SLOWNESS > 1) {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS });
    }
    await use(page);
  },
  plainAccount: [
    async ({ product }, use) => {
      await product.withDatabase(async (database) => {
        await database.run('UPDATE x_user SET LANGUAGE = NULL, THEME = NULL');
        await database.run('DELETE FROM x_preference');
      });
      await use(undefined);
    },
    { auto: true },
  ],
  misbehaviour: [
    async ({ page }, use) => {
      const seen: string[] = [];
      await page.exposeBinding('__ocs_violation', (_source, violation: string) => seen.push(violation));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
          (window as unknown as { __ocs_violation(text: string): void }).__ocs_violation(
            `policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
          ),
        );
      });
      page.on('pageerror', (error) => seen.push(`thrown: ${error.message}`));
      page.on('console', (message) => {
        // the browser itself logs every answer that is not a success, and some tests want one
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
          seen.push(`logged: ${message.text()}`);
        }
      });
      await use(seen);
      expect(seen).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
export { FLEET } from './test.js';

const ALL_COMPUTERS = { en: 'All computers', fr: 'Tous les ordinateurs' } as const;

/**
 * Takes up a session of the account `admin` and waits for the list of computers. Past the form, which has its own tests
 * (console/sign-in.spec.ts): every other test begins here.
 */
export async function signIn(page: Page, language: keyof typeof ALL_COMPUTERS = 'en'): Promise<void> {
  const answer = await page.request.post('/api/auth/sign-in', {
    data: { login: 'admin', password: PASSWORD },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  await page.goto('/robots.txt');
  await page.evaluate(() => localStorage.setItem('ocs.session', '1'));
  await page.goto('/computers');
  await expect(page.getByRole('heading', { level: 1, name: ALL_COMPUTERS[language] })).toBeVisible();
}

/** Opens the page of a computer from the list, which knows of new ones within two seconds. */
export async function openComputer(page: Page, name: string): Promise<void> {
  const link = page.getByRole('table').getByRole('link', { name });
  const none = page.locator('app-no-computers');
  await expect(async () => {
    await page.goto(`/computers?q=${encodeURIComponent(name)}`);
    await expect(link.or(none)).toBeVisible();
    await expect(link).toBeVisible({ timeout: 1 });
  }).toPass();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Waits until nothing on the page is still on its way: no list asks, no colour fades, no toast or menu comes or goes.
 * What lasts as long as it is shown, a spinner say, is no movement that ends.
 */
async function settled(page: Page): Promise<void> {
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        ({ playState, effect }) =>
          playState !== 'running' || effect?.getComputedTiming().endTime === Infinity,
      ),
  );
}

/**
 * The accessibility faults of the page once it has come to rest, a line each with what axe measured; of `rules` alone,
 * where they are named.
 */
export async function accessibilityFaults(page: Page, rules: readonly string[] = []): Promise<string[]> {
  await settled(page);
  await page.evaluate(AXE);
  const results = await page.evaluate(
    (names) =>
      (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(
        names.length === 0 ? {} : { runOnly: { type: 'rule', values: names } },
      ),
    rules,
  );
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} (${target.join(' ')})\n${failureSummary}`),
  );
}
