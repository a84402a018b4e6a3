export { countFailures, restartDelaySeconds } from './restart-delay.rule.js';
export { Siblings } from './siblings.js';
export { Switchboard } from './switchboard.js';
export { workerNumber } from './worker-number.js';
