import { defineSection, integer, text } from '../section.js';

/** Printers the computer can print on. */
export default defineSection({
  name: 'PRINTERS',
  table: 'printers',
  storage: 'rows',
  checksumBit: 8192,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Printers', fr: 'Imprimantes' },
  group: 'devices',
  order: 50,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'DRIVER', type: text(), label: { en: 'Driver', fr: 'Pilote' } },
    { name: 'PORT', type: text(), label: { en: 'Port', fr: 'Port' } },
    { name: 'DESCRIPTION', type: text(), label: { en: 'Description', fr: 'Description' }, shown: 'filled' },
    {
      name: 'SERVERNAME',
      type: text(),
      label: { en: 'Print server', fr: 'Serveur d’impression' },
      shown: 'filled',
    },
    { name: 'SHARENAME', type: text(), label: { en: 'Share name', fr: 'Nom de partage' }, shown: 'filled' },
    { name: 'RESOLUTION', type: text(50), label: { en: 'Resolution', fr: 'Résolution' }, shown: 'filled' },
    { name: 'COMMENT', type: text(), label: { en: 'Comment', fr: 'Commentaire' }, shown: 'filled' },
    {
      name: 'SHARED',
      type: integer,
      label: { en: 'Shared', fr: 'Partagée' },
      format: 'yes-no',
      shown: 'filled',
    },
    {
      name: 'NETWORK',
      type: integer,
      label: { en: 'Network printer', fr: 'Imprimante réseau' },
      format: 'yes-no',
      shown: 'filled',
    },
  ],
});
