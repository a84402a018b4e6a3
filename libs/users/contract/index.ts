export * from './account.js';
export * from './session.js';
export * from './users.js';
