import type { Routes } from '@angular/router';
import { provideStillCharts } from '@ocs/core-console';
import { DistributionPage } from './distribution.page.js';

/** Loaded when first opened. */
export const distributionRoutes: Routes = [
  { path: '', providers: [provideStillCharts()], component: DistributionPage },
];
