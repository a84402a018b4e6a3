export * from './dashboard.routes.js';
