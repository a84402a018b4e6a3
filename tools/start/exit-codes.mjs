// @ts-check
/** How `npm run up` ends when it cannot even begin; the codes from 20 on belong to apps/ocs. Documented in docs/first-hour.md. */
export const EXIT = {
  notRunning: 3,
  nodeTooOld: 10,
  diskFull: 11,
  portTaken: 12,
  installFailed: 13,
  buildFailed: 14,
  badPort: 15,
};

/** Ends the start with one sentence and one exit code. */
export class StartError extends Error {
  /**
   * @param {number} exitCode
   * @param {string} message  the sentence the user reads
   */
  constructor(exitCode, message) {
    super(message);
    this.name = 'StartError';
    this.exitCode = exitCode;
  }
}
