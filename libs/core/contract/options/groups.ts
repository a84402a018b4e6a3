import type { ServerOption } from './option.js';

/** Groups of computers (spec/agent-protocol.md 5). */
export const GROUP_OPTIONS = [
  {
    key: 'ENABLE_GROUPS',
    topic: 'groups',
    type: 'switch',
    scopes: ['global'],
    default: true,
    label: { en: 'Use groups', fr: 'Utiliser les groupes' },
    help: {
      en: 'Computers get the settings and packages of their groups. When off, groups have no effect on agents.',
      fr: 'Les ordinateurs reçoivent les réglages et les paquets de leurs groupes. Sinon, les groupes n’ont aucun effet sur les agents.',
    },
  },
  {
    key: 'GROUPS_CACHE_REVALIDATE',
    topic: 'groups',
    type: 'integer',
    scopes: ['global'],
    default: 43_200,
    minimum: 1,
    maximum: 31_536_000,
    unit: { en: 'seconds', fr: 'secondes' },
    special: { '0': { en: 'Never computed anew', fr: 'Jamais recalculés' } },
    label: { en: 'Compute dynamic groups anew', fr: 'Recalcul des groupes dynamiques' },
    help: {
      en: 'Seconds for which the computed members of a dynamic group are valid. 0 never computes them anew.',
      fr: 'Nombre de secondes pendant lesquelles les membres calculés d’un groupe dynamique sont valables. 0 ne les recalcule jamais.',
    },
  },
  {
    key: 'GROUPS_CACHE_OFFSET',
    topic: 'groups',
    type: 'integer',
    scopes: ['global'],
    default: 43_200,
    minimum: 0,
    maximum: 31_536_000,
    unit: { en: 'seconds', fr: 'secondes' },
    label: { en: 'Spread of the computation', fr: 'Étalement du recalcul' },
    help: {
      en: 'Each group stays valid for a random time up to this many seconds longer, so that not all groups are computed at once. 0 adds nothing.',
      fr: 'Chaque groupe reste valable pendant une durée aléatoire supplémentaire, au plus ce nombre de secondes, pour que tous ne soient pas recalculés en même temps. 0 n’ajoute rien.',
    },
  },
] as const satisfies readonly ServerOption[];
