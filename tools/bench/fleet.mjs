// @ts-check
import { deflateSync } from 'node:zlib';
import { inventoryXml, prologXml } from '../fleet/inventory-xml.mjs';
import { CHECKSUM, createMachine } from '../fleet/machine.mjs';
import { compress } from '../fleet/send.mjs';
import { fiveChanged, softwareOf } from './software.mjs';

/** The requests of a fleet, compressed before anything is measured. */

/** @typedef {import('../fleet/machine.mjs').Machine} Machine */
/**
 * @typedef {object} Bodies  of one computer, compressed as its agent does
 * @property {string} deviceId
 * @property {string} userAgent
 * @property {number} software  entries
 * @property {Buffer} prolog
 * @property {Buffer} first     everything marked as new
 * @property {Buffer} same      the same content, nothing marked but HARDWARE
 * @property {Buffer} changed   five software entries and the free disk space differ from `same`
 * @property {Buffer} back      they are again as they were
 */

/** What manufacturers leave in millions of computers: nothing may take two of them for the same machine. */
const POPULAR_SERIAL = 'To be filled by O.E.M.';
/** Versions that servers of any age admit: the original 2.8 answers 400 to some later ones. */
const AGENTS = { windows: 'OCS-NG_WINDOWS_AGENT_v2.8.0.1', linux: 'OCS-NG_unified_unix_agent_v2.8.1' };
const NO_MAC = '00:00:00:00:00:00';

/**
 * Machine number `index` of the benchmark's fleet: that of the simulator with the software of a large site, and with the values many
 * computers share.
 * @param {object} options
 * @param {string} options.seed
 * @param {number} options.index
 * @param {import('./software.mjs').Range | undefined} [options.software]
 * @returns {Machine}
 */
export function benchMachine({ seed, index, software }) {
  const machine = createMachine({ seed, index });
  const { NETWORKS = [], BIOS = [] } = machine.sections;
  const loopback = {
    DESCRIPTION: 'lo',
    TYPE: 'loopback',
    MACADDR: NO_MAC,
    STATUS: 'Up',
    IPADDRESS: '127.0.0.1',
  };
  return {
    ...machine,
    userAgent: AGENTS[machine.platform],
    sections: {
      ...machine.sections,
      SOFTWARES: softwareOf(machine, software),
      NETWORKS: machine.platform === 'linux' ? [...NETWORKS, { ...NETWORKS[0], ...loopback }] : NETWORKS,
      BIOS: index % 10 === 3 ? BIOS.map((bios) => ({ ...bios, SSN: POPULAR_SERIAL })) : BIOS,
    },
  };
}

/** @returns {Bodies} */
export function bodiesOf(/** @type {Machine} */ machine) {
  const { SOFTWARES = [], DRIVES = [] } = machine.sections;
  const body = (/** @type {number} */ checksum, /** @type {Machine['sections']} */ sections) =>
    compress(machine, inventoryXml({ ...machine, checksum, sections }));
  const someDaysLater = {
    ...machine.sections,
    SOFTWARES: fiveChanged(SOFTWARES, machine),
    DRIVES: DRIVES.map((drive) => ({ ...drive, FREE: Math.floor(Number(drive['FREE']) * 0.9) })),
  };
  const parts = CHECKSUM.hardware | CHECKSUM.drives | CHECKSUM.software;
  return {
    deviceId: machine.deviceId,
    userAgent: machine.userAgent,
    software: SOFTWARES.length,
    prolog: compress(machine, prologXml(machine)),
    first: body(machine.checksum, machine.sections),
    same: body(CHECKSUM.hardware, machine.sections),
    changed: body(parts, someDaysLater),
    back: body(parts, machine.sections),
  };
}

/**
 * @param {object} options
 * @param {string} options.seed
 * @param {number} options.from   number of the first machine
 * @param {number} options.count
 * @param {import('./software.mjs').Range | undefined} [options.software]
 * @returns {Bodies[]}
 */
export function prepareFleet({ seed, from, count, software }) {
  return Array.from({ length: count }, (_, at) =>
    bodiesOf(benchMachine({ seed, index: from + at, software })),
  );
}

/**
 * Deals computers into so many equal hands: what is measured with different ones, because each has only one first inventory, must
 * not differ by how much software they happen to have.
 * @template {{software: number}} Computer
 * @param {readonly Computer[]} computers
 * @param {number} hands
 * @returns {Computer[][]}  each in the order of `computers`
 */
export function deal(computers, hands) {
  const places = [...computers.keys()].sort((a, b) => softwareAt(a) - softwareAt(b) || a - b);
  /** @type {number[][]} */
  const dealt = Array.from({ length: hands }, () => []);
  for (const [turn, place] of places.entries()) {
    const round = Math.floor(turn / hands);
    const seat = turn % hands;
    // Back and forth: the first hand gets the smallest of one round and the largest of the next.
    dealt[round % 2 === 0 ? seat : hands - 1 - seat]?.push(place);
  }
  return dealt.map((hand) =>
    hand.sort((a, b) => a - b).map((place) => /** @type {Computer} */ (computers[place])),
  );

  function softwareAt(/** @type {number} */ place) {
    return computers[place]?.software ?? 0;
  }
}

/** The same bodies with the PROLOG of another computer. @returns {Bodies} */
export function withProlog(/** @type {Bodies} */ bodies, /** @type {string} */ deviceId) {
  return { ...bodies, prolog: deflateSync(prologXml({ deviceId })) };
}

/** The whole request as it goes over the wire. @returns {Buffer} */
export function requestOf(
  /** @type {URL} */ url,
  /** @type {string} */ userAgent,
  /** @type {Buffer} */ body,
) {
  const head = [
    `POST ${url.pathname} HTTP/1.1`,
    `Host: ${url.host}`,
    `User-Agent: ${userAgent}`,
    'Content-Type: application/x-compressed',
    'Connection: keep-alive',
    `Content-Length: ${body.length}`,
  ].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`, 'latin1'), body]);
}

/**
 * Hands out requests one after the other, beginning anew after the last.
 * @param {readonly Buffer[]} requests
 * @returns {() => Buffer}
 */
export function inTurn(requests) {
  let at = 0;
  return () => {
    const request = requests[at++ % requests.length];
    if (request === undefined) throw new Error('There is nothing to send.');
    return request;
  };
}
