import { defineSection, text } from '../section.js';

/** Controllers of the system. */
export default defineSection({
  name: 'CONTROLLERS',
  table: 'controllers',
  storage: 'rows',
  checksumBit: 32,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Controllers', fr: 'Contrôleurs' },
  group: 'hardware',
  order: 90,
  fields: [
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'CAPTION', type: text(), label: { en: 'Caption', fr: 'Intitulé' }, shown: 'filled' },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' }, shown: 'filled' },
    { name: 'VERSION', type: text(), label: { en: 'Version', fr: 'Version' }, shown: 'filled' },
  ],
});
