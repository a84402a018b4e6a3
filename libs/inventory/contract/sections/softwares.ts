import { dateTime, defineSection, integer, text, text64k } from '../section.js';

/**
 * Installed software (spec/agent-protocol.md 3.7): names, publishers and versions live in look-up tables, the other
 * fields in `software`. Agents set checksum bit 65536 for it, which has no effect: it is compared at every inventory.
 */
export default defineSection({
  name: 'SOFTWARES',
  table: 'software',
  storage: 'software',
  checksumBit: 0,
  deletedOnReplace: true,
  label: { en: 'Software', fr: 'Logiciels' },
  group: 'software',
  order: 10,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'VERSION', type: text(), label: { en: 'Version', fr: 'Version' } },
    { name: 'PUBLISHER', type: text(), label: { en: 'Publisher', fr: 'Éditeur' } },
    { name: 'INSTALLDATE', type: dateTime, label: { en: 'Installed', fr: 'Installé le' }, format: 'date' },
    { name: 'BITSWIDTH', type: integer, label: { en: 'Bits', fr: 'Bits' }, shown: 'filled' },
    {
      name: 'ARCHITECTURE',
      type: text(),
      label: { en: 'Architecture', fr: 'Architecture' },
      shown: 'filled',
    },
    { name: 'COMMENTS', type: text64k, label: { en: 'Comments', fr: 'Commentaires' }, shown: 'filled' },
    {
      name: 'FILESIZE',
      type: integer,
      label: { en: 'Size', fr: 'Taille' },
      format: 'bytes',
      shown: 'filled',
    },
    {
      name: 'FOLDER',
      type: text64k,
      label: { en: 'Folder', fr: 'Dossier' },
      format: 'code',
      shown: 'filled',
    },
    {
      name: 'FILENAME',
      type: text(),
      label: { en: 'File name', fr: 'Nom de fichier' },
      format: 'code',
      shown: 'filled',
    },
    { name: 'LANGUAGE', type: text(), label: { en: 'Language', fr: 'Langue' }, shown: 'filled' },
    { name: 'GUID', type: text(), label: { en: 'GUID', fr: 'GUID' }, format: 'code', shown: 'filled' },
    { name: 'SOURCE', type: integer, label: { en: 'Source', fr: 'Source' }, shown: 'never' },
    {
      name: 'PRETTYVERSION',
      type: text(),
      label: { en: 'Short version', fr: 'Version courte' },
      source: 'server',
      shown: 'never',
    },
    {
      name: 'MAJOR',
      type: integer,
      label: { en: 'Major version', fr: 'Version majeure' },
      source: 'server',
      shown: 'never',
    },
    {
      name: 'MINOR',
      type: integer,
      label: { en: 'Minor version', fr: 'Version mineure' },
      source: 'server',
      shown: 'never',
    },
    {
      name: 'PATCH',
      type: integer,
      label: { en: 'Patch level', fr: 'Niveau de correctif' },
      source: 'server',
      shown: 'never',
    },
  ],
});
