import type { Routes } from '@angular/router';
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
        path: ':id',
        loadComponent: () => import('./computer/computer.page.js').then((module) => module.ComputerPage),
      },
    ],
  },
];
