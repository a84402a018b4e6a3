import type { TranslationOf } from './dictionary.js';
import type { CoreDictionary } from './en.js';

/** Les mots communs à toutes les pages. */
export const fr: TranslationOf<CoreDictionary> = {
  product: 'OCS Inventory',
  ago: {
    now: 'à l’instant',
    minutes: { one: 'il y a 1 min', other: 'il y a {{count}} min' },
    hours: { one: 'il y a 1 h', other: 'il y a {{count}} h' },
    days: { one: 'il y a 1 jour', other: 'il y a {{count}} jours' },
    months: { one: 'il y a 1 mois', other: 'il y a {{count}} mois' },
    years: { one: 'il y a 1 an', other: 'il y a {{count}} ans' },
  },
  value: { yes: 'Oui', no: 'Non' },
  table: {
    empty: 'vide',
    more: { one: 'Afficher la dernière ligne', other: 'Afficher la suite ({{count}} lignes restantes)' },
  },
  pager: {
    range: '{{from}}–{{to}} sur {{total}}',
    rowsPerPage: 'Lignes par page',
    pages: 'Pages',
    page: 'Page {{page}}',
    previous: 'Page précédente',
    next: 'Page suivante',
  },
  language: 'Langue',
  theme: {
    title: 'Thème',
    system: 'Comme le système',
    light: 'Clair',
    dark: 'Sombre',
    now: { system: 'Thème : système', light: 'Thème : clair', dark: 'Thème : sombre' },
  },
  density: { compact: 'Lignes serrées', comfortable: 'Lignes espacées' },
  tabs: { empty: 'Vides' },
  search: { clear: 'Effacer la recherche' },
  copy: { copy: 'Copier', copied: 'Copié' },
  problem: {
    away: 'Le serveur ne répond pas. La page se remplira d’elle-même à son retour.',
    forbidden:
      'Votre compte n’a pas le droit de voir cette page. Un administrateur de l’inventaire peut l’accorder.',
    notFound: 'Cet élément n’existe plus, ou il est hors de votre périmètre.',
    unexpected:
      'Le serveur n’a pas pu répondre à cette demande. Réessayez ; si cela persiste, signalez le numéro ci-dessous.',
    requestId: 'Demande',
    retry: 'Réessayer',
  },
  away: {
    title: 'Le serveur ne répond pas.',
    countdown: 'Prochain essai dans {{seconds}} s',
    trying: 'Essai en cours…',
    tryNow: 'Essayer maintenant',
  },
};
