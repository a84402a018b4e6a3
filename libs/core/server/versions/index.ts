export { Versioned } from './versioned.js';
export { type CountedTable, type VersionCounters, Versions } from './versions.js';
