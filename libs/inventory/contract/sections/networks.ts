import { defineSection, text, tinyInteger } from '../section.js';

/** Network adapters, one row per address. */
export default defineSection({
  name: 'NETWORKS',
  table: 'networks',
  storage: 'rows',
  checksumBit: 4096,
  deletedOnReplace: true,
  sortBy: 'IPADDRESS',
  indexes: ['IPADDRESS', 'IPGATEWAY', 'IPSUBNET', 'MACADDR'],
  label: { en: 'Networks', fr: 'Réseaux' },
  group: 'network',
  order: 10,
  fields: [
    { name: 'DESCRIPTION', type: text(), label: { en: 'Adapter', fr: 'Carte' } },
    { name: 'TYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'SPEED', type: text(), label: { en: 'Speed', fr: 'Vitesse' } },
    {
      name: 'MACADDR',
      type: text(),
      label: { en: 'MAC address', fr: 'Adresse MAC' },
      format: 'code',
      list: 'optional',
    },
    { name: 'STATUS', type: text(), label: { en: 'Status', fr: 'État' } },
    { name: 'IPADDRESS', type: text(), label: { en: 'IP address', fr: 'Adresse IP' } },
    { name: 'IPMASK', type: text(), label: { en: 'Subnet mask', fr: 'Masque' }, list: 'optional' },
    { name: 'IPGATEWAY', type: text(), label: { en: 'Gateway', fr: 'Passerelle' } },
    {
      name: 'IPSUBNET',
      type: text(),
      label: { en: 'Network number', fr: 'Numéro de réseau' },
      list: 'optional',
    },
    { name: 'IPDHCP', type: text(), label: { en: 'DHCP server', fr: 'Serveur DHCP' } },
    { name: 'MTU', type: text(), label: { en: 'MTU', fr: 'MTU' }, shown: 'filled' },
    { name: 'TYPEMIB', type: text(), label: { en: 'MIB type', fr: 'Type MIB' }, shown: 'filled' },
    {
      name: 'VIRTUALDEV',
      type: tinyInteger,
      label: { en: 'Virtual', fr: 'Virtuelle' },
      format: 'yes-no',
      shown: 'filled',
    },
  ],
});
