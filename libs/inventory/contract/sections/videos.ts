import { defineSection, text } from '../section.js';

/** Video adapters. MEMORY is text in the schema, a number of megabytes in practice. */
export default defineSection({
  name: 'VIDEOS',
  table: 'videos',
  storage: 'rows',
  checksumBit: 32768,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Video', fr: 'Vidéo' },
  group: 'hardware',
  order: 70,
  fields: [
    {
      name: 'NAME',
      type: text(),
      label: { en: 'Name', fr: 'Nom' },
      list: 'optional',
      listLabel: { en: 'Video adapter', fr: 'Carte vidéo' },
    },
    { name: 'CHIPSET', type: text(), label: { en: 'Chipset', fr: 'Chipset' } },
    {
      name: 'MEMORY',
      type: text(),
      label: { en: 'Memory (MB)', fr: 'Mémoire (Mo)' },
      format: 'megabytes',
    },
    { name: 'RESOLUTION', type: text(), label: { en: 'Resolution', fr: 'Résolution' } },
  ],
});
