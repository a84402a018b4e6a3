// @ts-check
/** What the start says, in English and French; the language is the terminal's (LC_ALL, LC_MESSAGES, LANG). */

const ENGLISH = {
  usage: 'Usage: npm run up | down | status | demo | import',
  noSpace: (/** @type {string} */ folder, /** @type {string} */ needed, /** @type {string} */ free) =>
    `Not enough disk space at ${folder}: ${needed} are needed, ${free} are free.`,
  portTaken: (
    /** @type {number} */ port,
    /** @type {string|undefined} */ program,
    /** @type {string} */ variable,
  ) =>
    `Port ${port} is already in use${program === undefined ? '' : ` by ${program}`}. ` +
    `Stop that program, or choose another port: ${variable}=${port + 10} npm run up`,
  portForbidden: (/** @type {number} */ port, /** @type {string} */ variable) =>
    `Port ${port} may only be used by the administrator of this machine. Choose a port above 1023: ${variable}=8080 npm run up`,
  portUnusable: (/** @type {number} */ port, /** @type {string} */ reason) =>
    `Port ${port} cannot be used: ${reason}.`,
  badPort: (/** @type {string} */ variable, /** @type {string} */ value) =>
    `${variable} must be a port number from 1 to 65535 (or 0 to switch it off), not "${value}".`,
  samePort: (/** @type {number} */ port) =>
    `OCS_HTTP_PORT and OCS_HTTPS_PORT are both ${port}; they must differ.`,
  noPort: 'OCS_HTTP_PORT and OCS_HTTPS_PORT are both 0: nothing would be served.',
  installing: 'Installing the libraries (npm ci)',
  installed: 'Libraries installed',
  installFailed: (/** @type {string} */ log) =>
    `The libraries could not be installed; the whole output is in ${log}.`,
  building: 'Building the server and the console',
  built: 'Built',
  buildFailed: (/** @type {string} */ log) => `The build failed; the whole output is in ${log}.`,
  notInstalled: 'OCS Inventory is not running (it has not been started here yet).',
  seconds: (/** @type {number} */ seconds) => `${seconds} s`,
};

/** @type {typeof ENGLISH} */
const FRENCH = {
  usage: 'Utilisation : npm run up | down | status | demo | import',
  noSpace: (folder, needed, free) =>
    `Espace disque insuffisant dans ${folder} : il faut ${needed}, il reste ${free}.`,
  portTaken: (port, program, variable) =>
    `Le port ${port} est déjà utilisé${program === undefined ? '' : ` par ${program}`}. ` +
    `Arrêtez ce programme ou choisissez un autre port : ${variable}=${port + 10} npm run up`,
  portForbidden: (port, variable) =>
    `Le port ${port} est réservé à l’administrateur de cette machine. Choisissez un port au-dessus de 1023 : ${variable}=8080 npm run up`,
  portUnusable: (port, reason) => `Le port ${port} est inutilisable : ${reason}.`,
  badPort: (variable, value) =>
    `${variable} doit être un numéro de port de 1 à 65535 (ou 0 pour le désactiver), et non « ${value} ».`,
  samePort: (port) =>
    `OCS_HTTP_PORT et OCS_HTTPS_PORT valent tous deux ${port} ; ils doivent être différents.`,
  noPort: 'OCS_HTTP_PORT et OCS_HTTPS_PORT valent tous deux 0 : rien ne serait servi.',
  installing: 'Installation des bibliothèques (npm ci)',
  installed: 'Bibliothèques installées',
  installFailed: (log) => `Les bibliothèques n’ont pas pu être installées ; le détail se trouve dans ${log}.`,
  building: 'Construction du serveur et de la console',
  built: 'Construction terminée',
  buildFailed: (log) => `La construction a échoué ; le détail se trouve dans ${log}.`,
  notInstalled: 'OCS Inventory n’est pas démarré (il ne l’a encore jamais été ici).',
  seconds: (seconds) => `${seconds} s`,
};

/** The texts for a terminal's environment. */
export function textsFor(/** @type {NodeJS.ProcessEnv} */ env) {
  return /^fr/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '') ? FRENCH : ENGLISH;
}

/** @typedef {typeof ENGLISH} Texts */
