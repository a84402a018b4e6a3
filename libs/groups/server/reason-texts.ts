import type { ReasonTexts } from '@ocs/agent-server';

/** What the decisions about groups mean, for administrators. */
export const GROUP_REASON_TEXTS: ReasonTexts = {
  groups: { en: 'Groups', fr: 'Groupes' },
  'groups=member': {
    en: 'Settings and packages of groups count',
    fr: 'Des réglages et paquets de groupes s’appliquent',
  },
  'groups=none': { en: 'Member of no group', fr: 'Membre d’aucun groupe' },
  'groups.groups-off': {
    en: 'Groups are switched off (option ENABLE_GROUPS).',
    fr: 'Les groupes sont désactivés (option ENABLE_GROUPS).',
  },
  'groups.computed': {
    en: 'The request of the group {name} ({groupId}) selects this computer.',
    fr: 'La requête du groupe {name} ({groupId}) sélectionne cet ordinateur.',
  },
  'groups.included': {
    en: 'Put into the group {name} ({groupId}) by hand.',
    fr: 'Ajouté manuellement au groupe {name} ({groupId}).',
  },
  'groups.excluded': {
    en: 'Kept out of the group {name} ({groupId}) by hand.',
    fr: 'Exclu manuellement du groupe {name} ({groupId}).',
  },
  'groups.not-selected': {
    en: 'The group {name} ({groupId}) does not select this computer.',
    fr: 'Le groupe {name} ({groupId}) ne sélectionne pas cet ordinateur.',
  },
};
