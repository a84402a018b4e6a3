export * from './options/index.js';
export * from './paging.js';
export * from './permissions.js';
export * from './problem.js';
export * from './text.js';
