import type { Routes } from '@angular/router';
import { arrivalsTexts } from './arrivals-texts.js';

/** Computers that wait for a decision. */
export const admissionRoutes: Routes = [
  {
    path: '',
    resolve: { texts: arrivalsTexts.loaded },
    loadComponent: () => import('./admissions.page.js').then((module) => module.AdmissionsPage),
  },
];

/** Inventories handed over as files. */
export const importRoutes: Routes = [
  {
    path: '',
    resolve: { texts: arrivalsTexts.loaded },
    loadComponent: () => import('./import.page.js').then((module) => module.ImportPage),
  },
];
