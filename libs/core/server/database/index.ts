export { Batcher, type BatcherSettings, lookUp } from './batcher.js';
export {
  deleteByIds,
  deleteByIdsLater,
  insertMissingRows,
  insertRows,
  insertRowsLater,
  type Row,
  upsertRows,
} from './bulk.js';
export { type DatabaseAddress, describeAddress, parseDatabaseUrl, socketUrl } from './connection-url.js';
export { dataSourceOptions, type DataSourceSettings } from './data-source.js';
export {
  databaseErrno,
  DatabaseError,
  type DatabaseFailure,
  isDatabaseAway,
  isDuplicateKey,
  QueryError,
} from './database-error.js';
export { DatabaseModule, type DatabaseModuleSettings } from './database.module.js';
export { Database } from './database.js';
export { identifier, identifiers } from './identifier.js';
export { containing, escapeLike, wildcards } from './like.js';
export { migrate, pendingMigrations } from './migrate.js';
export {
  type ReadBounds,
  readOnly,
  type SelectFrame,
  StoredSelectError,
  type StoredSelects,
} from './read-only-query.js';
export type { RunResult, Sql, SqlValue, Transaction } from './sql.js';
export { checkDatabaseServer, type DatabaseServer } from './server-check.js';
export {
  findMariaDbPrograms,
  installMariaDbPackages,
  type MariaDbPrograms,
  MissingProgramError,
} from './mariadb-programs.js';
export { PrivateMariaDb, type PrivateMariaDbSettings, type RunningMariaDb } from './private-mariadb.js';
