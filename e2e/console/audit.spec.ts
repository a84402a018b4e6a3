import { readFile } from 'node:fs/promises';
import { expect, signIn, test } from '../support/browser-test.js';
import { addAccount, enter } from '../support/accounts.js';

test('the audit tells what was done, by whom and with what change', async ({ page }) => {
  await signIn(page);
  await addAccount(page, 'n.audited', 'Read only');
  await page.goto('/users/n.audited');
  await page.getByLabel('Mail').fill('audited@corp.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The account n.audited is saved.')).toBeVisible();

  await page.goto('/audit?q=n.audited');
  const changed = page.getByRole('row', { name: /Changed an account user\.changed.*n\.audited/ });
  await changed
    .getByText(/change/, { exact: false })
    .last()
    .click();
  await expect(changed.getByText('audited@corp.example')).toBeVisible();

  await page.goto('/audit?filter=action%3Aequals%3Auser.added&q=n.audited');
  await expect(page.getByRole('row', { name: /Added an account/ })).toHaveCount(1);
  await expect(page.getByRole('row', { name: /Changed an account/ })).toHaveCount(0);
});

test('a refused sign in is in the audit with the name as it was typed', async ({ page }) => {
  const hostile = '<script>__ocs_canary()</script>';
  await page.goto('/');
  await enter(page, hostile, 'not this one');
  await expect(page.getByText('User or password is wrong.')).toBeVisible();
  await signIn(page);

  await page.goto('/audit?filter=action%3Aequals%3Asession.refused');
  await expect(page.getByRole('cell', { name: hostile }).first()).toBeVisible();
});

test('the audit is saved as JSON lines, as far as it is filtered', async ({ page }) => {
  await signIn(page);
  await page.goto('/audit?filter=action%3Aequals%3Asession.opened');
  await expect(page.getByRole('row', { name: /Signed in/ }).first()).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as JSON lines' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('audit.jsonl');
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\n');
  expect(lines.length).toBeGreaterThan(0);
  const actions = new Set(lines.map((line) => (JSON.parse(line) as { action: string }).action));
  expect([...actions]).toEqual(['session.opened']);
});
