export * from './catalogue.js';
export * from './option.js';
export * from './read-option.rule.js';
