/** How the command line ends, one code a cause; listed in docs/first-hour.md. Codes 10 to 15 belong to tools/start. */
export const EXIT = {
  ok: 0,
  /** Also of an import some of whose files were not stored: scripts expect this code for that. */
  unexpected: 1,
  usage: 2,
  notRunning: 3,
  databaseProgramMissing: 20,
  databaseUnreachable: 21,
  databaseAccessDenied: 22,
  databaseUnknown: 23,
  databaseTooOld: 24,
  databaseForeign: 25,
  databaseBusy: 26,
  alreadyRunning: 27,
  serverFailed: 28,
  badSetting: 29,
  unknownLogin: 30,
  badPassword: 31,
  demoFailed: 32,
  stillRunning: 33,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with one sentence for the user and one exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  constructor(
    readonly exitCode: ExitCode,
    sentence: string,
    options?: ErrorOptions,
  ) {
    super(sentence, options);
  }
}
