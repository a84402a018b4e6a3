export { addTestAccount, bearerOf, type TestAccount, TEST_PASSWORD } from './accounts.js';
