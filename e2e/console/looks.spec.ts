import { accessibilityFaults, expect, signIn, test } from '../support/browser-test.js';

/** Every page that has no test of its looks elsewhere. */
const PAGES = [
  '/computers',
  '/computers?state=archived',
  '/computers/by-tag',
  '/computers/waiting',
  '/computers/1?tab=administrative',
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

for (const { language, theme, width } of [
  { language: 'en', theme: 'light', width: 1440 },
  { language: 'en', theme: 'dark', width: 390 },
  { language: 'fr', theme: 'light', width: 360 },
  { language: 'fr', theme: 'dark', width: 1280 },
] as const) {
  test(`every page can be used in ${language}, ${theme}, ${width} wide`, async ({ page }) => {
    await page.addInitScript(
      ([chosenTheme, chosenLanguage]) => {
        localStorage.setItem('ocs.theme', chosenTheme);
        localStorage.setItem('ocs.language', chosenLanguage);
      },
      [theme, language] as const,
    );
    await signIn(page, language);
    await page.setViewportSize({ width, height: 844 });
    for (const address of PAGES) {
      await test.step(address, async () => {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
        expect(await accessibilityFaults(page), address).toEqual([]);
        const sideways = await page.evaluate(() => {
          const main = document.querySelector('main');
          return [document.documentElement.scrollWidth - innerWidth, main!.scrollWidth - main!.clientWidth];
        });
        expect(sideways, address).toEqual([0, 0]);
        await expect(page.locator('html'), address).toHaveAttribute('lang', language);
      });
    }
  });
}
