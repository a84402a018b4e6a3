import type { ServerOption } from './option.js';

/** Copies of inventories as files (spec/agent-protocol.md 10.3). */
export const FILE_OPTIONS = [
  {
    key: 'GENERATE_OCS_FILES',
    topic: 'files',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Write inventories as files', fr: 'Écrire les inventaires dans des fichiers' },
    help: {
      en: 'Each stored inventory is also written as a file, for instance to pass it on to a server of a higher level.',
      fr: 'Chaque inventaire enregistré est aussi écrit dans un fichier, par exemple pour le transmettre à un serveur de niveau supérieur.',
    },
  },
  {
    key: 'GENERATE_OCS_FILES_SNMP',
    topic: 'files',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Write SNMP results as files', fr: 'Écrire les résultats SNMP dans des fichiers' },
    help: {
      en: 'The results of SNMP scans are also written as files, into the same folder.',
      fr: 'Les résultats des scans SNMP sont aussi écrits dans des fichiers, dans le même dossier.',
    },
  },
  {
    key: 'OCS_FILES_FORMAT',
    topic: 'files',
    type: 'choice',
    scopes: ['global'],
    default: 'OCS',
    choices: {
      OCS: { en: 'As received, compressed', fr: 'Tel que reçu, compressé' },
      XML: { en: 'Clear XML', fr: 'XML en clair' },
    },
    label: { en: 'Format of these files', fr: 'Format de ces fichiers' },
    help: {
      en: 'Files as received can be imported by any server; clear XML can be read by people and programs.',
      fr: 'Les fichiers tels que reçus peuvent être importés par tout serveur, le XML en clair peut être lu par des personnes et des programmes.',
    },
  },
  {
    key: 'OCS_FILES_OVERWRITE',
    topic: 'files',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Keep only the last file', fr: 'Ne garder que le dernier fichier' },
    help: {
      en: 'A new inventory overwrites the file of the same computer. When off, numbered files pile up.',
      fr: 'Un nouvel inventaire remplace le fichier du même ordinateur. Sinon, des fichiers numérotés s’accumulent.',
    },
  },
  {
    key: 'OCS_FILES_PATH',
    topic: 'files',
    type: 'text',
    scopes: ['global'],
    default: '/tmp',
    label: { en: 'Folder of these files', fr: 'Dossier de ces fichiers' },
    help: {
      en: 'Folder on the server into which the files are written; the server needs the right to write there.',
      fr: 'Dossier du serveur dans lequel les fichiers sont écrits. Le serveur doit avoir le droit d’y écrire.',
    },
  },
] as const satisfies readonly ServerOption[];
