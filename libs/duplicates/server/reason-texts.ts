import type { ReasonTexts } from '@ocs/agent-server';
import { option, type LocalisedText } from '@ocs/core-contract';
import { CRITERIA, CRITERION_BITS } from './duplicate-match.rule.js';

const { bits } = option('AUTO_DUPLICATE_LVL');

/** What the decisions about duplicates mean, for administrators; keys as in the texts of the dialogue with agents. */
export const DUPLICATE_REASON_TEXTS: ReasonTexts = {
  duplicate: { en: 'Duplicate', fr: 'Doublon' },
  'duplicate=replaced': {
    en: 'Replaced by this computer, which took over its administrative data, groups and packages',
    fr: 'Remplacé par cet ordinateur, qui en a repris les informations administratives, les groupes et les paquets',
  },
  'duplicate=none': { en: 'None found', fr: 'Aucun trouvé' },
  'duplicate=different': { en: 'Another computer', fr: 'Un autre ordinateur' },
  'duplicate=old-gone': {
    en: 'Replaced or deleted by somebody else meanwhile',
    fr: 'Remplacé ou supprimé par quelqu’un d’autre entre-temps',
  },
  'duplicate=survivor-gone': {
    en: 'Not replaced: this computer was itself replaced or deleted meanwhile',
    fr: 'Non remplacé : cet ordinateur a lui-même été remplacé ou supprimé entre-temps',
  },
  'duplicate=locked': {
    en: 'Not replaced: another program is changing it',
    fr: 'Non remplacé : un autre programme le modifie',
  },
  'duplicate=failed': {
    en: 'Not replaced because of an error; the log of the server names it',
    fr: 'Non remplacé à cause d’une erreur ; le journal du serveur la précise',
  },
  'duplicate.detection-off': {
    en: 'The automatic detection of duplicates is off.',
    fr: 'La détection automatique des doublons est désactivée.',
  },
  'duplicate.nobody-agrees': {
    en: 'No other computer agrees in all criteria of the option AUTO_DUPLICATE_LVL.',
    fr: 'Aucun autre ordinateur ne concorde sur tous les critères de l’option AUTO_DUPLICATE_LVL.',
  },
  'duplicate.named-by-agent': {
    en: 'The agent says that {deviceId} was its identity before.',
    fr: 'L’agent déclare que {deviceId} était son identité précédente.',
  },
  ...forEachCriterion('agrees', { en: 'same value', fr: 'même valeur' }),
  ...forEachCriterion('differs', { en: 'another value', fr: 'autre valeur' }),
  ...forEachCriterion('without-value', { en: 'no value to compare', fr: 'aucune valeur à comparer' }),
  ...forEachCriterion('blacklisted', {
    en: '{values} is blacklisted and proves nothing',
    fr: '{values} figure en liste noire et ne prouve rien',
  }),
};

/** "Serial number: same value." for every criterion, in the words of the option that sets it. */
function forEachCriterion(ending: string, says: LocalisedText): ReasonTexts {
  return Object.fromEntries(
    CRITERIA.map((criterion) => {
      const name: LocalisedText = bits[`${CRITERION_BITS[criterion]}`];
      return [
        `duplicate.${criterion}-${ending}`,
        { en: `${name.en}: ${says.en}.`, fr: `${name.fr} : ${says.fr}.` },
      ];
    }),
  );
}
