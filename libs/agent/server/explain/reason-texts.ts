import type { ReasonTexts } from './explanation.js';

/**
 * What the decisions of the dialogue mean, for administrators. Keys: `topic` names the topic, `topic=outcome` a result,
 * `topic.code` a reason.
 */
export const AGENT_REASON_TEXTS: ReasonTexts = {
  prolog: { en: 'Answer to the contact', fr: 'Réponse au contact' },
  'prolog=SEND': { en: 'Send an inventory', fr: 'Envoyer un inventaire' },
  'prolog=STOP': { en: 'No inventory needed', fr: 'Pas d’inventaire nécessaire' },
  'prolog=BREAK': { en: 'No inventory wanted', fr: 'Aucun inventaire souhaité' },
  'prolog.frequency-undefined': {
    en: 'The option FREQUENCY has no value, so no inventory is asked for.',
    fr: 'L’option FREQUENCY n’a pas de valeur : aucun inventaire n’est demandé.',
  },
  'prolog.unknown-computer': {
    en: 'The computer is not known yet.',
    fr: 'L’ordinateur n’est pas encore connu.',
  },
  'prolog.waits-for-approval': {
    en: 'New computers wait for an administrator (option AGENT_APPROVAL).',
    fr: 'Les nouveaux ordinateurs attendent un administrateur (option AGENT_APPROVAL).',
  },
  'prolog.frequency': {
    en: 'An inventory is wanted every {days} days ({origin}).',
    fr: 'Un inventaire est souhaité tous les {days} jours ({origin}).',
  },
  'prolog.inventories-always': {
    en: 'An inventory is wanted at every contact.',
    fr: 'Un inventaire est souhaité à chaque contact.',
  },
  'prolog.inventories-never': {
    en: 'Inventories are switched off.',
    fr: 'Les inventaires sont désactivés.',
  },
  'prolog.never-inventoried': {
    en: 'There is no inventory of this computer yet.',
    fr: 'Il n’y a pas encore d’inventaire de cet ordinateur.',
  },
  'prolog.inventory-due': {
    en: 'The last inventory is {ageSeconds} seconds old: a new one is due.',
    fr: 'Le dernier inventaire date de {ageSeconds} secondes : un nouveau est dû.',
  },
  'prolog.inventory-recent': {
    en: 'The last inventory is {ageSeconds} seconds old: recent enough.',
    fr: 'Le dernier inventaire date de {ageSeconds} secondes : il est assez récent.',
  },
  'prolog.asked-by': {
    en: 'The order {block} needs an inventory to deliver its results.',
    fr: 'L’ordre {block} a besoin d’un inventaire pour livrer ses résultats.',
  },
  agent: { en: 'Admission of the agent', fr: 'Admission de l’agent' },
  'agent=admitted': { en: 'Admitted', fr: 'Admis' },
  'agent=refused': { en: 'Refused', fr: 'Refusé' },
  'agent.known-agent': {
    en: '{name} {version} is a known agent.',
    fr: '{name} {version} est un agent connu.',
  },
  'agent.other-agent': {
    en: '{name} {version} is admitted by the option ACCEPT_OTHER_AGENTS.',
    fr: '{name} {version} est admis par l’option ACCEPT_OTHER_AGENTS.',
  },
  'agent.listed-agent': {
    en: '{userAgent} stands in the list of further agents.',
    fr: '{userAgent} figure dans la liste des agents supplémentaires.',
  },
  'agent.no-user-agent': { en: 'The agent does not name itself.', fr: 'L’agent ne se nomme pas.' },
  'agent.invalid-user-agent': {
    en: 'The name of the agent has characters that are not allowed.',
    fr: 'Le nom de l’agent contient des caractères interdits.',
  },
  'agent.unknown-agent': {
    en: '{userAgent} is no known agent.',
    fr: '{userAgent} n’est pas un agent connu.',
  },
  'agent.version-refused': {
    en: 'Version {version} of {name} is not served.',
    fr: 'La version {version} de {name} n’est pas servie.',
  },
  identity: { en: 'Identity', fr: 'Identité' },
  'identity=same': { en: 'The same machine', fr: 'La même machine' },
  'identity=conflict': { en: 'Another machine', fr: 'Une autre machine' },
  'identity.uuid-same': { en: 'The UUID is the same.', fr: 'L’UUID est le même.' },
  'identity.uuid-changed': { en: 'The UUID changed.', fr: 'L’UUID a changé.' },
  'identity.serial-same': { en: 'The serial number is the same.', fr: 'Le numéro de série est le même.' },
  'identity.serial-changed': { en: 'The serial number changed.', fr: 'Le numéro de série a changé.' },
  'identity.mac-shared': { en: 'A MAC address is the same.', fr: 'Une adresse MAC est la même.' },
  'identity.macs-changed': { en: 'All MAC addresses changed.', fr: 'Toutes les adresses MAC ont changé.' },
  'identity.too-little-known': {
    en: 'Too little is known to compare.',
    fr: 'Trop peu d’éléments à comparer.',
  },
  session: { en: 'Session', fr: 'Session' },
  'session=accepted': { en: 'Accepted', fr: 'Acceptée' },
  'session=refused': { en: 'Refused', fr: 'Refusée' },
  'session.sessions-off': { en: 'Sessions are not checked.', fr: 'Les sessions ne sont pas contrôlées.' },
  'session.session-found': {
    en: 'The agent was told to send this inventory.',
    fr: 'L’envoi de cet inventaire a été demandé à l’agent.',
  },
  'session.trusted-address': {
    en: 'Sent without being asked, from a trusted address.',
    fr: 'Envoyé sans avoir été demandé, depuis une adresse de confiance.',
  },
  'session.session-not-required': {
    en: 'Sent without being asked, which is allowed.',
    fr: 'Envoyé sans avoir été demandé, ce qui est permis.',
  },
  'session.session-required': {
    en: 'Sent without being asked, which the option INVENTORY_SESSION_ONLY forbids.',
    fr: 'Envoyé sans avoir été demandé, ce que l’option INVENTORY_SESSION_ONLY interdit.',
  },
  inventory: { en: 'Inventory', fr: 'Inventaire' },
  'inventory=created': { en: 'A new computer was created', fr: 'Un nouvel ordinateur a été créé' },
  'inventory=updated': { en: 'The computer was updated', fr: 'L’ordinateur a été mis à jour' },
  'inventory.repaired': {
    en: 'The message was mended: {repair}.',
    fr: 'Le message a été réparé : {repair}.',
  },
  section: { en: 'Section', fr: 'Section' },
  'section=taken': { en: 'Stored', fr: 'Enregistrée' },
  'section=skipped': { en: 'Left as it was', fr: 'Laissée en l’état' },
  'section.new-computer': {
    en: 'Everything of a new computer is stored (rows: {added}).',
    fr: 'Tout est enregistré pour un nouvel ordinateur (lignes : {added}).',
  },
  'section.always-taken': {
    en: 'Compared at every inventory; rows added: {added}, removed: {removed}.',
    fr: 'Comparée à chaque inventaire ; lignes ajoutées : {added}, supprimées : {removed}.',
  },
  'section.differences-off': {
    en: 'INVENTORY_DIFF is off; rows added: {added}, removed: {removed}.',
    fr: 'INVENTORY_DIFF est désactivée ; lignes ajoutées : {added}, supprimées : {removed}.',
  },
  'section.checksum-missing': {
    en: 'The agent does not say what changed; rows added: {added}, removed: {removed}.',
    fr: 'L’agent ne dit pas ce qui a changé ; lignes ajoutées : {added}, supprimées : {removed}.',
  },
  'section.checksum-says-changed': {
    en: 'The agent says it changed; rows added: {added}, removed: {removed}.',
    fr: 'L’agent la déclare modifiée ; lignes ajoutées : {added}, supprimées : {removed}.',
  },
  'section.checksum-says-unchanged': {
    en: 'The agent says it did not change.',
    fr: 'L’agent la déclare inchangée.',
  },
  'section.sent-before': {
    en: 'The agent sent exactly what it sent last time.',
    fr: 'L’agent a envoyé exactement la même chose que la dernière fois.',
  },
  option: { en: 'Option', fr: 'Option' },
  administrative: { en: 'Administrative data', fr: 'Informations administratives' },
  'administrative=sent': { en: 'Sent to the agent', fr: 'Envoyées à l’agent' },
  'administrative=not-sent': { en: 'Nothing to tell the agent', fr: 'Rien à dire à l’agent' },
  'administrative.new-computer': {
    en: 'The values of a new computer come from its agent.',
    fr: 'Les valeurs d’un nouvel ordinateur viennent de son agent.',
  },
  'administrative.same': { en: 'The agent has the same values.', fr: 'L’agent a les mêmes valeurs.' },
  'administrative.value-differs': {
    en: 'The agent has another value; the server’s counts.',
    fr: 'L’agent a une autre valeur ; celle du serveur prévaut.',
  },
  'administrative.nothing-sent': { en: 'The agent sent none.', fr: 'L’agent n’en a envoyé aucune.' },
  'administrative.number-differs': {
    en: 'The agent does not know all fields.',
    fr: 'L’agent ne connaît pas tous les champs.',
  },
  'administrative.row-was-lost': {
    en: 'The data of this computer had vanished; its TAG is LOST now.',
    fr: 'Les données de cet ordinateur avaient disparu ; son TAG est désormais LOST.',
  },
  message: { en: 'Message', fr: 'Message' },
  'message=refused': { en: 'Refused: {reason}', fr: 'Refusé : {reason}' },
};
