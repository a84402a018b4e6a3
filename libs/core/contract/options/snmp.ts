import { SCAN_TYPES } from './discovery.js';
import type { ServerOption } from './option.js';

/** SNMP scans by agents (spec/agent-protocol.md 2.8). */
export const SNMP_OPTIONS = [
  {
    key: 'SNMP',
    topic: 'snmp',
    type: 'switch',
    scopes: ['global', 'group', 'computer'],
    overrideKey: 'SNMP_SWITCH',
    default: true,
    label: { en: 'SNMP scans', fr: 'Scans SNMP' },
    help: {
      en: 'Chosen computers query network devices by SNMP and report them. Only agents that use HTTPS get the order, since it carries passwords.',
      fr: 'Des ordinateurs désignés interrogent les matériels réseau par SNMP et les signalent. Seuls les agents en HTTPS reçoivent l’ordre, car il contient des mots de passe.',
    },
  },
  {
    key: 'SNMP_INVENTORY_DIFF',
    topic: 'snmp',
    type: 'switch',
    scopes: ['global'],
    default: true,
    label: { en: 'Skip unchanged SNMP devices', fr: 'Ignorer les matériels SNMP inchangés' },
    help: {
      en: 'Devices that are as they were at the last scan are not written again.',
      fr: 'Les matériels identiques au dernier scan ne sont pas réécrits.',
    },
  },
  {
    key: 'SNMP_LINK_TAG',
    topic: 'snmp',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Give SNMP devices a TAG', fr: 'Attribuer un TAG aux matériels SNMP' },
    help: {
      en: 'A device found by SNMP gets the TAG of the computer that found it.',
      fr: 'Un matériel trouvé par SNMP reçoit le TAG de l’ordinateur qui l’a trouvé.',
    },
  },
  {
    key: 'SCAN_TYPE_SNMP',
    topic: 'snmp',
    type: 'choice',
    scopes: ['global', 'group', 'computer'],
    default: 'ICMP',
    choices: SCAN_TYPES,
    label: { en: 'Scan method of SNMP', fr: 'Méthode de balayage SNMP' },
    help: {
      en: 'How agents find the devices to query. Nmap and arp-scan must be installed on these computers.',
      fr: 'Moyen par lequel les agents trouvent les matériels à interroger. Nmap et arp-scan doivent être installés sur ces ordinateurs.',
    },
  },
] as const satisfies readonly ServerOption[];
