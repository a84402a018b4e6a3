export { importRoutes } from './arrivals/arrivals.routes.js';
export * from './computers.routes.js';
export * from './inventory-texts.js';
export * from './list/no-computers.js';
