import type { Routes } from '@angular/router';
import { provideStillCharts } from '@ocs/core-console';
import { inventoryTexts } from '@ocs/inventory-console';
import { dashboardTexts } from './dashboard-texts.js';
import { OverviewPage } from './overview.page.js';

/** The overview, loaded when first opened, with its charts. */
export const dashboardRoutes: Routes = [
  {
    path: '',
    providers: [provideStillCharts()],
    resolve: { texts: dashboardTexts.loaded, inventory: inventoryTexts.loaded },
    component: OverviewPage,
  },
];
