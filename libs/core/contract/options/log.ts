import type { ServerOption } from './option.js';

/** The activity log of the agents' endpoint (spec/agent-protocol.md 9.1). */
export const LOG_OPTIONS = [
  {
    key: 'LOGLEVEL',
    topic: 'log',
    type: 'integer',
    scopes: ['global'],
    default: 0,
    minimum: 0,
    maximum: 9,
    special: {
      '0': { en: 'Important events only', fr: 'Événements importants seulement' },
      '1': { en: 'Every event', fr: 'Tous les événements' },
    },
    label: { en: 'Activity log', fr: 'Journal d’activité' },
    help: {
      en: 'How much of the agents’ activity is logged. 0 logs important events only, 1 every event, higher values add details.',
      fr: 'Part de l’activité des agents qui est journalisée. 0 journalise les événements importants seulement, 1 tous les événements, une valeur plus élevée ajoute des détails.',
    },
  },
  {
    key: 'LOGPATH',
    topic: 'log',
    type: 'text',
    scopes: ['global'],
    default: '/var/log/ocsinventory-server',
    label: { en: 'Folder of the activity log', fr: 'Dossier du journal d’activité' },
    help: {
      en: 'Folder on the server for the file activity.log; the server needs the right to write there.',
      fr: 'Dossier du serveur pour le fichier activity.log. Le serveur doit avoir le droit d’y écrire.',
    },
  },
] as const satisfies readonly ServerOption[];
