import type { TranslationOf } from '@ocs/core-console';
import type { FrameDictionary } from './en.js';

/** Le cadre autour des pages. */
export const fr: TranslationOf<FrameDictionary> = {
  nav: {
    label: 'Navigation principale',
    computers: 'Ordinateurs',
    allComputers: 'Tous les ordinateurs',
    collapse: 'Réduire',
    expand: 'Déplier la navigation',
    open: 'Ouvrir la navigation',
    close: 'Fermer la navigation',
  },
  skip: 'Aller au contenu',
  account: { menu: 'Compte', password: 'Changer de mot de passe', signOut: 'Se déconnecter' },
  notFound: {
    title: 'Cette page n’existe pas',
    sentence: 'L’adresse est peut-être mal saisie, ou la page a été déplacée.',
    action: 'Voir tous les ordinateurs',
  },
};
