import { date, defineSection, integer, text } from '../section.js';

/** Logical volumes. Unix agents put the mount point into TYPE and the device into VOLUMN (sic). */
export default defineSection({
  name: 'DRIVES',
  table: 'drives',
  storage: 'rows',
  checksumBit: 512,
  deletedOnReplace: true,
  sortBy: 'VOLUMN',
  label: { en: 'Disks', fr: 'Disques' },
  group: 'hardware',
  order: 60,
  fields: [
    { name: 'LETTER', type: text(), label: { en: 'Letter', fr: 'Lettre' }, shown: 'filled' },
    { name: 'TYPE', type: text(), label: { en: 'Type or mount point', fr: 'Type ou point de montage' } },
    { name: 'FILESYSTEM', type: text(), label: { en: 'File system', fr: 'Système de fichiers' } },
    { name: 'TOTAL', type: integer, label: { en: 'Total (MB)', fr: 'Total (Mo)' }, format: 'megabytes' },
    { name: 'FREE', type: integer, label: { en: 'Free (MB)', fr: 'Libre (Mo)' }, format: 'megabytes' },
    { name: 'VOLUMN', type: text(), label: { en: 'Volume', fr: 'Volume' } },
    { name: 'NUMFILES', type: integer, label: { en: 'Files', fr: 'Fichiers' }, shown: 'filled' },
    {
      name: 'CREATEDATE',
      type: date,
      label: { en: 'Created', fr: 'Créé le' },
      format: 'date',
      shown: 'filled',
    },
  ],
});
