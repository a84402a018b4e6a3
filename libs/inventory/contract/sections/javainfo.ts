import { defineSection, integer, text } from '../section.js';

/** Java run-time of the computer: one row. */
export default defineSection({
  name: 'JAVAINFO',
  table: 'javainfo',
  storage: 'single',
  checksumBit: 0,
  deletedOnReplace: true,
  sortBy: 'JAVANAME',
  label: { en: 'Java', fr: 'Java' },
  group: 'miscellaneous',
  order: 50,
  fields: [
    { name: 'JAVANAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'JAVAPATHLEVEL', type: integer, label: { en: 'Patch level', fr: 'Niveau de correctif' } },
    { name: 'JAVACOUNTRY', type: text(), label: { en: 'Country', fr: 'Pays' }, shown: 'filled' },
    { name: 'JAVAHOME', type: text(), label: { en: 'Java home', fr: 'Dossier de Java' }, format: 'code' },
    {
      name: 'JAVACLASSPATH',
      type: text(),
      label: { en: 'Class path', fr: 'Chemin des classes' },
      format: 'code',
      shown: 'filled',
    },
  ],
});
