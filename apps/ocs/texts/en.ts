import type { Topic } from '../command-line.js';

const OVERVIEW = `OCS Inventory: knows every computer of a site and deploys software to them.

  up        start the server (and its private database) and keep it running
  down      stop it
  status    say whether it runs, and where
  demo      let a fleet of simulated computers report
  import    take inventory files that agents wrote without a network
  migrate   bring the database to the schema of this version
  user      set the password of an account

Each command has its own help: npm run up -- --help
Settings are environment variables, see docs/settings.md.
`;

const HELP: Readonly<Record<Topic, string>> = {
  up: `npm run up [-- --detach]

Starts the server, with a private MariaDB unless DATABASE_URL names a database, and keeps both running until Ctrl-C.

  --detach   return as soon as the server is ready; it runs on in the background until "npm run down"

The first start creates the account "admin": its password is OCS_ADMIN_PASSWORD, or a random one that is printed once.
`,
  down: `npm run down

Stops the server and its private database, and waits until both have ended.
`,
  status: `npm run status [-- --json]

Says whether the server runs, its addresses, database, versions and number of computers. Exit code 0: running, 3: not running.

  --json     the same as a JSON document
`,
  migrate: `node apps/ocs/dist/main.js migrate [--pending]

Brings the database to the schema of this version. "up" does it by itself; use this to do it apart from the start.

  --pending  only list what would be done
`,
  user: `node apps/ocs/dist/main.js user set-password LOGIN [--generate]
node apps/ocs/dist/main.js user remove-second-factor LOGIN

set-password: sets the password of an account and ends its sessions. Asks for the password, or reads it from the first line of standard input.
remove-second-factor: for somebody who lost the authenticator and the recovery codes.

  --generate make a random password and print it; it must be changed at the next sign-in
`,
  demo: `npm run demo [-- --count 300]

Lets simulated Windows and Linux computers report to the running server through the endpoint real agents use.

  --count N        number of computers, 1 to 100000 (300)
  --concurrency N  computers that report at the same time, 1 to 64 (4)
`,
  import: `npm run import -- FILE|FOLDER... [--server http://SERVER:8080]

Sends inventory files (.ocs, compressed or clear XML) to the server, as their agents would; of a folder all *.ocs and *.xml below it.
One line a file, then a summary. Exit code 1 when any file was not stored.

  --server URL  another server than the one on this machine

A login or secret path of agents is taken from OCS_AGENT_USER, OCS_AGENT_PASSWORD and OCS_AGENT_PATH_KEY, as by the server.
`,
};

