import { defineSection, text } from '../section.js';

/** Package repositories of a Unix system. */
export default defineSection({
  name: 'REPOSITORY',
  table: 'repository',
  storage: 'rows',
  checksumBit: 0,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Repositories', fr: 'Dépôts de logiciels' },
  group: 'miscellaneous',
  order: 20,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'BASEURL', type: text(), label: { en: 'Base URL', fr: 'URL de base' }, format: 'code' },
    { name: 'FILENAME', type: text(), label: { en: 'File', fr: 'Fichier' }, format: 'code', shown: 'filled' },
    {
      name: 'MIRRORS',
      type: text(),
      label: { en: 'Mirrors', fr: 'Miroirs' },
      format: 'code',
      shown: 'filled',
    },
    { name: 'PKGS', type: text(), label: { en: 'Packages', fr: 'Paquets' }, shown: 'filled' },
    { name: 'SIZE', type: text(), label: { en: 'Size', fr: 'Taille' }, shown: 'filled' },
    { name: 'UPDATED', type: text(), label: { en: 'Updated', fr: 'Mis à jour' }, shown: 'filled' },
    { name: 'EXPIRE', type: text(), label: { en: 'Expires', fr: 'Expiration' }, shown: 'filled' },
    { name: 'REVISION', type: text(), label: { en: 'Revision', fr: 'Révision' }, shown: 'filled' },
    { name: 'TAG', type: text(), label: { en: 'Tags', fr: 'Étiquettes' }, shown: 'filled' },
    { name: 'EXCLUDE', type: text(), label: { en: 'Exclude', fr: 'Exclure' }, shown: 'filled' },
    {
      name: 'EXCLUDED',
      type: text(),
      label: { en: 'Excluded packages', fr: 'Paquets exclus' },
      shown: 'filled',
    },
  ],
});
