import { defineSection, text, text64k } from '../section.js';

/** Answers to the registry queries of the administrators (spec/agent-protocol.md 6). */
export default defineSection({
  name: 'REGISTRY',
  table: 'registry',
  storage: 'rows',
  checksumBit: 16,
  deletedOnReplace: true,
  sortBy: 'NAME',
  indexes: ['NAME'],
  label: { en: 'Registry', fr: 'Base de registre' },
  group: 'administrative',
  order: 20,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Query', fr: 'Requête' } },
    { name: 'REGVALUE', type: text64k, label: { en: 'Value', fr: 'Valeur' }, format: 'code' },
  ],
});
