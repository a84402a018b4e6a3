import { Module } from '@nestjs/common';
import { AssetCategoryListener } from './assets/asset-category.listener.js';
import { AssetCategoryRepository } from './assets/asset-category.repository.js';
import { SaasListener } from './saas/saas.listener.js';
import { SaasRepository } from './saas/saas.repository.js';
import { CategoryDecisions } from './software/category-decisions.js';
import { SoftwareCategoryListener } from './software/software-category.listener.js';
import { SoftwareCategoryRepository } from './software/software-category.repository.js';

/** Categories of software and of computers, and web applications, as inventories fill them. */
@Module({
  providers: [
    AssetCategoryListener,
    AssetCategoryRepository,
    CategoryDecisions,
    SaasListener,
    SaasRepository,
    SoftwareCategoryListener,
    SoftwareCategoryRepository,
  ],
})
export class DictionaryModule {}
