import { NOTHING, post, request, type Content } from '../builders.js';
import type { Scenario, Setup, Theme } from '../scenario.js';

const MAC = '02:00:00:00:00:2a';
const IFACE = {
  MAC,
  IP: '192.0.2.77',
  MASK: '255.255.254.0',
  GW: '192.0.2.9',
  SUBNET: '192.0.2.0',
  DHCP: '192.0.2.8',
};
const ADAPTERS: Setup = {
  computers: { pc1: { IPADDR: '192.0.2.42', CHECKSUM: 8 } },
  rows: {
    networks: [
      {
        HARDWARE_ID: { computer: 'pc1' },
        MACADDR: MAC,
        IPADDRESS: '192.0.2.42',
        IPMASK: '255.255.255.0',
        IPGATEWAY: '192.0.2.1',
        IPSUBNET: '192.0.2.0',
        IPDHCP: '192.0.2.2',
      },
      {
        HARDWARE_ID: { computer: 'pc1' },
        MACADDR: '02:00:00:00:00:99',
        IPADDRESS: '198.51.100.1',
        IPMASK: 'm',
        IPGATEWAY: 'g',
        IPSUBNET: 's',
        IPDHCP: 'd',
      },
    ],
  },
};
const OTHER_ADAPTER = {
  MACADDR: '02:00:00:00:00:99',
  IPADDRESS: '198.51.100.1',
  IPMASK: 'm',
  IPGATEWAY: 'g',
  IPSUBNET: 's',
  IPDHCP: 'd',
};

const notice = (content: Readonly<Record<string, Content>>, computer = 'pc1'): string =>
  request('NOTIFY', computer, { TYPE: 'IP', ...content });

export const notify: Theme = {
  name: 'notify',
  scenarios: [
    {
      name: 'a new address is stored, and the sections count as changed',
      spec: '7 NOTIFY',
      setup: ADAPTERS,
      steps: [post(notice({ HARDWARE: { IPADDR: '192.0.2.77' }, IFACE }), NOTHING)],
      rows: {
        hardware: [{ computer: 'pc1', IPADDR: '192.0.2.77', CHECKSUM: 8 + 4096 + 1 }],
        networks: [
          {
            MACADDR: MAC,
            IPADDRESS: '192.0.2.77',
            IPMASK: '255.255.254.0',
            IPGATEWAY: '192.0.2.9',
            IPSUBNET: '192.0.2.0',
            IPDHCP: '192.0.2.8',
          },
          OTHER_ADAPTER,
        ],
      },
    },
    {
      name: 'without HARDWARE the main address stays',
      spec: '7 NOTIFY',
      setup: ADAPTERS,
      steps: [post(notice({ IFACE: { MAC, IP: '192.0.2.77', MASK: '255.255.255.0' } }), NOTHING)],
      rows: {
        hardware: [{ computer: 'pc1', IPADDR: '192.0.2.42', CHECKSUM: 8 + 4096 }],
        networks: [
          {
            MACADDR: MAC,
            IPADDRESS: '192.0.2.77',
            IPMASK: '255.255.255.0',
            IPGATEWAY: '192.0.2.1',
            IPSUBNET: '192.0.2.0',
            IPDHCP: '192.0.2.2',
          },
          OTHER_ADAPTER,
        ],
      },
    },
    ...(
      [
        [
          'an adapter that nobody knows',
          notice({ HARDWARE: { IPADDR: '192.0.2.77' }, IFACE: { ...IFACE, MAC: '02:00:00:00:00:55' } }),
        ],
        [
          'an adapter without mask',
          notice({ HARDWARE: { IPADDR: '192.0.2.77' }, IFACE: { MAC, IP: '192.0.2.77' } }),
        ],
        ['a notice of another type', notice({ TYPE: 'DISK', HARDWARE: { IPADDR: '192.0.2.77' }, IFACE })],
        ['a notice without a type', request('NOTIFY', 'pc1', { HARDWARE: { IPADDR: '192.0.2.77' }, IFACE })],
        ['an unknown computer', notice({ HARDWARE: { IPADDR: '192.0.2.77' }, IFACE }, 'nobody')],
      ] as const
    ).map(([name, body]): Scenario => ({
      name: `${name} changes nothing and is answered all the same`,
      spec: '7 NOTIFY',
      setup: ADAPTERS,
      steps: [post(body, NOTHING)],
      rows: {
        hardware: [{ computer: 'pc1', IPADDR: '192.0.2.42', CHECKSUM: 8 }],
        networks: [
          { MACADDR: MAC, IPADDRESS: '192.0.2.42' },
          { MACADDR: '02:00:00:00:00:99', IPADDRESS: '198.51.100.1' },
        ],
      },
    })),
  ],
};
