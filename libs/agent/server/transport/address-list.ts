import { BlockList, isIP } from 'node:net';

/** Addresses and networks in CIDR form, as settings name them: separated by commas or blanks. */
export class AddressList {
  private readonly networks = new BlockList();
  /** IPv4 addresses; where there are no networks of them, they are all that has to be looked at. */
  private readonly addresses = new Set<string>();
  private hasNetworks = false;

  /**
   * @param setting name of the setting, for the error
   * @throws Error naming the entry that is neither an address nor a network
   */
  constructor(setting: string, entries: string) {
    for (const entry of entries.split(/[\s,]+/).filter((part) => part !== '')) this.add(setting, entry);
  }

  has(address: string): boolean {
    const family = isIP(address);
    if (family === 4 && !this.hasNetworks) return this.addresses.has(address);
    return family !== 0 && this.networks.check(address, family === 4 ? 'ipv4' : 'ipv6');
  }

  private add(setting: string, entry: string): void {
    const [address = '', prefix, ...rest] = entry.split('/');
    const family = isIP(address);
    const widest = family === 4 ? 32 : 128;
    const bits = prefix === undefined ? widest : /^[0-9]{1,3}$/.test(prefix) ? Number(prefix) : Infinity;
    if (family === 0 || rest.length > 0 || bits > widest) {
      throw new Error(`${setting}: "${entry}" is neither an address nor a network such as 192.0.2.0/24.`);
    }
    if (family === 4 && bits === widest) this.addresses.add(address);
    else this.hasNetworks = true;
    this.networks.addSubnet(address, bits, family === 4 ? 'ipv4' : 'ipv6');
  }
}

/** The peer's address as it is stored and compared: an IPv4 address that an IPv6 socket wraps is unwrapped. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
