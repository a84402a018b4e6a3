import type { LocalisedText } from './text.js';

/** Themes the permissions are grouped by in the form of a profile. */
export const PERMISSION_TOPICS = {
  computers: { en: 'Computers', fr: 'Ordinateurs' },
  deployment: { en: 'Deployment', fr: 'Télédéploiement' },
  server: { en: 'Server', fr: 'Serveur' },
  accounts: { en: 'Accounts', fr: 'Comptes' },
} as const satisfies Record<string, LocalisedText>;

export type PermissionTopic = keyof typeof PERMISSION_TOPICS;

/** One thing an account may be allowed to do. */
export interface PermissionEntry {
  readonly topic: PermissionTopic;
  readonly label: LocalisedText;
  /** One sentence: what becomes possible. */
  readonly help: LocalisedText;
}

/** What an account may be allowed to do. Every route of the API names the one it needs. */
export const PERMISSIONS = {
  'computers.read': {
    topic: 'computers',
    label: { en: 'See computers', fr: 'Voir les ordinateurs' },
    help: {
      en: 'Lists, distribution, exports and the page of each computer, within the perimeter.',
      fr: 'Listes, répartition, exports et page de chaque ordinateur, dans le périmètre.',
    },
  },
  'computers.edit': {
    topic: 'computers',
    label: {
      en: 'Change administrative data and notes',
      fr: 'Modifier les informations administratives et les notes',
    },
    help: {
      en: 'TAG, the administrative fields and the notes of a computer.',
      fr: 'TAG, champs administratifs et notes d’un ordinateur.',
    },
  },
  'computers.customize': {
    topic: 'computers',
    label: { en: 'Customize computers', fr: 'Personnaliser les ordinateurs' },
    help: {
      en: 'Give a computer options of its own: frequency, contact interval, network discovery and the others.',
      fr: 'Donner à un ordinateur ses propres options : fréquence, intervalle de contact, découverte du réseau et les autres.',
    },
  },
  'computers.archive': {
    topic: 'computers',
    label: { en: 'Archive and restore computers', fr: 'Archiver et restaurer des ordinateurs' },
    help: {
      en: 'Archived computers are hidden from the lists and keep all their data.',
      fr: 'Les ordinateurs archivés sont masqués des listes et gardent toutes leurs données.',
    },
  },
  'computers.delete': {
    topic: 'computers',
    label: { en: 'Delete computers', fr: 'Supprimer des ordinateurs' },
    help: {
      en: 'Removes a computer with all its data; it comes back at its next inventory.',
      fr: 'Retire un ordinateur avec toutes ses données ; il revient à son prochain inventaire.',
    },
  },
  'groups.edit': {
    topic: 'computers',
    label: { en: 'Put computers into groups', fr: 'Affecter des ordinateurs à des groupes' },
    help: {
      en: 'Include a computer in a group or exclude it by hand.',
      fr: 'Inclure un ordinateur dans un groupe ou l’en exclure à la main.',
    },
  },
  'dashboard.read': {
    topic: 'computers',
    label: { en: 'See the overview', fr: 'Voir la vue d’ensemble' },
    help: {
      en: 'Figures and charts over all computers of the perimeter.',
      fr: 'Chiffres et graphiques sur tous les ordinateurs du périmètre.',
    },
  },
  'layouts.share': {
    topic: 'computers',
    label: { en: 'Share layouts of tables', fr: 'Partager des dispositions de tableaux' },
    help: {
      en: 'Offer a set of columns to a group or to everybody, and remove those of others.',
      fr: 'Proposer un jeu de colonnes à un groupe ou à tous, et retirer ceux des autres.',
    },
  },
  'packages.assign': {
    topic: 'deployment',
    label: { en: 'Assign packages', fr: 'Affecter des paquets' },
    help: {
      en: 'Assign activated packages to a computer and take them back.',
      fr: 'Affecter des paquets activés à un ordinateur et les désaffecter.',
    },
  },
  'agents.admit': {
    topic: 'server',
    label: { en: 'Admit computers', fr: 'Admettre des ordinateurs' },
    help: {
      en: 'Decide about unknown computers and identity conflicts that wait.',
      fr: 'Décider des ordinateurs inconnus et des conflits d’identité en attente.',
    },
  },
  'inventory.import': {
    topic: 'server',
    label: { en: 'Import inventories', fr: 'Importer des inventaires' },
    help: {
      en: 'Hand over inventory files of computers that are not on the network.',
      fr: 'Transmettre les fichiers d’inventaire d’ordinateurs hors réseau.',
    },
  },
  'server.read': {
    topic: 'server',
    label: { en: 'See the state of the server', fr: 'Voir l’état du serveur' },
    help: {
      en: 'Figures for monitoring the server.',
      fr: 'Chiffres pour la supervision du serveur.',
    },
  },
  'users.manage': {
    topic: 'accounts',
    label: { en: 'Manage accounts', fr: 'Gérer les comptes' },
    help: {
      en: 'Accounts with their perimeter and sessions, and groups of accounts. Nobody can give more rights than their own.',
      fr: 'Comptes avec leur périmètre et leurs sessions, et groupes de comptes. Nul ne peut donner plus de droits que les siens.',
    },
  },
  'profiles.manage': {
    topic: 'accounts',
    label: { en: 'Manage profiles', fr: 'Gérer les profils' },
    help: {
      en: 'What the accounts of a profile may do.',
      fr: 'Ce que les comptes d’un profil peuvent faire.',
    },
  },
  'audit.read': {
    topic: 'accounts',
    label: { en: 'Read the audit', fr: 'Lire l’audit' },
    help: {
      en: 'Who changed what, when and from where; and the export of it.',
      fr: 'Qui a changé quoi, quand et d’où ; et son export.',
    },
  },
} as const satisfies Record<string, PermissionEntry>;

export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as readonly Permission[];

/** True for a text that names a permission of this version of the product. */
export const isPermission = (text: string): text is Permission => Object.hasOwn(PERMISSIONS, text);

/** A profile as the product ships it; from then on it is a row that can be edited (spec/console.md 2.3). */
export interface ShippedProfile {
  /** `operators.NEW_ACCESSLVL`. */
  readonly name: string;
  readonly label: LocalisedText;
  /** Its accounts see only the computers of their TAGs. */
  readonly restricted: boolean;
  readonly permissions: readonly Permission[];
}

/** The four profiles of spec/console.md 2.3. */
export const SHIPPED_PROFILES: readonly ShippedProfile[] = [
  {
    name: 'sadmin',
    label: { en: 'Super administrators', fr: 'Super administrateurs' },
    restricted: false,
    permissions: ALL_PERMISSIONS,
  },
  {
    name: 'admin',
    label: { en: 'Administrators', fr: 'Administrateurs' },
    restricted: false,
    permissions: ['computers.read', 'computers.edit', 'computers.archive', 'computers.delete'],
  },
  {
    name: 'ladmin',
    label: { en: 'Local administrators', fr: 'Administrateurs locaux' },
    restricted: true,
    permissions: ['computers.read', 'computers.edit', 'computers.archive', 'computers.delete'],
  },
  {
    name: 'read-only',
    label: { en: 'Read only', fr: 'Lecture seule' },
    restricted: false,
    permissions: ['computers.read'],
  },
];
