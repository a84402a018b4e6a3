import { defineSection, integer, text } from '../section.js';

/** Batteries. The narrow columns are those of the schema (spec/database.md 3.1). */
export default defineSection({
  name: 'BATTERIES',
  table: 'batteries',
  storage: 'rows',
  checksumBit: 1048576,
  deletedOnReplace: true,
  sortBy: 'NAME',
  indexes: ['MANUFACTURER', 'NAME'],
  label: { en: 'Batteries', fr: 'Batteries' },
  group: 'hardware',
  order: 120,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'CHEMISTRY', type: text(20), label: { en: 'Chemistry', fr: 'Technologie' } },
    { name: 'STATUS', type: text(), label: { en: 'Status', fr: 'État' } },
    { name: 'ESTIMATEDCHARGEREMAINING', type: text(), label: { en: 'Charge (%)', fr: 'Charge (%)' } },
    { name: 'CYCLES', type: integer, label: { en: 'Charge cycles', fr: 'Cycles de charge' } },
    {
      name: 'DESIGNCAPACITY',
      type: text(10),
      label: { en: 'Design capacity (Wh)', fr: 'Capacité nominale (Wh)' },
    },
    {
      name: 'DESIGNVOLTAGE',
      type: text(20),
      label: { en: 'Design voltage (V)', fr: 'Tension nominale (V)' },
    },
    { name: 'DESCRIPTION', type: text(10), label: { en: 'Description', fr: 'Description' }, shown: 'filled' },
    {
      name: 'SERIALNUMBER',
      type: text(),
      label: { en: 'Serial number', fr: 'Numéro de série' },
      format: 'code',
      shown: 'filled',
    },
  ],
});
