export * from './guards.js';
export * from './paths.js';
export * from './session.service.js';
export * from './users.routes.js';
export * from './users-texts.js';
