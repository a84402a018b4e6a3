import { expect, signIn, test } from '../support/browser-test.js';
import { enter, oneTimeCode, readyAccount, signOut } from '../support/accounts.js';

test('a second factor is set up, asked at sign in, and a recovery code opens once', async ({ page }) => {
  const { login, password } = await readyAccount(page, 'n.careful', 'Read only');
  await enter(page, login, password);
  await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();

  await page.goto('/account?tab=second-factor');
  await page.getByRole('button', { name: 'Set up a second factor' }).click();
  await page.getByLabel('Current password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.getByRole('img', { name: 'QR code with the key of the second factor' })).toBeVisible();
  const key = await page.locator('app-copy-line code').innerText();
  await page.getByLabel('Code of the authenticator').fill(oneTimeCode(key));
  await page.getByRole('button', { name: 'Switch on' }).click();
  const codes = page.locator('app-recovery-code-list li');
  await expect(codes).toHaveCount(10);
  const [recovery] = await codes.allInnerTexts();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page.getByText('Your account asks for a code of your authenticator')).toBeVisible();
  await signOut(page);

  await enter(page, login, password);
  const code = page.getByLabel('Code of the authenticator');
  await expect(code).toBeFocused();
  await expect(page.getByLabel('User', { exact: true })).toHaveValue(login);
  await code.fill('000000');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is wrong, expired or already used.')).toBeVisible();
  await code.fill(recovery ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();
  await signOut(page);

  await enter(page, login, password);
  await code.fill(recovery ?? '');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('This code is wrong, expired or already used.')).toBeVisible();
});

test('a profile that asks for a second factor lets nobody past without one', async ({ page }) => {
  await signIn(page);
  await page.goto('/profiles/-/new');
  await page.getByLabel('Name', { exact: true }).fill('guarded');
  await page.getByLabel('Start from').selectOption({ label: 'Read only' });
  await page.getByLabel('Label', { exact: true }).fill('Guarded');
  await page.getByRole('button', { name: 'Make the profile' }).click();
  await expect(page.getByRole('link', { name: 'Guarded' })).toBeVisible();
  await signOut(page);
  const { login, password } = await readyAccount(page, 'n.guarded', 'Guarded');
  await signIn(page);
  await page.goto('/profiles/guarded');
  await page.getByRole('checkbox', { name: 'Second factor is mandatory' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The profile “Guarded” is saved.')).toBeVisible();
  await signOut(page);

  await page.goto('/computers?q=NB');
  await enter(page, login, password);
  await expect(page.getByRole('heading', { level: 1, name: 'Set up a second factor' })).toBeVisible();
  await page.goto('/computers?q=NB');
  await expect(page.getByRole('heading', { level: 1, name: 'Set up a second factor' })).toBeVisible();

  await page.getByLabel('Current password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Begin' }).click();
  const key = await page.locator('app-copy-line code').innerText();
  await page.getByLabel('Code of the authenticator').fill(oneTimeCode(key));
  await page.getByRole('button', { name: 'Switch on' }).click();
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await expect(page).toHaveURL(/\/computers\?q=NB/);
});

test('a session that is ended elsewhere leads to sign in, and back', async ({ page, browser, product }) => {
  await signIn(page);
  const elsewhere = await browser.newContext({ baseURL: product.address, locale: 'en-GB' });
  const other = await elsewhere.newPage();
  await signIn(other);

  await page.goto('/account?tab=sessions');
  await expect(page.getByRole('row', { name: /this one/ })).toHaveCount(1);
  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByText('All other sessions are ended.')).toBeVisible();

  await other.goto('/computers?q=NB');
  await expect(other.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible();
  await elsewhere.close();
});

test('an API token works until it is revoked, and never beyond its rights', async ({ page, product }) => {
  await signIn(page);
  await page.goto('/account?tab=tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name', { exact: true }).fill('nightly export');
  await page.getByRole('checkbox', { name: 'See computers' }).check();
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.locator('app-secret-once code').innerText();
  expect(token).toMatch(/^ocs_/);
  await page.getByRole('button', { name: 'I have copied it' }).click();
  const status = async (path: string): Promise<number> =>
    (await fetch(`${product.address}${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  expect(await status('/api/computers')).toBe(200);
  expect(await status('/api/users')).toBe(403);

  await page.getByRole('button', { name: 'Revoke the token nightly export' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('You have no token.')).toBeVisible();
  expect(await status('/api/computers')).toBe(401);
});

test('the language of the account is that of every browser it signs in with', async ({
  page,
  browser,
  product,
}) => {
  const { login, password } = await readyAccount(page, 'n.french', 'Read only');
  await enter(page, login, password);
  await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();
  await page.goto('/account');
  await page.getByLabel('Language', { exact: true }).selectOption('fr');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mon compte' })).toBeVisible();

  const elsewhere = await browser.newContext({ baseURL: product.address, locale: 'en-GB' });
  const other = await elsewhere.newPage();
  await other.goto('/');
  await enter(other, login, password);
  await expect(other.getByRole('heading', { level: 1, name: 'Tous les ordinateurs' })).toBeVisible();
  await elsewhere.close();
});
