import { accessibilityFaults, expect, signIn, test } from '../support/browser-test.js';

/** Every page there is, and its tabs; the overview has a test of its own. */
const PAGES = [
  '/computers',
  '/computers?state=archived',
  '/computers/by-tag',
  '/computers/waiting',
  '/computers/1?tab=administrative',
  '/computers/1?tab=hardware',
  '/computers/1?tab=customization',
  '/computers/1?tab=packages',
  '/computers/1?tab=membership',
  '/computers/1?tab=contacts',
  '/computers/999999',
  '/import',
  '/users',
  '/users/admin',
  '/users/-/new',
  '/profiles',
  '/profiles/ladmin',
  '/audit',
  '/account',
  '/account?tab=password',
  '/account?tab=second-factor',
  '/account?tab=sessions',
  '/account?tab=tokens',
  '/nowhere',
] as const;

/** Each language begins in one theme and width, where everything is looked at; in the other, what colours and room decide. */
const LOOKS = [
  { language: 'en', first: ['light', 1440], second: ['dark', 360] },
  { language: 'fr', first: ['dark', 390], second: ['light', 1280] },
] as const;

for (const { language, first, second } of LOOKS) {
  test(`every page can be used in ${language}, light and dark, wide and narrow`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.addInitScript((chosen) => localStorage.setItem('ocs.language', chosen), language);
    await signIn(page, language);
    for (const address of PAGES) {
      for (const [theme, width] of [first, second]) {
        const look = `${address} ${language} ${theme} ${width}`;
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 844 });
        if (theme === first[0]) await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        const rules = theme === first[0] ? undefined : ['color-contrast', 'target-size'];
        expect(await accessibilityFaults(page, rules), look).toEqual([]);
        const sideways = await page.evaluate(() => {
          const main = document.querySelector('main')!;
          return [document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth];
        });
        expect(sideways, look).toEqual([0, 0]);
      }
      await expect(page.locator('html'), address).toHaveAttribute('lang', language);
    }
  });
}
