import { defineSection, integer, text } from '../section.js';

/** Physical disks, tapes and optical drives. */
export default defineSection({
  name: 'STORAGES',
  table: 'storages',
  storage: 'rows',
  checksumBit: 256,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Storages', fr: 'Stockage' },
  group: 'hardware',
  order: 50,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'MODEL', type: text(), label: { en: 'Model', fr: 'Modèle' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'DISKSIZE', type: integer, label: { en: 'Size (MB)', fr: 'Taille (Mo)' }, format: 'megabytes' },
    {
      name: 'SERIALNUMBER',
      type: text(),
      label: { en: 'Serial number', fr: 'Numéro de série' },
      format: 'code',
      shown: 'filled',
    },
    { name: 'FIRMWARE', type: text(), label: { en: 'Firmware', fr: 'Micrologiciel' }, shown: 'filled' },
  ],
});
