export { AccountService, type FirstAdministrator } from './account.service.js';
export { readSecretKey } from './secret-key.js';
export { UsersModule, type UsersModuleSettings } from './users.module.js';
