import { defineSection, text } from '../section.js';

/** Monitors. DESCRIPTION holds week and year of manufacture. */
export default defineSection({
  name: 'MONITORS',
  table: 'monitors',
  storage: 'rows',
  checksumBit: 64,
  deletedOnReplace: true,
  sortBy: 'CAPTION',
  label: { en: 'Monitors', fr: 'Moniteurs' },
  group: 'devices',
  order: 20,
  fields: [
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'CAPTION', type: text(), label: { en: 'Model', fr: 'Modèle' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Manufactured', fr: 'Fabrication' } },
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'SERIAL', type: text(), label: { en: 'Serial number', fr: 'Numéro de série' }, format: 'code' },
  ],
});
