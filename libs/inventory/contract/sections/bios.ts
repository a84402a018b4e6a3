import { defineSection, text } from '../section.js';

/** System, board and firmware identity: one row per computer, taken at every inventory (spec/agent-protocol.md 3.3). */
export default defineSection({
  name: 'BIOS',
  table: 'bios',
  storage: 'single',
  checksumBit: 0,
  deletedOnReplace: true,
  sortBy: 'SSN',
  indexes: ['ASSETTAG', 'SSN'],
  label: { en: 'BIOS', fr: 'BIOS' },
  group: 'hardware',
  order: 20,
  fields: [
    {
      name: 'SSN',
      type: text(),
      label: { en: 'Serial number', fr: 'Numéro de série' },
      format: 'code',
      list: 'optional',
    },
    { name: 'SMANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' }, list: 'optional' },
    { name: 'SMODEL', type: text(), label: { en: 'Model', fr: 'Modèle' }, list: 'optional' },
    { name: 'TYPE', type: text(), label: { en: 'Chassis type', fr: 'Type de châssis' }, list: 'optional' },
    {
      name: 'BMANUFACTURER',
      type: text(),
      label: { en: 'BIOS manufacturer', fr: 'Fabricant du BIOS' },
      list: 'optional',
    },
    {
      name: 'BVERSION',
      type: text(),
      label: { en: 'BIOS version', fr: 'Version du BIOS' },
      list: 'optional',
    },
    { name: 'BDATE', type: text(), label: { en: 'BIOS date', fr: 'Date du BIOS' }, list: 'optional' },
    {
      name: 'ASSETTAG',
      type: text(),
      label: { en: 'Asset tag', fr: 'Numéro d’inventaire' },
      format: 'code',
      list: 'optional',
    },
    {
      name: 'MMANUFACTURER',
      type: text(),
      label: { en: 'Board manufacturer', fr: 'Fabricant de la carte mère' },
      shown: 'filled',
      list: 'optional',
    },
    {
      name: 'MMODEL',
      type: text(),
      label: { en: 'Board model', fr: 'Modèle de la carte mère' },
      shown: 'filled',
      list: 'optional',
    },
    {
      name: 'MSN',
      type: text(),
      label: { en: 'Board serial number', fr: 'Numéro de série de la carte mère' },
      format: 'code',
      shown: 'filled',
      list: 'optional',
    },
  ],
});
