import { defineSection, text } from '../section.js';

/** Sound devices. */
export default defineSection({
  name: 'SOUNDS',
  table: 'sounds',
  storage: 'rows',
  checksumBit: 16384,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Sound', fr: 'Son' },
  group: 'hardware',
  order: 80,
  fields: [
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
  ],
});
