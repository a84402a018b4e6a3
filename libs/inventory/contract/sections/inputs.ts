import { defineSection, text } from '../section.js';

/** Keyboards and pointing devices. */
export default defineSection({
  name: 'INPUTS',
  table: 'inputs',
  storage: 'rows',
  checksumBit: 1024,
  deletedOnReplace: true,
  sortBy: 'CAPTION',
  label: { en: 'Input devices', fr: 'Périphériques d’entrée' },
  group: 'devices',
  order: 30,
  fields: [
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'CAPTION', type: text(), label: { en: 'Caption', fr: 'Intitulé' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
    { name: 'INTERFACE', type: text(), label: { en: 'Interface', fr: 'Interface' } },
    {
      name: 'POINTTYPE',
      type: text(),
      label: { en: 'Pointer type', fr: 'Type de pointeur' },
      shown: 'filled',
    },
  ],
});
