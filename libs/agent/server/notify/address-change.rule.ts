import { elements, value, type AgentRequest } from '../transport/agent-request.js';

/** New addresses of one adapter, told by NOTIFY (spec/agent-protocol.md 7). */
export interface AddressChange {
  readonly mac: string;
  /** Columns of `networks` to set: only what the agent filled. */
  readonly columns: Readonly<
    Partial<Record<'IPADDRESS' | 'IPMASK' | 'IPGATEWAY' | 'IPSUBNET' | 'IPDHCP', string>>
  >;
}

const COLUMNS = [
  ['IP', 'IPADDRESS'],
  ['MASK', 'IPMASK'],
  ['GW', 'IPGATEWAY'],
  ['SUBNET', 'IPSUBNET'],
  ['DHCP', 'IPDHCP'],
] as const;

/** The complete IFACE entries of a NOTIFY: address, mask and MAC are needed. */
export function addressChanges({ root }: AgentRequest): readonly AddressChange[] {
  return elements(root, 'IFACE').flatMap((entry) => {
    const mac = value(entry, 'MAC');
    if (mac === undefined || value(entry, 'IP') === undefined || value(entry, 'MASK') === undefined)
      return [];
    const columns = COLUMNS.flatMap(([element, column]) => {
      const text = value(entry, element);
      return text === undefined ? [] : [[column, text] as const];
    });
    return [{ mac, columns: Object.fromEntries(columns) }];
  });
}

/** Main address the agent reports with the change, undefined when it reports none. */
export function mainAddress({ root }: AgentRequest): string | undefined {
  const [hardware] = elements(root, 'HARDWARE');
  return hardware && value(hardware, 'IPADDR');
}
