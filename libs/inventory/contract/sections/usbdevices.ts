import { defineSection, text } from '../section.js';

/** USB devices. */
export default defineSection({
  name: 'USBDEVICES',
  table: 'usbdevices',
  storage: 'rows',
  checksumBit: 2097152,
  deletedOnReplace: true,
  sortBy: 'DESCRIPTION',
  label: { en: 'USB devices', fr: 'Périphériques USB' },
  group: 'devices',
  order: 40,
  fields: [
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' } },
    { name: 'INTERFACE', type: text(), label: { en: 'Interface', fr: 'Interface' } },
    { name: 'SERIAL', type: text(), label: { en: 'Serial number', fr: 'Numéro de série' }, format: 'code' },
  ],
});
