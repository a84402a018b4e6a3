import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { expect, signIn } from './browser-test.js';

/** What tests of accounts type for an account of their own. */
export interface TestAccount {
  readonly login: string;
  readonly password: string;
}

/** Adds an account through the console, as the administrator who is signed in; answers its first password. */
export async function addAccount(page: Page, login: string, profile: string): Promise<string> {
  await page.goto('/users/-/new');
  await page.getByLabel('Login', { exact: true }).fill(login);
  await page.getByLabel('First name', { exact: true }).fill('Test');
  await page.getByLabel('Profile', { exact: true }).selectOption({ label: profile });
  await page.getByRole('button', { name: 'Make the account' }).click();
  const secret = page.getByRole('group', { name: /is made$/ });
  await expect(secret).toBeVisible();
  const password = await secret.locator('code').innerText();
  await secret.getByRole('button', { name: 'I have handed it over' }).click();
  return password;
}

/** Signs in on the sign-in page; what comes next is the caller's business. */
export async function enter(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('User', { exact: true }).fill(login);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Replaces the first password of an account, on the page that asks for it. */
export async function choosePassword(page: Page, first: string, chosen: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your own password' })).toBeVisible();
  await page.getByLabel('Current password', { exact: true }).fill(first);
  await page.getByLabel('New password', { exact: true }).fill(chosen);
  await page.getByLabel('New password, once more', { exact: true }).fill(chosen);
  await page.getByRole('button', { name: 'Change password' }).click();
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByText('You are signed out.')).toBeVisible();
}

/** An account with a password of its own, made by the administrator `admin`; afterwards nobody is signed in. */
export async function readyAccount(page: Page, login: string, profile: string): Promise<TestAccount> {
  const password = `a calm harbour for ${login}`;
  await signIn(page);
  const first = await addAccount(page, login, profile);
  await signOut(page);
  await enter(page, login, first);
  await choosePassword(page, first, password);
  await expect(page.getByRole('heading', { level: 1, name: 'Choose your own password' })).toBeHidden();
  await signOut(page);
  return { login, password };
}

/** The six digits an authenticator shows for a key that the console gave. */
export const oneTimeCode = (key: string): string =>
  new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate();
