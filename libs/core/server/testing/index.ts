export { TestAccounts } from './test-accounts.js';
export {
  createEmptyDatabase,
  createTestDatabase,
  type EmptyDatabase,
  type TestDatabase,
} from './test-database.js';
