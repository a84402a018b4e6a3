import { defineSection, text } from '../section.js';

/** Modems. */
export default defineSection({
  name: 'MODEMS',
  table: 'modems',
  storage: 'rows',
  checksumBit: 2048,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Modems', fr: 'Modems' },
  group: 'devices',
  order: 60,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'MODEL', type: text(), label: { en: 'Model', fr: 'Modèle' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
  ],
});
