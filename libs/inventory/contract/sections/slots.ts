import { defineSection, text, tinyInteger } from '../section.js';

/** System slots such as PCI Express. */
export default defineSection({
  name: 'SLOTS',
  table: 'slots',
  storage: 'rows',
  checksumBit: 8,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Slots', fr: 'Emplacements' },
  group: 'hardware',
  order: 100,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
    { name: 'DESIGNATION', type: text(), label: { en: 'Designation', fr: 'Désignation' } },
    { name: 'PURPOSE', type: text(), label: { en: 'Purpose', fr: 'Usage' }, shown: 'filled' },
    { name: 'STATUS', type: text(), label: { en: 'Status', fr: 'État' }, shown: 'filled' },
    {
      name: 'PSHARE',
      type: tinyInteger,
      label: { en: 'Shared', fr: 'Partagé' },
      format: 'yes-no',
      shown: 'filled',
    },
  ],
});
