import type { TranslationOf } from '@ocs/core-console';
import type { FrameDictionary } from './en.js';

/** Le cadre autour des pages. */
export const fr: TranslationOf<FrameDictionary> = {
  nav: {
    label: 'Navigation principale',
    overview: 'Vue d’ensemble',
    computers: 'Ordinateurs',
    allComputers: 'Tous les ordinateurs',
    byTag: 'Répartition par TAG',
    waiting: 'En attente',
    import: 'Importation',
    settings: 'Réglages',
    users: 'Utilisateurs',
    profiles: 'Profils',
    audit: 'Journal d’audit',
    collapse: 'Réduire',
    expand: 'Déplier la navigation',
    open: 'Ouvrir la navigation',
    close: 'Fermer la navigation',
  },
  skip: 'Aller au contenu',
  account: { menu: 'Compte', own: 'Mon compte', signOut: 'Se déconnecter' },
  find: {
    label: 'Partout',
    box: 'Chercher partout',
    placeholder: 'Ordinateur, utilisateur, IP, MAC, n° de série, logiciel',
    results: 'Résultats',
    computers: 'Ordinateurs',
    software: 'Logiciels',
    onComputers: { one: 'sur {{count}} ordinateur', other: 'sur {{count}} ordinateurs' },
    matched: {
      user: 'utilisateur',
      address: 'IP',
      mac: 'MAC',
      serial: 'numéro de série',
      tag: 'TAG',
      deviceId: 'identifiant',
    },
    nothing: 'Aucun résultat',
    failed: 'La recherche a échoué. Saisissez de nouveau pour la répéter.',
    told: { one: '{{count}} résultat', other: '{{count}} résultats' },
  },
  notFound: {
    title: 'Cette page n’existe pas',
    sentence: 'L’adresse est peut-être mal saisie, ou la page a été déplacée.',
    action: 'Voir tous les ordinateurs',
  },
};
