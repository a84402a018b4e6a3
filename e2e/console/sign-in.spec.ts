import { enter } from '../support/accounts.js';
import { PASSWORD } from '../support/product.js';
import { accessibilityFaults, expect, signIn, test } from '../support/browser-test.js';

test.describe('signing in', () => {
  test('leads to all computers, and a reload stays there', async ({ page }) => {
    await page.goto('/computers');
    await enter(page, 'admin', PASSWORD);
    await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();

    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();
  });

  test('leads back to the page that was asked for', async ({ page }) => {
    await page.goto('/computers?sort=NAME&q=NB');
    await page.getByLabel('User', { exact: true }).fill('admin');
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();

    await expect(page).toHaveURL(/\/computers\?.*q=NB/);
  });

  test('says the same for a wrong password and for an unknown user', async ({ page }) => {
    await page.goto('/');
    for (const user of ['admin', 'nobody-here']) {
      await page.getByLabel('User', { exact: true }).fill(user);
      await page.getByLabel('Password', { exact: true }).fill('not this one');
      const answered = page.waitForResponse('**/api/auth/sign-in');
      await page.getByRole('button', { name: 'Sign in' }).click();
      expect((await answered).status()).toBe(401);

      await expect(page.getByText('User or password is wrong.')).toBeVisible();
    }
    await expect(page).toHaveTitle(/Sign in/);
  });

  test('can be done with the keyboard alone', async ({ page }) => {
    await page.goto('/');
    const user = page.getByLabel('User', { exact: true });
    await expect(user).toBeVisible();
    await user.focus();
    await page.keyboard.type('admin');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');

    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  });

  test('has no accessibility fault', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();

    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

test('signing out ends the session on the server too', async ({ page }) => {
  await signIn(page);
  const refresh = (await page.context().cookies()).find(({ name }) => name === 'ocs_refresh');
  expect(refresh).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/api/auth' });

  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();

  await page.context().addCookies([refresh!]);
  await page.goto('/computers');
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
});

test('a generated password must be replaced before anything else', async ({ page, product }) => {
  const { code, output } = await product.command(['user', 'set-password', 'admin', '--generate']);
  expect(code, output).toBe(0);
  const generated = /: ([a-z0-9-]{24})$/m.exec(output)?.[1] ?? '';

  await page.goto('/computers');
  await page.getByLabel('User', { exact: true }).fill('admin');
  await page.getByLabel('Password', { exact: true }).fill(generated);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your own password' })).toBeVisible();
  expect(await accessibilityFaults(page)).toEqual([]);

  await page.goto('/computers');
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your own password' })).toBeVisible();

  await page.getByLabel('Current password', { exact: true }).fill(generated);
  await page.getByLabel('New password', { exact: true }).fill('password1234');
  await page.getByLabel('New password, once more', { exact: true }).fill('password1234');
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('This password is one of the first anybody would try.')).toBeVisible();

  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('New password, once more', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();
});

test('a password given on the command line works at once', async ({ page, product }) => {
  const { code, output } = await product.command(['user', 'set-password', 'admin'], `${PASSWORD}\n`);
  expect(code, output).toBe(0);

  await page.goto('/computers');
  await enter(page, 'admin', PASSWORD);
  await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();
});
