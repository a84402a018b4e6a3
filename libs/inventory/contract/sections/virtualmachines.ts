import { defineSection, integer, text } from '../section.js';

/** Guests seen on this host. */
export default defineSection({
  name: 'VIRTUALMACHINES',
  table: 'virtualmachines',
  storage: 'rows',
  checksumBit: 131072,
  deletedOnReplace: true,
  sortBy: 'NAME',
  label: { en: 'Virtual machines', fr: 'Machines virtuelles' },
  group: 'miscellaneous',
  order: 10,
  fields: [
    { name: 'NAME', type: text(), label: { en: 'Name', fr: 'Nom' } },
    { name: 'STATUS', type: text(), label: { en: 'Status', fr: 'État' } },
    { name: 'SUBSYSTEM', type: text(), label: { en: 'Hypervisor', fr: 'Hyperviseur' } },
    { name: 'VMTYPE', type: text(), label: { en: 'Type', fr: 'Type' } },
    { name: 'VCPU', type: integer, label: { en: 'Virtual CPUs', fr: 'Processeurs virtuels' } },
    { name: 'MEMORY', type: integer, label: { en: 'Memory (MB)', fr: 'Mémoire (Mo)' }, format: 'megabytes' },
    { name: 'UUID', type: text(), label: { en: 'UUID', fr: 'UUID' }, format: 'code' },
  ],
});
