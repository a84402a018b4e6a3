import type { Routes } from '@angular/router';
import { mustChangePassword, signedOut } from './guards.js';
import { usersTexts } from './users-texts.js';

/** Pages outside the frame. */
export const entranceRoutes: Routes = [
  {
    path: 'sign-in',
    canActivate: [signedOut],
    resolve: { texts: usersTexts.loaded },
    loadComponent: () => import('./sign-in.page.js').then((module) => module.SignInPage),
  },
  {
    path: 'new-password',
    canActivate: [mustChangePassword],
    resolve: { texts: usersTexts.loaded },
    loadComponent: () => import('./new-password.page.js').then((module) => module.NewPasswordPage),
  },
];

/** Pages of the own account, inside the frame. */
export const accountRoutes: Routes = [
  {
    path: 'password',
    resolve: { texts: usersTexts.loaded },
    loadComponent: () => import('./change-password.page.js').then((module) => module.ChangePasswordPage),
  },
];
