import type { ServerOption } from './option.js';

/** Filters in front of contacts and inventories (spec/agent-protocol.md 9.2). */
export const FILTER_OPTIONS = [
  {
    key: 'PROLOG_FILTER_ON',
    topic: 'filters',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Filter contacts', fr: 'Filtrer les contacts' },
    help: {
      en: 'Contacts pass the installed filters before they are answered. The product itself brings none.',
      fr: 'Les contacts passent par les filtres installés avant de recevoir une réponse. Le produit lui-même n’en fournit aucun.',
    },
  },
  {
    key: 'INVENTORY_FILTER_ON',
    topic: 'filters',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Filter inventories', fr: 'Filtrer les inventaires' },
    help: {
      en: 'Inventories pass the filters that are switched on below before they are stored.',
      fr: 'Les inventaires passent par les filtres activés ci-dessous avant d’être enregistrés.',
    },
  },
  {
    key: 'INVENTORY_FILTER_FLOOD_IP',
    topic: 'filters',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Limit new computers per address', fr: 'Limiter les nouveaux ordinateurs par adresse' },
    help: {
      en: 'An address may add one new computer per period; further ones are refused until it is over. Known computers are not concerned.',
      fr: 'Une adresse peut ajouter un seul nouvel ordinateur par période et les suivants sont refusés jusqu’à sa fin. Les ordinateurs connus ne sont pas concernés.',
    },
  },
  {
    key: 'INVENTORY_FILTER_FLOOD_IP_CACHE_TIME',
    topic: 'filters',
    type: 'integer',
    scopes: ['global'],
    default: 300,
    minimum: 1,
    maximum: 31_536_000,
    unit: { en: 'seconds', fr: 'secondes' },
    label: { en: 'Period of that limit', fr: 'Période de cette limite' },
    help: {
      en: 'Seconds for which an address that has added a computer may not add another one.',
      fr: 'Nombre de secondes pendant lesquelles une adresse qui a ajouté un ordinateur ne peut pas en ajouter un autre.',
    },
  },
  {
    key: 'INVENTORY_FILTER_ENABLED',
    topic: 'filters',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Filter inventory fields', fr: 'Filtrer les champs des inventaires' },
    help: {
      en: 'Kept for databases that hold it. It has no effect, as in earlier versions.',
      fr: 'Conservée pour les bases de données qui la contiennent. Elle est sans effet, comme dans les versions précédentes.',
    },
  },
] as const satisfies readonly ServerOption[];