/** Why a file was refused, by the status of the answer; the server's log tells more. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: 'not an inventory (damaged, not compressed as agents do, or without a valid DEVICEID)',
  401: 'the server asks for the login of agents: set OCS_AGENT_USER and OCS_AGENT_PASSWORD',
  403: 'the server does not take it (secret path, session or filter; its log tells which)',
  404: 'there is no inventory server at this address',
  413: 'larger than the server allows (OCS_LIMIT_… settings)',
  500: 'the server failed; its log tells why',
  503: 'the server or its database is too busy or away',
};

/** What the command line says, in English. The French texts have the same keys. */
export const EN = {
  overview: OVERVIEW,
  help: HELP,
  unknown: (offence: string) => `This is not understood: ${offence}`,
  badSetting: (variable: string, value: string, allowed: string) =>
    `${variable} cannot be "${value}"; it must be ${allowed}.`,
  unexpected: (message: string) => `An unexpected error ended the command: ${message}`,

  installingDatabase: 'Installing the MariaDB server of the distribution (apt-get), this takes a minute …',
  databaseProgramMissing: (command: string) =>
    `The MariaDB server is not installed on this machine. Install it as root, then start again: ${command}`,
  databaseInstallFailed: (reason: string) => `The MariaDB server could not be installed: ${reason}`,
  startingDatabase: 'Starting the private database …',
  usingDatabase: (where: string) => `Using the database at ${where}.`,
  migrating: 'Bringing the database to this version …',
  migrated: (count: number) => `Database brought to this version (${count} migrations).`,
  nothingToMigrate: 'The database is up to date.',
  pending: (names: readonly string[]) => `To be applied:\n${names.map((name) => `  ${name}`).join('\n')}`,
  databaseFailure: {
    'bad-address': (sentence: string) => sentence,
    unreachable: (sentence: string) => sentence,
    'access-denied': (sentence: string) => sentence,
    'unknown-database': (sentence: string) => sentence,
    'too-old': (sentence: string) => sentence,
    'foreign-schema': (sentence: string) => sentence,
    busy: (sentence: string) => sentence,
  },

  startingServer: 'Starting the server …',
  serverFailed: (log: string) => `The server could not start; its log is ${log}.`,
  serverSlow: (seconds: number, log: string) =>
    `The server is not ready after ${seconds} s; its log is ${log}.`,
  serverEnded: (reason: string, seconds: number) =>
    `The server ended (${reason}); it is started again in ${seconds} s.`,
  serverBack: 'The server is ready again.',
  databaseEnded: (reason: string, seconds: number) =>
    `The private database ended (${reason}); it is started again in ${seconds} s.`,
  databaseBack: 'The private database is running again.',
  databaseStillAway: (reason: string) => `The private database could not be started again: ${reason}`,
  orphanStopped: 'Stopped a server that a killed process had left behind.',

  running: 'OCS Inventory is running.',
  console: 'Console',
  fromElsewhere: 'From elsewhere',
  agents: 'Agents',
  log: 'Log',
  signIn: 'Sign in as',
  password: 'Password',
  passwordOnce: '(shown only now; to be changed at the first sign-in)',
  pressCtrlC: 'Press Ctrl-C to stop.',
  stopLater: 'It runs in the background; stop it with: npm run down',
  alreadyRunning: (address: string, pid: number) =>
    `OCS Inventory is already running at ${address} (process ${pid}).`,
  alreadyStarting: (pid: number) => `OCS Inventory is already being started (process ${pid}).`,
  stopping: 'Stopping …',
  stopped: 'OCS Inventory is stopped.',
  notRunning: 'OCS Inventory is not running.',
  stillRunning: (pid: number) =>
    `OCS Inventory (process ${pid}) has not ended after 2 minutes; its log tells more.`,

  database: 'Database',
  version: 'Version',
  computers: 'Computers',
  since: 'Running since',
  starting: 'starting',
  notReady: 'The server is running but not ready.',
  privateDatabase: 'private',

  newPassword: (login: string) => `New password of ${login}: `,
  repeatPassword: 'The same again: ',
  passwordsDiffer: 'The two passwords differ; nothing was changed.',
  noPassword: 'No password was given; nothing was changed.',
  unknownLogin: (login: string) => `There is no account "${login}".`,
  passwordSet: (login: string) => `The password of ${login} was set and its sessions were ended.`,
  secondFactorRemoved: (login: string) => `${login} signs in without a second factor now.`,
  generatedPassword: (password: string) => `Its new password, to be changed at the next sign-in: ${password}`,
  badPassword: (reason: string) => `This password is not accepted: ${reason}`,

  startFirst: 'OCS Inventory is not running. Start it first: npm run up',
  demoStarting: (count: number) => `${count} simulated computers report, as their agents would …`,
  demoDone: (count: number, address: string) => `${count} computers have reported. See them at ${address}/`,
  importBadServer: (address: string) =>
    `This is not the address of a server: "${address}" (http://… or https://…)`,
  importStored: 'stored',
  importUnreadable: (reason: string) => `not read (${reason})`,
  importRefusal: (status: number) => `refused: ${REFUSALS[status] ?? `the server answered ${status}`}`,
  importUnreachable: (address: string, reason: string, left: number) =>
    `The server at ${address} cannot be reached (${reason}); ${left} files were not sent.`,
  importSummary: (stored: number, failed: number) => `Successfully inventoried: ${stored}\nErrors: ${failed}`,
  demoFailed: 'Some simulated computers were refused; the lines above say why.',
};

export type Texts = typeof EN;
