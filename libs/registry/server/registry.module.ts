import { Module } from '@nestjs/common';
import { RegistryQueryRepository } from './registry-query.repository.js';
import { RegistryContributor } from './registry.contributor.js';

/** Queries of the Windows registry, as far as agents hear of them. Their results are an ordinary inventory section. */
@Module({ providers: [RegistryContributor, RegistryQueryRepository] })
export class RegistryModule {}
