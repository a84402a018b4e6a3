import { defineSection, integer, text } from '../section.js';

/** Processors, one row per socket; older agents fill only HARDWARE (spec/console.md 9.2). */
export default defineSection({
  name: 'CPUS',
  table: 'cpus',
  storage: 'rows',
  checksumBit: 262144,
  deletedOnReplace: true,
  sortBy: 'SERIALNUMBER',
  label: { en: 'Processors', fr: 'Processeurs' },
  group: 'hardware',
  order: 30,
  fields: [
    { name: 'TYPE', type: text(), label: { en: 'Processor', fr: 'Processeur' } },
    { name: 'MANUFACTURER', type: text(), label: { en: 'Manufacturer', fr: 'Fabricant' } },
    { name: 'SPEED', type: text(), label: { en: 'Speed (MHz)', fr: 'Vitesse (MHz)' } },
    { name: 'CORES', type: integer, label: { en: 'Cores', fr: 'Cœurs' } },
    { name: 'LOGICAL_CPUS', type: integer, label: { en: 'Threads', fr: 'Processeurs logiques' } },
    {
      name: 'CURRENT_SPEED',
      type: text(),
      label: { en: 'Current speed (MHz)', fr: 'Vitesse actuelle (MHz)' },
      shown: 'filled',
    },
    { name: 'L2CACHESIZE', type: text(), label: { en: 'L2 cache', fr: 'Cache L2' }, shown: 'filled' },
    { name: 'CPUARCH', type: text(), label: { en: 'Architecture', fr: 'Architecture' }, shown: 'filled' },
    {
      name: 'DATA_WIDTH',
      type: integer,
      label: { en: 'Data width (bits)', fr: 'Largeur de données (bits)' },
      shown: 'filled',
    },
    {
      name: 'CURRENT_ADDRESS_WIDTH',
      type: integer,
      label: { en: 'Address width (bits)', fr: 'Largeur d’adresse (bits)' },
      shown: 'filled',
    },
    { name: 'SOCKET', type: text(), label: { en: 'Socket', fr: 'Socket' }, shown: 'filled' },
    { name: 'VOLTAGE', type: text(), label: { en: 'Voltage', fr: 'Tension' }, shown: 'filled' },
    {
      name: 'SERIALNUMBER',
      type: text(),
      label: { en: 'Serial number', fr: 'Numéro de série' },
      format: 'code',
      shown: 'filled',
    },
  ],
});
