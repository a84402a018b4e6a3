export * from './audit/index.js';
export * from './database/index.js';
export * from './http/index.js';
export { LOG_LEVELS, type LogLevel, noteInLog } from './log/logging.js';
export { Metrics } from './metrics/metrics.js';
export { OptionValues } from './settings/option-values.js';
export { OptionsReader } from './settings/options-reader.js';
export { SettingsModule } from './settings/settings.module.js';
