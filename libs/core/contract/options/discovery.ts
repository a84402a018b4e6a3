import type { ServerOption } from './option.js';

/** Ways to scan a network, for IP discovery and SNMP alike. */
export const SCAN_TYPES = {
  ICMP: { en: 'Ping (ICMP)', fr: 'Ping (ICMP)' },
  NMAP: { en: 'Nmap', fr: 'Nmap' },
  ARPSCAN: { en: 'arp-scan', fr: 'arp-scan' },
} as const;

/**
 * IP discovery by elected computers (spec/agent-protocol.md 2.8, spec/ipdiscover.md).
 * `devices` rows named IPDISCOVER are roles of computers, not values of the option; SCAN_ARP_BANDWIDTH of a group or a
 * computer stands in TVALUE (spec/agent-protocol.md 8.2).
 */
export const DISCOVERY_OPTIONS = [
  {
    key: 'IPDISCOVER',
    topic: 'discovery',
    type: 'integer',
    scopes: ['global'],
    default: 2,
    minimum: 1,
    maximum: 999,
    unit: { en: 'computers per network', fr: 'ordinateurs par réseau' },
    special: { '0': { en: 'Off', fr: 'Désactivée' } },
    label: { en: 'IP discovery', fr: 'Découverte IP' },
    help: {
      en: 'Number of computers per network that report the devices around them. 0 switches discovery off; single computers and groups can be excluded.',
      fr: 'Nombre d’ordinateurs par réseau qui signalent les matériels autour d’eux. 0 désactive la découverte et des ordinateurs ou des groupes peuvent en être exclus.',
    },
  },
  {
    key: 'IPDISCOVER_MAX_ALIVE',
    topic: 'discovery',
    type: 'integer',
    scopes: ['global'],
    default: 14,
    minimum: 1,
    maximum: 9999,
    unit: { en: 'days', fr: 'jours' },
    label: { en: 'Silence before replacement', fr: 'Silence avant remplacement' },
    help: {
      en: 'An elected computer that has not been in contact for this many days loses its role to another one.',
      fr: 'Un ordinateur élu qui n’a pas pris contact depuis ce nombre de jours cède son rôle à un autre.',
    },
  },
  {
    key: 'IPDISCOVER_BETTER_THRESHOLD',
    topic: 'discovery',
    type: 'integer',
    scopes: ['global'],
    default: 1,
    minimum: 0,
    maximum: 9999,
    unit: { en: 'days', fr: 'jours' },
    label: { en: 'Advantage needed to take over', fr: 'Avantage requis pour prendre le relais' },
    help: {
      en: 'A computer takes the role from an elected one when its mean time between contacts is shorter by more than this many days.',
      fr: 'Un ordinateur prend le rôle d’un ordinateur élu lorsque son délai moyen entre deux contacts est plus court de plus de ce nombre de jours.',
    },
  },
  {
    key: 'IPDISCOVER_LATENCY',
    topic: 'discovery',
    type: 'integer',
    scopes: ['global', 'group', 'computer'],
    default: 100,
    minimum: 10,
    maximum: 9999,
    unit: { en: 'milliseconds', fr: 'millisecondes' },
    label: { en: 'Pause between two probes', fr: 'Pause entre deux sondages' },
    help: {
      en: 'Milliseconds that the agent waits between two ARP requests. A longer pause is gentler on the network and makes the scan slower.',
      fr: 'Nombre de millisecondes que l’agent attend entre deux requêtes ARP. Une pause plus longue ménage le réseau et ralentit le balayage.',
    },
  },
  {
    key: 'IPDISCOVER_USE_GROUPS',
    topic: 'discovery',
    type: 'switch',
    scopes: ['global'],
    default: true,
    label: { en: 'Groups may forbid discovery', fr: 'Les groupes peuvent interdire la découverte' },
    help: {
      en: 'Computers of a group that is excluded from discovery are neither elected nor used. When off, only settings of the computer itself count.',
      fr: 'Les ordinateurs d’un groupe exclu de la découverte ne sont ni élus ni utilisés. Sinon, seuls les réglages de l’ordinateur lui-même comptent.',
    },
  },
  {
    key: 'IPDISCOVER_NO_POSTPONE',
    topic: 'discovery',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Elect new computers at once', fr: 'Élire aussitôt les nouveaux ordinateurs' },
    help: {
      en: 'A computer can be elected at its first inventory. When off, it must have been in contact a few times before.',
      fr: 'Un ordinateur peut être élu dès son premier inventaire. Sinon, il doit d’abord avoir pris contact plusieurs fois.',
    },
  },
  {
    key: 'IPDISCOVER_LINK_TAG_NETWORK',
    topic: 'discovery',
    type: 'switch',
    scopes: ['global'],
    default: false,
    label: { en: 'Separate networks by TAG', fr: 'Séparer les réseaux par TAG' },
    help: {
      en: 'The same network number under two TAGs counts as two networks, for sites that use the same addresses.',
      fr: 'Un même numéro de réseau sous deux TAG compte pour deux réseaux, pour les sites qui emploient les mêmes adresses.',
    },
  },
  {
    key: 'SCAN_TYPE_IPDISCOVER',
    topic: 'discovery',
    type: 'choice',
    scopes: ['global', 'group', 'computer'],
    default: 'ICMP',
    choices: SCAN_TYPES,
    label: { en: 'Scan method of IP discovery', fr: 'Méthode de balayage de la découverte IP' },
    help: {
      en: 'How elected Unix agents look for devices. Nmap and arp-scan must be installed on these computers.',
      fr: 'Moyen par lequel les agents Unix élus cherchent les matériels. Nmap et arp-scan doivent être installés sur ces ordinateurs.',
    },
  },
  {
    key: 'SCAN_ARP_BANDWIDTH',
    topic: 'discovery',
    type: 'integer',
    scopes: ['global', 'group', 'computer'],
    default: 256,
    minimum: 1,
    maximum: 1_000_000,
    unit: { en: 'kbit/s', fr: 'kbit/s' },
    label: { en: 'Bandwidth of arp-scan', fr: 'Débit d’arp-scan' },
    help: {
      en: 'Network bandwidth that an arp-scan may use, in kilobits per second.',
      fr: 'Débit réseau qu’un balayage arp-scan peut utiliser, en kilobits par seconde.',
    },
  },
] as const satisfies readonly ServerOption[];
