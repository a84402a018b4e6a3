import type { Texts } from './en.js';

const OVERVIEW = `OCS Inventory : connaît chaque ordinateur d’un site et y télédéploie des logiciels.

  up        démarrer le serveur (et sa base de données privée) et le garder en marche
  down      l’arrêter
  status    dire s’il est en marche, et à quelle adresse
  demo      faire remonter un parc d’ordinateurs simulés
  import    importer des fichiers d’inventaire écrits par des agents sans réseau
  migrate   mettre la base de données au schéma de cette version
  user      fixer le mot de passe d’un compte

Chaque commande a son aide : npm run up -- --help
Les réglages sont des variables d’environnement, voir docs/settings.md.
`;

const HELP: Texts['help'] = {
  up: `npm run up [-- --detach]

Démarre le serveur, avec une base MariaDB privée sauf si DATABASE_URL en désigne une, et les garde en marche jusqu’à Ctrl-C.

  --detach   rendre la main dès que le serveur est prêt ; il continue en arrière-plan jusqu’à « npm run down »

Le premier démarrage crée le compte « admin » : son mot de passe est OCS_ADMIN_PASSWORD, ou un mot de passe aléatoire affiché une seule fois.
`,
  down: `npm run down

Arrête le serveur et sa base de données privée, et attend qu’ils soient terminés.
`,
  status: `npm run status [-- --json]

Dit si le serveur est en marche, ses adresses, sa base de données, ses versions et le nombre d’ordinateurs. Code de retour 0 : en marche, 3 : arrêté.

  --json     la même chose sous forme de document JSON
`,
  migrate: `node apps/ocs/dist/main.js migrate [--pending]

Met la base de données au schéma de cette version. « up » le fait de lui-même ; cette commande le fait sans démarrer.

  --pending  seulement montrer ce qui serait fait
`,
  user: `node apps/ocs/dist/main.js user set-password LOGIN [--generate]
node apps/ocs/dist/main.js user remove-second-factor LOGIN

set-password : fixe le mot de passe d’un compte et termine ses sessions. Le mot de passe est demandé, ou lu sur la première ligne de l’entrée standard.
remove-second-factor : pour qui a perdu l’application d’authentification et les codes de secours.

  --generate créer un mot de passe aléatoire et l’afficher ; il devra être changé à la prochaine connexion
`,
  demo: `npm run demo [-- --count 300]

Fait remonter des ordinateurs Windows et Linux simulés au serveur en marche, par la même adresse que les vrais agents.

  --count N        nombre d’ordinateurs, de 1 à 100000 (300)
  --concurrency N  ordinateurs qui remontent en même temps, de 1 à 64 (4)
`,
  import: `npm run import -- FICHIER|DOSSIER... [--server http://SERVEUR:8080]

Envoie des fichiers d’inventaire (.ocs, compressés ou en XML clair) au serveur, comme le feraient leurs agents ; d’un dossier, tous les *.ocs et *.xml qu’il contient, sous-dossiers compris.
Une ligne par fichier, puis un bilan. Code de retour 1 si un fichier n’a pas été enregistré.

  --server URL  un autre serveur que celui de cette machine

L’identifiant ou le chemin secret des agents vient de OCS_AGENT_USER, OCS_AGENT_PASSWORD et OCS_AGENT_PATH_KEY, comme pour le serveur.
`,
};

const REFUSALS: Readonly<Record<number, string>> = {
  400: 'ce n’est pas un inventaire (endommagé, autrement compressé que par un agent, ou sans DEVICEID valable)',
  401: 'le serveur demande l’identifiant des agents : définissez OCS_AGENT_USER et OCS_AGENT_PASSWORD',
  403: 'le serveur ne l’accepte pas (chemin secret, session ou filtre ; son journal dit lequel)',
  404: 'il n’y a pas de serveur d’inventaire à cette adresse',
  413: 'plus grand que le serveur ne l’accepte (réglages OCS_LIMIT_…)',
  500: 'le serveur a échoué ; son journal dit pourquoi',
  503: 'le serveur ou sa base de données est surchargé ou absent',
};

