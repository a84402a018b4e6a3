import { defineSection, text } from '../section.js';

/** Local accounts of a Unix system. The column MEMBER of the table is filled by nobody (spec/agent-protocol.md 3.3). */
export default defineSection({
  name: 'LOCAL_USERS',
  table: 'local_users',
  storage: 'rows',
  checksumBit: 0,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Local users', fr: 'Utilisateurs locaux' },
  group: 'miscellaneous',
  order: 30,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Full name', fr: 'Nom complet' } },
    { name: 'LOGIN', type: text(), label: { en: 'Login', fr: 'Identifiant' } },
    { name: 'ID_USER', type: text(), label: { en: 'User ID', fr: 'ID utilisateur' } },
    { name: 'GID', type: text(), label: { en: 'Group ID', fr: 'ID de groupe' } },
    { name: 'HOME', type: text(), label: { en: 'Home folder', fr: 'Dossier personnel' }, format: 'code' },
    { name: 'SHELL', type: text(), label: { en: 'Shell', fr: 'Shell' }, format: 'code' },
  ],
});
