import type { ServerOption } from './option.js';

/** Registry queries (spec/agent-protocol.md 6). */
export const REGISTRY_OPTIONS = [
  {
    key: 'REGISTRY',
    topic: 'registry',
    type: 'switch',
    scopes: ['global'],
    default: true,
    label: { en: 'Registry queries', fr: 'Requêtes de la base de registre' },
    help: {
      en: 'Windows agents read the registry values that administrators have asked for and send them with the inventory.',
      fr: 'Les agents Windows lisent les valeurs de la base de registre demandées par les administrateurs et les envoient avec l’inventaire.',
    },
  },
] as const satisfies readonly ServerOption[];
