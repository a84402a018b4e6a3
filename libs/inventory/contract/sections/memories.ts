import { defineSection, integer, smallInteger, text } from '../section.js';

/** Memory slots, the empty ones included. */
export default defineSection({
  name: 'MEMORIES',
  table: 'memories',
  storage: 'rows',
  checksumBit: 4,
  deletedOnReplace: true,
  sortBy: 'CAPTION',
  label: { en: 'Memory', fr: 'Mémoire' },
  group: 'hardware',
  order: 40,
  fields: [
    { name: 'CAPTION', type: text(), label: { en: 'Slot', fr: 'Emplacement' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
    {
      name: 'CAPACITY',
      type: integer,
      label: { en: 'Capacity (MB)', fr: 'Capacité (Mo)' },
      format: 'megabytes',
    },
    { name: 'PURPOSE', type: text(), label: { en: 'Purpose', fr: 'Usage' } },
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'SPEED', type: text(), label: { en: 'Speed', fr: 'Vitesse' } },
    { name: 'NUMSLOTS', type: smallInteger, label: { en: 'Slot number', fr: 'Numéro d’emplacement' } },
    {
      name: 'SERIALNUMBER',
      type: text(),
      label: { en: 'Serial number', fr: 'Numéro de série' },
      format: 'code',
      shown: 'filled',
    },
  ],
});
