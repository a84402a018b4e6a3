import type { Routes } from '@angular/router';
import { unsavedChanges } from '@ocs/core-console';
import { computerTexts } from './computer/computer-texts.js';
import { inventoryTexts } from './inventory-texts.js';
import { AllComputersPage } from './list/all-computers.page.js';

/** The computers: list, and page of each. */
export const computerRoutes: Routes = [
  {
    path: '',
    resolve: { texts: inventoryTexts.loaded },
    children: [
      { path: '', component: AllComputersPage },
      {
        path: 'by-tag',
        loadChildren: () =>
          import('./distribution/distribution.routes.js').then((room) => room.distributionRoutes),
      },
      {
        path: 'waiting',
        loadChildren: () => import('./arrivals/arrivals.routes.js').then((room) => room.admissionRoutes),
      },
      {
        path: ':id',
        resolve: { texts: computerTexts.loaded },
        canDeactivate: [unsavedChanges],
        loadComponent: () => import('./computer/computer.page.js').then((module) => module.ComputerPage),
      },
    ],
  },
];
