import type { ServerOption } from './option.js';

/** Sessions between contact and inventory (spec/agent-protocol.md 3.11). */
export const SECURITY_OPTIONS = [
  {
    key: 'INVENTORY_SESSION_ONLY',
    topic: 'security',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Refuse unexpected inventories', fr: 'Refuser les inventaires inattendus' },
    help: {
      en: 'Only inventories that the server has asked for in a preceding contact are taken. Forced inventories and imports from addresses that are not trusted are refused.',
      fr: 'Seuls les inventaires que le serveur a demandés lors d’un contact préalable sont acceptés. Les inventaires forcés et les imports depuis des adresses qui ne sont pas de confiance sont refusés.',
    },
  },
  {
    key: 'SESSION_VALIDITY_TIME',
    topic: 'security',
    type: 'integer',
    scopes: ['global'],
    default: 3600,
    minimum: 1,
    maximum: 31_536_000,
    unit: { en: 'seconds', fr: 'secondes' },
    special: { '0': { en: 'Not checked', fr: 'Non vérifiée' } },
    label: { en: 'Time between contact and inventory', fr: 'Délai entre contact et inventaire' },
    help: {
      en: 'Seconds after a contact within which the inventory it asked for is expected. 0 expects it at any time.',
      fr: 'Nombre de secondes après un contact pendant lesquelles l’inventaire demandé est attendu. 0 l’attend à tout moment.',
    },
  },
  {
    key: 'SESSION_CLEAN_TIME',
    topic: 'security',
    type: 'integer',
    scopes: ['global'],
    default: 86_400,
    minimum: 1,
    maximum: 31_536_000,
    unit: { en: 'seconds', fr: 'secondes' },
    label: { en: 'Clean up contacts', fr: 'Nettoyage des contacts' },
    help: {
      en: 'Seconds after which a contact that no inventory followed is forgotten; also the interval of this clean-up.',
      fr: 'Nombre de secondes au bout desquelles un contact resté sans inventaire est oublié. C’est aussi l’intervalle de ce nettoyage.',
    },
  },
  {
    key: 'SECURITY_LEVEL',
    topic: 'security',
    type: 'integer',
    scopes: ['global'],
    default: 0,
    minimum: 0,
    label: { en: 'Security level', fr: 'Niveau de sécurité' },
    help: {
      en: 'Kept for databases that hold it. It has no effect, as in earlier versions.',
      fr: 'Conservé pour les bases de données qui le contiennent. Il est sans effet, comme dans les versions précédentes.',
    },
  },
  {
    key: 'AGENT_APPROVAL',
    topic: 'security',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Approve new computers', fr: 'Approuver les nouveaux ordinateurs' },
    help: {
      en: 'An unknown computer is taken only after an administrator has approved it. Until then it waits in a list and its inventories are refused.',
      fr: 'Un ordinateur inconnu n’est accepté qu’après l’approbation d’un administrateur. D’ici là, il attend dans une liste et ses inventaires sont refusés.',
    },
  },
  {
    key: 'AGENT_IDENTITY_CHECK',
    topic: 'security',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Hold foreign identities', fr: 'Retenir les identités étrangères' },
    help: {
      en: 'When UUID, serial number and all MAC addresses of a known computer change at once, its inventory is held until an administrator accepts it: another machine may be using its identity.',
      fr: 'Quand l’UUID, le numéro de série et toutes les adresses MAC d’un ordinateur connu changent à la fois, son inventaire est retenu jusqu’à l’accord d’un administrateur : une autre machine utilise peut-être son identité.',
    },
  },
] as const satisfies readonly ServerOption[];
