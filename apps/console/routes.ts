import type { Routes } from '@angular/router';
import { accountRoutes, entranceRoutes, signedIn } from '@ocs/users-console';
import { frameTexts } from './frame-texts.js';

/** One line a domain; what lies behind it is loaded when first opened. */
export const routes: Routes = [
  ...entranceRoutes,
  {
    path: '',
    canActivate: [signedIn],
    resolve: { texts: frameTexts.loaded },
    loadComponent: () => import('./shell/shell.js').then((module) => module.Shell),
    children: [
      { path: '', pathMatch: 'full', redirectTo: 'computers' },
      {
        path: 'computers',
        loadChildren: () => import('@ocs/inventory-console').then((room) => room.computerRoutes),
      },
      { path: 'account', children: accountRoutes },
      {
        path: '**',
        loadComponent: () => import('./not-found.page.js').then((module) => module.NotFoundPage),
      },
    ],
  },
];
