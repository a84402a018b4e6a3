import { defineSection, longText, text } from '../section.js';

/**
 * Administrative data as the agent sends it: pairs of column name and value. The server's values rule; these are taken
 * at the first inventory (spec/agent-protocol.md 3.10).
 */
export default defineSection({
  name: 'ACCOUNTINFO',
  table: 'accountinfo',
  storage: 'administrative',
  checksumBit: 0,
  deletedOnReplace: false,
  label: { en: 'Administrative data', fr: 'Informations administratives' },
  group: 'administrative',
  order: 10,
  fields: [
    { name: 'KEYNAME', type: text(), label: { en: 'Field', fr: 'Champ' } },
    { name: 'KEYVALUE', type: longText, label: { en: 'Value', fr: 'Valeur' } },
  ],
});
