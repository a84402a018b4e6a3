import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { unsavedChanges } from '@ocs/core-console';
import type { Routes } from '@angular/router';
import { onlyWhenDue, signedOut } from './guards.js';
import { MUST_CHANGE_PASSWORD_PATH, MUST_SET_UP_SECOND_FACTOR_PATH } from './paths.js';
import { accountTexts } from './account/account-texts.js';
import { auditTexts } from './audit/audit-texts.js';
import { accountsTexts } from './users/accounts-texts.js';
import { usersTexts } from './users-texts.js';

/** Pages outside the frame. */
export const entranceRoutes: Routes = [
  {
    path: 'sign-in',
    canActivate: [signedOut],
    resolve: { texts: usersTexts.loaded },
    loadComponent: () => import('./sign-in/sign-in.page.js').then((module) => module.SignInPage),
  },
  {
    path: 'new-password',
    canActivate: [onlyWhenDue(MUST_CHANGE_PASSWORD_PATH)],
    resolve: { texts: usersTexts.loaded },
    loadComponent: () => import('./sign-in/new-password.page.js').then((module) => module.NewPasswordPage),
  },
  {
    path: 'second-factor',
    canActivate: [onlyWhenDue(MUST_SET_UP_SECOND_FACTOR_PATH)],
    resolve: { texts: usersTexts.loaded },
    loadComponent: () =>
      import('./second-factor/must-set-up-second-factor.page.js').then(
        (module) => module.MustSetUpSecondFactorPage,
      ),
  },
];

/** The own account, inside the frame. */
export const accountRoutes: Routes = [
  {
    path: 'password',
    redirectTo: () => inject(Router).createUrlTree(['/account'], { queryParams: { tab: 'password' } }),
  },
  {
    path: '',
    resolve: { shared: usersTexts.loaded, texts: accountTexts.loaded },
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./account/account.page.js').then((module) => module.AccountPage),
  },
];

/** Accounts of others. A login may be any text: what is no login stands below `-`. */
export const userRoutes: Routes = [
  {
    path: '',
    resolve: { texts: accountsTexts.loaded },
    loadComponent: () => import('./users/users.page.js').then((module) => module.UsersPage),
  },
  {
    path: '-/new',
    resolve: { shared: usersTexts.loaded, texts: accountsTexts.loaded },
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./users/user.page.js').then((module) => module.UserPage),
  },
  {
    path: ':login',
    resolve: { shared: usersTexts.loaded, texts: accountsTexts.loaded },
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./users/user.page.js').then((module) => module.UserPage),
  },
];

export const profileRoutes: Routes = [
  {
    path: '',
    resolve: { shared: usersTexts.loaded, texts: accountsTexts.loaded },
    loadComponent: () => import('./profiles/profiles.page.js').then((module) => module.ProfilesPage),
  },
  {
    path: '-/new',
    resolve: { shared: usersTexts.loaded, texts: accountsTexts.loaded },
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./profiles/profile.page.js').then((module) => module.ProfilePage),
  },
  {
    path: ':name',
    resolve: { shared: usersTexts.loaded, texts: accountsTexts.loaded },
    canDeactivate: [unsavedChanges],
    loadComponent: () => import('./profiles/profile.page.js').then((module) => module.ProfilePage),
  },
];

export const auditRoutes: Routes = [
  {
    path: '',
    resolve: { texts: auditTexts.loaded },
    loadComponent: () => import('./audit/audit.page.js').then((module) => module.AuditPage),
  },
];
