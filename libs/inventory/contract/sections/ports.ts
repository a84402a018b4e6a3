import { defineSection, text } from '../section.js';

/** Serial, parallel, USB and other ports of the board. */
export default defineSection({
  name: 'PORTS',
  table: 'ports',
  storage: 'rows',
  checksumBit: 128,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Ports', fr: 'Ports' },
  group: 'hardware',
  order: 110,
  fields: [
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'CAPTION', type: text(), label: { en: 'Caption', fr: 'Intitulé' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
  ],
});
