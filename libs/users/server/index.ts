export { AccountService, type FirstAdministrator } from './accounts/account.service.js';
export { readSecretKey } from './secrets/secret-key.js';
export { UsersModule, type UsersModuleSettings } from './users.module.js';
