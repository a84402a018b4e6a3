import type { ServerOption } from './option.js';

/** When agents get in touch and what they are offered then (spec/agent-protocol.md 1, 2 and 7). */
export const CONTACT_OPTIONS = [
  {
    key: 'FREQUENCY',
    topic: 'contact',
    type: 'integer',
    scopes: ['global', 'group', 'computer'],
    default: 0,
    minimum: 1,
    maximum: 9999,
    unit: { en: 'days', fr: 'jours' },
    special: {
      '0': { en: 'At every contact', fr: 'À chaque contact' },
      '-1': { en: 'Never', fr: 'Jamais' },
    },
    empty: {
      en: 'Not decided, no inventory is asked for',
      fr: 'Non décidée, aucun inventaire n’est demandé',
    },
    label: { en: 'Inventory frequency', fr: 'Fréquence d’inventaire' },
    help: {
      en: 'A computer whose last inventory is older than this many days is asked for a new one. 0 asks at every contact, -1 never asks; both overrule the values of groups and computers.',
      fr: 'Un ordinateur dont le dernier inventaire est plus ancien que ce nombre de jours doit en envoyer un nouveau. 0 le demande à chaque contact, -1 ne le demande jamais et ces deux valeurs priment sur celles des groupes et des ordinateurs.',
    },
  },
  {
    key: 'PROLOG_FREQ',
    topic: 'contact',
    type: 'integer',
    scopes: ['global', 'group', 'computer'],
    default: 12,
    minimum: 1,
    maximum: 9999,
    unit: { en: 'hours', fr: 'heures' },
    label: { en: 'Contact interval', fr: 'Intervalle entre deux contacts' },
    help: {
      en: 'Hours that agents wait between two contacts with the server. A shorter interval brings settings and packages to computers sooner and costs more requests.',
      fr: 'Nombre d’heures que les agents attendent entre deux contacts avec le serveur. Un intervalle plus court transmet plus vite les réglages et les paquets, au prix de requêtes plus nombreuses.',
    },
  },
  {
    key: 'INVENTORY_ON_STARTUP',
    topic: 'contact',
    type: 'switch',
    scopes: ['global', 'group', 'computer'],
    default: false,
    label: { en: 'Contact when the service starts', fr: 'Contact au démarrage du service' },
    help: {
      en: 'The Windows agent contacts the server as soon as its service starts, in addition to the contact interval.',
      fr: 'L’agent Windows contacte le serveur dès le démarrage de son service, en plus de l’intervalle entre deux contacts.',
    },
  },
  {
    key: 'ACCEPT_OTHER_AGENTS',
    topic: 'contact',
    type: 'switch',
    scopes: ['global'],
    default: true,
    label: {
      en: 'Admit FusionInventory and old Linux agents',
      fr: 'Admettre FusionInventory et les anciens agents Linux',
    },
    help: {
      en: 'FusionInventory agents and Linux agents of the 1.01 era may contact the server. When off, their first request is refused.',
      fr: 'Les agents FusionInventory et les agents Linux de l’époque 1.01 peuvent contacter le serveur. Sinon, leur première requête est refusée.',
    },
  },
  {
    key: 'COMPRESS_TRY_OTHERS',
    topic: 'contact',
    type: 'switch',
    scopes: ['global'],
    default: true,
    label: {
      en: 'Accept gzip and uncompressed messages',
      fr: 'Accepter les messages gzip et non compressés',
    },
    help: {
      en: 'Messages may be compressed with gzip or not at all, as some agents and imported files do. When off, only zlib is understood.',
      fr: 'Les messages peuvent être compressés avec gzip ou ne pas l’être du tout, comme le font certains agents et les fichiers importés. Sinon, seul zlib est compris.',
    },
  },
  {
    key: 'DEPLOY',
    topic: 'contact',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Offer agent files', fr: 'Proposer les fichiers de l’agent' },
    help: {
      en: 'Installed launchers may fetch the agent files and the label stored on this server.',
      fr: 'Les lanceurs installés peuvent télécharger les fichiers de l’agent et le libellé conservés sur ce serveur.',
    },
  },
  {
    key: 'UPDATE',
    topic: 'contact',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Update 1.01 agents', fr: 'Mettre à jour les agents 1.01' },
    help: {
      en: 'Agents of the 1.01 era are told when this server holds another version of their files. Newer agents do not ask.',
      fr: 'Les agents de l’époque 1.01 sont avertis lorsque ce serveur détient une autre version de leurs fichiers. Les agents récents ne le demandent pas.',
    },
  },
  {
    key: 'PROXY_REVALIDATE_DELAY',
    topic: 'contact',
    type: 'integer',
    scopes: ['global'],
    default: 3600,
    minimum: 0,
    maximum: 31_536_000,
    unit: { en: 'seconds', fr: 'secondes' },
    label: { en: 'Agent files in proxies', fr: 'Fichiers de l’agent dans les proxys' },
    help: {
      en: 'Seconds for which proxies may keep the agent files before they ask this server again.',
      fr: 'Nombre de secondes pendant lesquelles les proxys peuvent conserver les fichiers de l’agent avant d’interroger de nouveau ce serveur.',
    },
  },
] as const satisfies readonly ServerOption[];
