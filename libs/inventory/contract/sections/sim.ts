import { defineSection, text } from '../section.js';

/** SIM cards of mobile agents. */
export default defineSection({
  name: 'SIM',
  table: 'sim',
  storage: 'rows',
  checksumBit: 524288,
  deletedOnReplace: true,
  sortBy: 'SERIALNUMBER',
  label: { en: 'SIM cards', fr: 'Cartes SIM' },
  group: 'devices',
  order: 10,
  fields: [
    { name: 'OPERATOR', type: text(), label: { en: 'Operator', fr: 'Opérateur' } },
    { name: 'OPNAME', type: text(), label: { en: 'Operator name', fr: 'Nom de l’opérateur' } },
    { name: 'COUNTRY', type: text(), label: { en: 'Country', fr: 'Pays' } },
    { name: 'PHONENUMBER', type: text(), label: { en: 'Phone number', fr: 'Numéro de téléphone' } },
    {
      name: 'SERIALNUMBER',
      type: text(),
      label: { en: 'Serial number', fr: 'Numéro de série' },
      format: 'code',
    },
    {
      name: 'DEVICEID',
      type: text(),
      label: { en: 'Subscriber ID', fr: 'Identifiant d’abonné' },
      format: 'code',
    },
  ],
});
