import { defineSection, integer, longText, text } from '../section.js';

/** Journal entries of the agent; they pile up with each inventory and are never replaced. */
export default defineSection({
  name: 'JOURNALLOG',
  table: 'journallog',
  storage: 'append',
  checksumBit: 0,
  deletedOnReplace: false,
  label: { en: 'Agent journal', fr: 'Journal de l’agent' },
  group: 'miscellaneous',
  order: 60,
  fields: [
    { name: 'DATE', type: text(), label: { en: 'Date', fr: 'Date' } },
    { name: 'LISTENERNAME', type: text(), label: { en: 'Listener', fr: 'Module d’écoute' } },
    { name: 'STATUS', type: integer, label: { en: 'Status', fr: 'État' } },
    { name: 'ERRORCODE', type: integer, label: { en: 'Error code', fr: 'Code d’erreur' } },
    { name: 'JOURNALLOG', type: longText, label: { en: 'Entry', fr: 'Entrée' } },
  ],
});
