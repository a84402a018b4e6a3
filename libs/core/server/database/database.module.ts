import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';

import { dataSourceOptions, type DataSourceSettings } from './data-source.js';
import { Database } from './database.js';
import { Versions } from '../versions/versions.js';

export interface DatabaseModuleSettings extends DataSourceSettings {
  /** `DATABASE_URL`, see `parseDatabaseUrl`. */
  readonly url: string;
}

/**
 * Gives every module `Database`, `Versions` and, through TypeORM, `DataSource` and repositories. Opens the pool at start and
 * closes it at shutdown; never migrates (`ocs migrate` and `ocs up` do).
 */
@Module({})
export class DatabaseModule {
  static forRoot({ url, ...settings }: DatabaseModuleSettings): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(url, settings),
          retryAttempts: 3,
          retryDelay: 500,
          autoLoadEntities: true,
        }),
      ],
      providers: [Database, Versions],
      exports: [Database, TypeOrmModule, Versions],
    };
  }
}
