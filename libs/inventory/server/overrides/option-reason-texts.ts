import type { LocalisedText } from '@ocs/core-contract';

/** What the reasons of effectiveOption mean, for administrators; keys `option.` and the code. */
export const OPTION_REASON_TEXTS: Readonly<Record<string, LocalisedText>> = {
  'option.value-of-computer': {
    en: 'Set on this computer: {value}.',
    fr: 'Définie sur cet ordinateur : {value}.',
  },
  'option.value-of-group': {
    en: 'Set by the group {groupId}: {value}.',
    fr: 'Définie par le groupe {groupId} : {value}.',
  },
  'option.value-of-server': {
    en: 'General value of the server: {value}.',
    fr: 'Valeur générale du serveur : {value}.',
  },
  'option.server-value-undefined': {
    en: 'The server has no value; values of groups and computers do not count then.',
    fr: 'Le serveur n’a pas de valeur ; celles des groupes et des ordinateurs ne comptent alors pas.',
  },
  'option.server-value-final': {
    en: 'General value of the server: {value}; it overrules groups and computers.',
    fr: 'Valeur générale du serveur : {value} ; elle prime sur les groupes et les ordinateurs.',
  },
  'option.own-empty': {
    en: 'The row of this computer has no value.',
    fr: 'La ligne de cet ordinateur n’a pas de valeur.',
  },
  'option.group-empty': {
    en: 'The row of the group {groupId} has no value.',
    fr: 'La ligne du groupe {groupId} n’a pas de valeur.',
  },
  'option.own-zero': {
    en: 'The 0 of this computer means “not set”.',
    fr: 'Le 0 de cet ordinateur signifie « non défini ».',
  },
  'option.group-zero': {
    en: 'The 0 of the group {groupId} means “not set”.',
    fr: 'Le 0 du groupe {groupId} signifie « non défini ».',
  },
  'option.own-unusable': {
    en: 'This computer has {value}, which is no value of the option.',
    fr: 'Cet ordinateur a {value}, qui n’est pas une valeur de l’option.',
  },
  'option.group-unusable': {
    en: 'The group {groupId} has {value}, which is no value of the option.',
    fr: 'Le groupe {groupId} a {value}, qui n’est pas une valeur de l’option.',
  },
  'option.own-outweighed': {
    en: 'The value of this computer, {value}, counts less.',
    fr: 'La valeur de cet ordinateur, {value}, compte moins.',
  },
  'option.group-outweighed': {
    en: 'The value of the group {groupId}, {value}, counts less.',
    fr: 'La valeur du groupe {groupId}, {value}, compte moins.',
  },
  'option.own-cannot-switch-on': {
    en: 'A computer can only switch off.',
    fr: 'Un ordinateur peut seulement désactiver.',
  },
  'option.group-cannot-switch-on': {
    en: 'A group can only switch off; {groupId} does not.',
    fr: 'Un groupe peut seulement désactiver ; {groupId} ne le fait pas.',
  },
};