/** What the command line says, in French. */
export const FR: Texts = {
  overview: OVERVIEW,
  help: HELP,
  unknown: (offence) => `Ceci n’est pas compris : ${offence}`,
  badSetting: (variable, value, allowed) =>
    `${variable} ne peut pas valoir « ${value} » ; valeurs possibles : ${allowed}.`,
  unexpected: (message) => `Une erreur inattendue a interrompu la commande : ${message}`,

  installingDatabase: 'Installation du serveur MariaDB de la distribution (apt-get), environ une minute …',
  databaseProgramMissing: (command) =>
    `Le serveur MariaDB n’est pas installé sur cette machine. Installez-le en tant que root, puis redémarrez : ${command}`,
  databaseInstallFailed: (reason) => `Le serveur MariaDB n’a pas pu être installé : ${reason}`,
  startingDatabase: 'Démarrage de la base de données privée …',
  usingDatabase: (where) => `Base de données utilisée : ${where}.`,
  migrating: 'Mise à niveau de la base de données …',
  migrated: (count) => `Base de données mise à niveau (${count} migrations).`,
  nothingToMigrate: 'La base de données est à jour.',
  pending: (names) => `À appliquer :\n${names.map((name) => `  ${name}`).join('\n')}`,
  databaseFailure: {
    'bad-address': (sentence) => `L’adresse de la base de données (DATABASE_URL) est incorrecte. ${sentence}`,
    unreachable: (sentence) => `La base de données est injoignable. ${sentence}`,
    'access-denied': (sentence) => `La base de données refuse l’utilisateur. ${sentence}`,
    'unknown-database': (sentence) => `La base de données n’existe pas. ${sentence}`,
    'too-old': (sentence) => `Le serveur de base de données est trop ancien. ${sentence}`,
    'foreign-schema': (sentence) => `La base de données contient déjà un autre inventaire. ${sentence}`,
    busy: (sentence) => `La base de données est occupée. ${sentence}`,
  },

  startingServer: 'Démarrage du serveur …',
  serverFailed: (log) => `Le serveur n’a pas pu démarrer ; son journal est ${log}.`,
  serverSlow: (seconds, log) => `Le serveur n’est pas prêt après ${seconds} s ; son journal est ${log}.`,
  serverEnded: (reason, seconds) =>
    `Le serveur s’est arrêté (${reason}) ; nouveau démarrage dans ${seconds} s.`,
  serverBack: 'Le serveur est de nouveau prêt.',
  databaseEnded: (reason, seconds) =>
    `La base de données privée s’est arrêtée (${reason}) ; nouveau démarrage dans ${seconds} s.`,
  databaseBack: 'La base de données privée est de nouveau en marche.',
  databaseStillAway: (reason) => `La base de données privée n’a pas pu redémarrer : ${reason}`,
  orphanStopped: 'Un serveur laissé par un processus tué a été arrêté.',

  running: 'OCS Inventory est en marche.',
  console: 'Console',
  fromElsewhere: 'D’un autre poste',
  agents: 'Agents',
  log: 'Journal',
  signIn: 'Identifiant',
  password: 'Mot de passe',
  passwordOnce: '(affiché cette fois seulement ; à changer à la première connexion)',
  pressCtrlC: 'Ctrl-C pour arrêter.',
  stopLater: 'Il tourne en arrière-plan ; pour l’arrêter : npm run down',
  alreadyRunning: (address, pid) =>
    `OCS Inventory est déjà en marche à l’adresse ${address} (processus ${pid}).`,
  alreadyStarting: (pid) => `OCS Inventory est déjà en cours de démarrage (processus ${pid}).`,
  stopping: 'Arrêt en cours …',
  stopped: 'OCS Inventory est arrêté.',
  notRunning: 'OCS Inventory n’est pas démarré.',
  stillRunning: (pid) =>
    `OCS Inventory (processus ${pid}) ne s’est pas arrêté en 2 minutes ; son journal en dit plus.`,

  database: 'Base de données',
  version: 'Version',
  computers: 'Ordinateurs',
  since: 'En marche depuis',
  starting: 'démarrage en cours',
  notReady: 'Le serveur tourne mais n’est pas prêt.',
  privateDatabase: 'privée',

  newPassword: (login) => `Nouveau mot de passe de ${login} : `,
  repeatPassword: 'Encore une fois : ',
  passwordsDiffer: 'Les deux mots de passe diffèrent ; rien n’a été changé.',
  noPassword: 'Aucun mot de passe n’a été donné ; rien n’a été changé.',
  unknownLogin: (login) => `Il n’y a pas de compte « ${login} ».`,
  passwordSet: (login) => `Le mot de passe de ${login} a été fixé et ses sessions ont été terminées.`,
  secondFactorRemoved: (login) => `${login} se connecte désormais sans second facteur.`,
  generatedPassword: (password) =>
    `Son nouveau mot de passe, à changer à la prochaine connexion : ${password}`,
  badPassword: (reason) => `Ce mot de passe n’est pas accepté : ${reason}`,

  startFirst: 'OCS Inventory n’est pas démarré. Démarrez-le d’abord : npm run up',
  demoStarting: (count) =>
    `${count} ordinateurs simulés remontent leur inventaire, comme le feraient leurs agents …`,
  demoDone: (count, address) => `${count} ordinateurs ont remonté leur inventaire. À voir sur ${address}/`,
  importBadServer: (address) =>
    `Ce n’est pas l’adresse d’un serveur : « ${address} » (http://… ou https://…)`,
  importStored: 'enregistré',
  importUnreadable: (reason) => `illisible (${reason})`,
  importRefusal: (status) => `refusé : ${REFUSALS[status] ?? `le serveur a répondu ${status}`}`,
  importUnreachable: (address, reason, left) =>
    `Le serveur ${address} est injoignable (${reason}) ; ${left} fichiers n’ont pas été envoyés.`,
  importSummary: (stored, failed) => `Inventoriés avec succès : ${stored}\nErreurs : ${failed}`,
  demoFailed: 'Des ordinateurs simulés ont été refusés ; les lignes ci-dessus disent pourquoi.',
};
