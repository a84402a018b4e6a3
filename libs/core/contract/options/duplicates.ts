import type { ServerOption } from './option.js';

/** Recognition of computers that came back under another identity (spec/agent-protocol.md 4.2). */
export const DUPLICATE_OPTIONS = [
  {
    key: 'AUTO_DUPLICATE_LVL',
    topic: 'duplicates',
    type: 'bitmask',
    scopes: ['global'],
    default: 15,
    bits: {
      '1': { en: 'Host name', fr: 'Nom d’hôte' },
      '2': { en: 'Serial number', fr: 'Numéro de série' },
      '4': { en: 'MAC address', fr: 'Adresse MAC' },
      '8': { en: 'Model', fr: 'Modèle' },
      '16': { en: 'UUID', fr: 'UUID' },
      '32': { en: 'Asset tag', fr: 'Numéro d’inventaire' },
    },
    label: { en: 'Automatic duplicate detection', fr: 'Détection automatique des doublons' },
    help: {
      en: 'A known computer that agrees with a new inventory in all ticked criteria is replaced by it. With none ticked, duplicates are left for a person to decide.',
      fr: 'Un ordinateur connu qui concorde avec un nouvel inventaire sur tous les critères cochés est remplacé par celui-ci. Si aucun n’est coché, la décision sur les doublons revient à une personne.',
    },
  },
  {
    key: 'TRACE_DELETED',
    topic: 'duplicates',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Trace deleted and merged computers', fr: 'Tracer les ordinateurs supprimés et fusionnés' },
    help: {
      en: 'Deletions and merges are recorded for other products such as GLPI, which use the trace to follow them.',
      fr: 'Les suppressions et les fusions sont enregistrées pour d’autres produits comme GLPI, qui s’en servent pour les suivre.',
    },
  },
] as const satisfies readonly ServerOption[];
