export * from './api/arrivals.js';
export * from './api/changes.js';
export * from './api/computers.js';
export * from './api/contacts.js';
export * from './fit.rule.js';
export * from './os-family.rule.js';
export * from './section.js';
