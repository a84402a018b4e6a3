import { defineSection, text } from '../section.js';

/** Local groups of a Unix system. */
export default defineSection({
  name: 'LOCAL_GROUPS',
  table: 'local_groups',
  storage: 'rows',
  checksumBit: 0,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Local groups', fr: 'Groupes locaux' },
  group: 'miscellaneous',
  order: 40,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'ID_GROUP', type: text(), label: { en: 'Group ID', fr: 'ID de groupe' } },
    { name: 'MEMBER', type: text(), label: { en: 'Members', fr: 'Membres' } },
  ],
});
