import type { Routes } from '@angular/router';
import {
  accountRoutes,
  auditRoutes,
  entranceRoutes,
  profileRoutes,
  signedIn,
  userRoutes,
} from '@ocs/users-console';
import { frameTexts } from './frame-texts.js';
import { landing } from './landing.js';

/** One line a domain; what lies behind it is loaded when first opened. */
export const routes: Routes = [
  ...entranceRoutes,
  {
    path: '',
    canActivate: [signedIn],
    resolve: { texts: frameTexts.loaded },
    loadComponent: () => import('./shell/shell.js').then((module) => module.Shell),
    children: [
      { path: '', pathMatch: 'full', canActivate: [landing], children: [] },
      {
        path: 'overview',
        loadChildren: () => import('@ocs/dashboard-console').then((room) => room.dashboardRoutes),
      },
      {
        path: 'computers',
        loadChildren: () => import('@ocs/inventory-console').then((room) => room.computerRoutes),
      },
      {
        path: 'import',
        loadChildren: () => import('@ocs/inventory-console').then((room) => room.importRoutes),
      },
      { path: 'account', children: accountRoutes },
      { path: 'users', children: userRoutes },
      { path: 'profiles', children: profileRoutes },
      { path: 'audit', children: auditRoutes },
      {
        path: '**',
        loadComponent: () => import('./not-found.page.js').then((module) => module.NotFoundPage),
      },
    ],
  },
];
