import { LANGUAGES, type Language } from '@ocs/core-contract';
import { type CurrentUser, type Theme, THEMES } from '@ocs/users-contract';
import { readPermissions } from '../profiles/permission-list.rule.js';
import type { AccountRow } from './account.repository.js';

/** What follows from an account and its profile: said once for sessions, tokens and answers. */
export const permissionsOf = (account: Pick<AccountRow, 'permissionList'>) =>
  readPermissions(account.permissionList);

/** The account sees only the computers of its TAGs. */
export const isRestricted = (account: Pick<AccountRow, 'restricted'>): boolean => account.restricted === 1;

/** The profile asks for a second factor, and there is none. */
export const lacksSecondFactor = (account: AccountRow): boolean =>
  account.asksSecondFactor === 1 && account.secondFactor === 0;

export const languageOf = (text: string | null): Language | null =>
  LANGUAGES.find((language) => language === text) ?? null;

export const themeOf = (text: string | null): Theme | null => THEMES.find((theme) => theme === text) ?? null;

/** @param tags perimeter; null for an account that is not restricted */
export function currentUser(account: AccountRow, tags: readonly string[] | null): CurrentUser {
  return {
    login: account.login,
    firstName: account.firstName,
    lastName: account.lastName,
    profile: account.profile ?? '',
    permissions: permissionsOf(account),
    language: languageOf(account.language),
    theme: themeOf(account.theme),
    tags,
    mustChangePassword: account.mustChangePassword === 1,
    mustSetUpSecondFactor: lacksSecondFactor(account),
  };
}

/** A UTC date of the database (`2026-01-31 12:00:00`) as the API tells it. */
export function utcIso(date: string): string;
export function utcIso(date: string | null): string | null;
export function utcIso(date: string | null): string | null {
  return date === null ? null : `${date.replace(' ', 'T')}Z`;
}
