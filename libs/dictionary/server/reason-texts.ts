import type { ReasonTexts } from '@ocs/agent-server';

/** What the decisions about categories and web applications mean, for administrators. */
export const DICTIONARY_REASON_TEXTS: ReasonTexts = {
  'software-categories': { en: 'Software categories', fr: 'Catégories de logiciels' },
  'software-categories=tested': {
    en: 'New software was tested against the rules',
    fr: 'Les nouveaux logiciels ont été confrontés aux règles',
  },
  'software-categories.rule-matches': {
    en: '{count} software matched the rule {rule} of the category {category}.',
    fr: '{count} logiciel(s) correspondent à la règle {rule} de la catégorie {category}.',
  },
  'software-categories.no-rule-default-category': {
    en: '{count} software matched no rule: they belong to the default category {category}.',
    fr: '{count} logiciel(s) ne correspondent à aucune règle : ils relèvent de la catégorie par défaut {category}.',
  },
  'software-categories.no-rule-matches': {
    en: '{count} software matched no rule and kept the category they had.',
    fr: '{count} logiciel(s) ne correspondent à aucune règle et gardent leur catégorie.',
  },
  'asset-category': { en: 'Asset category', fr: 'Catégorie d’actifs' },
  'asset-category=member': { en: 'Belongs to a category', fr: 'Relève d’une catégorie' },
  'asset-category=none': { en: 'Belongs to no category', fr: 'Ne relève d’aucune catégorie' },
  'asset-category.request-finds-computer': {
    en: 'The request of the category {category} finds this computer; no later one does.',
    fr: 'La requête de la catégorie {category} trouve cet ordinateur ; aucune suivante ne le trouve.',
  },
  'asset-category.request-failed-category-kept': {
    en: 'The request of the category {category} cannot be run: the computer stays in it.',
    fr: 'La requête de la catégorie {category} ne peut pas être exécutée : l’ordinateur y reste.',
  },
  'asset-category.no-request-finds-computer': {
    en: 'No request of a category finds this computer.',
    fr: 'Aucune requête de catégorie ne trouve cet ordinateur.',
  },
  saas: { en: 'Web applications', fr: 'Applications web' },
  'saas=found': { en: 'Found in the DNS entries', fr: 'Trouvées dans les entrées DNS' },
  'saas=none': { en: 'None in the DNS entries', fr: 'Aucune dans les entrées DNS' },
  'saas.entry-matches-expression': {
    en: '{count} DNS entries match the rule {rule}.',
    fr: '{count} entrée(s) DNS correspondent à la règle {rule}.',
  },
  'saas.expression-contains-entry': {
    en: 'The expression of the rule {rule} contains {count} DNS entries.',
    fr: 'L’expression de la règle {rule} contient {count} entrée(s) DNS.',
  },
};
