import type { ReasonTexts } from '@ocs/agent-server';

/** What the decisions about registry queries mean, for administrators. */
export const REGISTRY_REASON_TEXTS: ReasonTexts = {
  registry: { en: 'Registry queries', fr: 'Requêtes de la base de registre' },
  'registry=sent': { en: 'Sent', fr: 'Envoyées' },
  'registry=not-sent': { en: 'None', fr: 'Aucune' },
  'registry.registry-off': {
    en: 'The option REGISTRY is off.',
    fr: 'L’option REGISTRY est désactivée.',
  },
  'registry.no-registry-queries': {
    en: 'No registry query is defined.',
    fr: 'Aucune requête de la base de registre n’est définie.',
  },
  'registry.registry-queries': {
    en: 'Registry queries defined on the server: {count}.',
    fr: 'Requêtes de la base de registre définies sur le serveur : {count}.',
  },
};
