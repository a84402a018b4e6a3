import { expect, signIn, test } from '../support/browser-test.js';
import { addAccount, choosePassword, enter, readyAccount, signOut } from '../support/accounts.js';

test.describe('accounts', () => {
  test('are made with a first password that must be replaced, and open what their profile allows', async ({
    page,
  }) => {
    await signIn(page);
    const first = await addAccount(page, 'n.reader', 'Read only');
    await expect(page.getByRole('link', { name: 'n.reader' })).toBeVisible();
    await signOut(page);

    await enter(page, 'n.reader', first);
    await choosePassword(page, first, 'a calm harbour in spring');
    await expect(page.getByRole('heading', { level: 1, name: 'All computers' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Users', exact: true })).toBeHidden();

    await page.goto('/users');
    await expect(page.getByText('Your account is not allowed to see this.')).toBeVisible();
  });

  test('cannot take a login that is there already', async ({ page }) => {
    await signIn(page);
    await page.goto('/users/-/new');
    await page.getByLabel('Login', { exact: true }).fill('admin');
    await page.getByLabel('First name', { exact: true }).fill('Second');
    await page.getByRole('button', { name: 'Make the account' }).click();

    await expect(page.getByText('Another account has this login.')).toBeVisible();
    await expect(page.getByLabel('Login', { exact: true })).toBeFocused();
  });

  test('keep both changes when two people edit at once', async ({ page, context }) => {
    await signIn(page);
    await addAccount(page, 'n.shared', 'Read only');
    await page.goto('/users/n.shared');
    await page.getByLabel('Last name').fill('First');
    const other = await context.newPage();
    await other.goto('/users/n.shared');
    await other.getByLabel('Mail').fill('shared@corp.example');
    await other.getByRole('button', { name: 'Save' }).click();
    await expect(other.getByText('The account n.shared is saved.')).toBeVisible();

    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Somebody else changed this meanwhile.')).toBeVisible();
    await expect(page.getByRole('row', { name: /Mail.*shared@corp\.example/ })).toBeVisible();
    await page.getByRole('button', { name: 'Keep my changes on top' }).click();
    await expect(page.getByText('The account n.shared is saved.')).toBeVisible();

    await page.reload();
    await expect(page.getByLabel('Last name')).toHaveValue('First');
    await expect(page.getByLabel('Mail')).toHaveValue('shared@corp.example');
  });

  test('ask before unsaved input is lost', async ({ page }) => {
    await signIn(page);
    await page.goto('/users/admin');
    await page.getByLabel('Last name').fill('Unsaved');
    await page.getByRole('link', { name: 'Profiles', exact: true }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(/\/users\/admin$/);
    await expect(page.getByLabel('Last name')).toHaveValue('Unsaved');
  });

  test('are deleted after a question, and one that is gone says so', async ({ page }) => {
    await signIn(page);
    await addAccount(page, 'n.gone', 'Read only');
    await page.goto('/users/n.gone');
    await page.getByRole('button', { name: 'Delete…' }).click();
    await page.getByRole('button', { name: 'Delete account' }).click();
    await expect(page).toHaveURL(/\/users$/);
    await expect(page.getByRole('link', { name: 'n.gone' })).toBeHidden();

    await page.goto('/users/n.gone');
    await expect(page.getByText(/no longer exists/)).toBeVisible();
  });

  test('cannot be used while they are disabled', async ({ page }) => {
    const { login, password } = await readyAccount(page, 'n.resting', 'Read only');
    await signIn(page);
    await page.goto(`/users/${login}`);
    await page.getByRole('checkbox', { name: 'Disabled' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`The account ${login} is saved.`)).toBeVisible();
    await signOut(page);

    await enter(page, login, password);
    await expect(page.getByText('User or password is wrong.')).toBeVisible();
  });

  test('with hostile names show them as text', async ({ page }) => {
    await signIn(page);
    const hostile = '<img src=x onerror=alert(1)>{{7*7}}';
    await addAccount(page, 'n.hostile', 'Read only');
    await page.goto('/users/n.hostile');
    await page.getByLabel('Last name').fill(hostile);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(hostile);
    await page.goto('/users');
    await expect(page.getByRole('cell', { name: hostile })).toBeVisible();
  });
});

test('a profile gives its accounts what it says, at once', async ({ page }) => {
  await signIn(page);
  await page.goto('/profiles/-/new');
  await page.getByLabel('Name', { exact: true }).fill('help-desk');
  await page.getByLabel('Start from').selectOption({ label: 'Read only' });
  await page.getByLabel('Label', { exact: true }).fill('Help desk');
  await page.getByRole('checkbox', { name: 'Read the audit' }).check();
  await page.getByRole('button', { name: 'Make the profile' }).click();
  await expect(page.getByRole('link', { name: 'Help desk' })).toBeVisible();
  await signOut(page);

  const { login, password } = await readyAccount(page, 'n.helpdesk', 'Help desk');
  await enter(page, login, password);
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await expect(page.getByText('Added a profile').first()).toBeVisible();
});

test('groups of accounts are added, renamed and deleted in place', async ({ page }) => {
  await signIn(page);
  await page.goto('/profiles');
  await page.getByLabel('New group').fill('Night shift');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('button', { name: 'Rename the group Night shift' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Day shift');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Delete the group Day shift' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('There is no group yet.')).toBeVisible();
});
