export type { JobWork } from './job-run.js';
export { JobsModule } from './jobs.module.js';
export { Jobs } from './jobs.js';
export { PeriodicJob, type PeriodicJobSettings } from './periodic-job.js';
