import type { TranslationOf } from '@ocs/core-console';
import type { UsersDictionary } from './en.js';

/** Connexion et mots de passe. */
export const fr: TranslationOf<UsersDictionary> = {
  signIn: {
    title: 'Connexion',
    user: 'Utilisateur',
    password: 'Mot de passe',
    show: 'Afficher le mot de passe',
    hide: 'Masquer le mot de passe',
    submit: 'Se connecter',
    help: 'Mot de passe oublié ? Un administrateur de l’inventaire peut le réinitialiser. Les connexions sont enregistrées.',
    ended: 'Votre session a pris fin : elle n’a pas servi depuis un moment, ou a été fermée ailleurs.',
    returnTo: 'Vous reviendrez à',
    signedOut: 'Vous êtes déconnecté.',
    wrong: 'Utilisateur ou mot de passe incorrect.',
    tooMany: {
      one: 'Trop de tentatives. Réessayez dans une minute.',
      other: 'Trop de tentatives. Réessayez dans {{count}} minutes.',
    },
    required: 'Ce champ est à remplir.',
    away: 'Le serveur ne répond pas. Réessayez dans un instant.',
    failed: 'La connexion a échoué. Réessayez ; si cela persiste, signalez la demande {{id}}.',
  },
  password: {
    title: 'Changer de mot de passe',
    forcedTitle: 'Choisissez votre mot de passe',
    forced:
      'Ce compte a encore le mot de passe de sa création. Rien d’autre n’est accessible tant qu’il n’en a pas un nouveau.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    repeat: 'Nouveau mot de passe, encore une fois',
    rules: {
      title: 'Un bon mot de passe',
      length: 'compte au moins {{min}} caractères ; une phrase se retient facilement',
      login: 'n’est pas votre nom d’utilisateur',
      common: 'n’est pas de ceux que tout le monde utilise',
      fresh: 'n’est pas l’actuel',
    },
    submit: 'Changer de mot de passe',
    required: 'Ce champ est à remplir.',
    tooShort: 'Au moins {{min}} caractères.',
    tooLong: 'Au plus {{max}} caractères.',
    differ: 'Les deux mots de passe diffèrent.',
    wrongCurrent: 'Ce n’est pas votre mot de passe actuel.',
    sameAsCurrent: 'C’est votre mot de passe actuel : choisissez-en un autre.',
    sameAsLogin: 'Le mot de passe ne doit pas être votre nom d’utilisateur.',
    tooCommon: 'Ce mot de passe est de ceux que l’on essaie en premier.',
    refused: 'Le serveur a refusé ce mot de passe.',
    failed: 'Le mot de passe n’a pas été changé. Réessayez ; si cela persiste, signalez la demande {{id}}.',
    done: 'Votre mot de passe est changé. Vos autres sessions sont déconnectées.',
    otherSessions: 'Vos sessions dans d’autres navigateurs seront déconnectées.',
    signOut: 'Se déconnecter',
  },
};
