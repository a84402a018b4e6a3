import { Module } from '@nestjs/common';
import { KnownValues } from './caches/known-values.js';
import { ValueCacheJob } from './caches/value-cache.job.js';
import { ValueCacheListener } from './caches/value-cache.listener.js';
import { ValueCacheRepository } from './caches/value-cache.repository.js';

/** What search forms need, as far as inventories fill it: the lists of values. */
@Module({
  providers: [KnownValues, ValueCacheJob, ValueCacheListener, ValueCacheRepository],
})
export class SearchModule {}
