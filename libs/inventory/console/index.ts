export * from './computers.routes.js';
