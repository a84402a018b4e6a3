// @ts-check
import { DISKS, MODELS, PROCESSORS, USB_DEVICES } from './hardware-catalogue.mjs';
import { battery, inputs, modem, monitors, printers, sim, videoCard } from './peripherals.mjs';

/** The sections that say what a machine is built of; the operating system only decides how some of them are spelt. */

/** @typedef {import('./machine.mjs').Row} Row */
/** @typedef {import('./machine.mjs').Draft} Draft */

/**
 * @typedef {object} Hardware
 * @property {Record<string, Row[]>} sections
 * @property {Row} summary                    the fields of HARDWARE that follow from the parts
 * @property {number} disk                    size of the first disk, MB
 * @property {string} address                 IPv4 address
 */

/** @returns {Hardware} */
export function hardwareSections(/** @type {Draft} */ draft) {
  const { random, index, form, platform, site } = draft;
  const model = random.pick(MODELS.filter((candidate) => candidate.form === form));
  const cpu = PROCESSORS[random.pick(model.processors)] ?? PROCESSORS[0];
  if (cpu === undefined) {
    throw new Error('the catalogue of processors is empty');
  }
  const sockets = form === 'server' && random.chance(0.5) ? 2 : 1;
  const modules = form === 'server' ? random.pick([4, 8]) : random.pick([1, 2]);
  const module = random.pick(model.memory);
  const serial = `${random.serial(3)}${index.toString(36).toUpperCase().padStart(4, '0')}`;
  const address = `10.${site.network}.${(index >> 8) & 255}.${index & 255 || 255}`;
  const subnet = `10.${site.network}.${(index >> 8) & 255}`;
  const disks = random.sample(DISKS, form === 'server' ? 3 : random.pick([1, 1, 2]));
  const speed = String(cpu.speed);
  return {
    disk: disks[0]?.size ?? 0,
    address,
    summary: {
      NAME: draft.name,
      MEMORY: modules * module,
      PROCESSORN: sockets,
      PROCESSORS: cpu.speed,
      PROCESSORT: cpu.name,
      UUID: uuid(random),
      IPADDR: address,
      DEFAULTGATEWAY: `${subnet}.254`,
      DNS: `10.${site.network}.0.53`,
      ARCH: 'x86_64',
    },
    sections: {
      BIOS: [
        {
          SMANUFACTURER: model.manufacturer,
          SMODEL: model.model,
          SSN: serial,
          TYPE: { laptop: 'Notebook', desktop: 'Mini Tower', server: 'Rack Mount Chassis' }[form],
          BMANUFACTURER: model.manufacturer,
          BVERSION: `1.${random.int(2, 28)}.${random.int(0, 4)}`,
          BDATE: `${String(random.int(1, 12)).padStart(2, '0')}/${String(random.int(1, 28)).padStart(2, '0')}/${random.int(2021, 2024)}`,
          ASSETTAG: random.chance(0.6) ? `INV-${String(100_000 + index)}` : '',
          MMANUFACTURER: model.manufacturer,
          MMODEL: model.board,
          MSN: `/${serial}/${random.serial(14)}/`,
        },
      ],
      CPUS: Array.from({ length: sockets }, (_, socket) => ({
        MANUFACTURER: cpu.manufacturer,
        TYPE: cpu.name,
        SERIALNUMBER: random.hex(16),
        SPEED: speed,
        CORES: cpu.cores,
        L2CACHESIZE: String(cpu.cache),
        CPUARCH: platform === 'windows' ? 'x64' : 'x86_64',
        DATA_WIDTH: 64,
        CURRENT_ADDRESS_WIDTH: 64,
        LOGICAL_CPUS: cpu.threads,
        VOLTAGE: '1.2',
        CURRENT_SPEED: speed,
        SOCKET: `${cpu.socket} #${socket + 1}`,
      })),
      MEMORIES: Array.from({ length: model.slots }, (_, slot) => ({
        CAPTION: `DIMM ${String.fromCharCode(65 + slot)}`,
        DESCRIPTION: slot < modules ? 'Synchronous' : 'Empty slot',
        CAPACITY: slot < modules ? module : 0,
        PURPOSE: 'System Memory',
        TYPE: slot < modules ? 'DDR4' : '',
        SPEED: slot < modules ? '3200' : '',
        NUMSLOTS: slot + 1,
        SERIALNUMBER: slot < modules ? random.hex(8) : '',
      })),
      SLOTS: Array.from({ length: form === 'laptop' ? 1 : 3 }, (_, slot) => ({
        NAME: `PCIe Slot ${slot + 1}`,
        DESCRIPTION: slot === 0 ? 'x16 PCI Express 4' : 'x1 PCI Express 3',
        DESIGNATION: String(slot + 1),
        PURPOSE: slot === 0 ? 'Graphics' : '',
        STATUS: slot === 0 ? 'In Use' : 'Available',
        PSHARE: 0,
      })),
      STORAGES: disks.map((disk, number) => ({
        MANUFACTURER: disk.manufacturer,
        NAME: platform === 'windows' ? `\\\\.\\PHYSICALDRIVE${number}` : `nvme${number}n1`,
        MODEL: disk.model,
        DESCRIPTION: disk.type === 'SSD' ? 'NVMe' : 'SATA',
        TYPE: disk.type,
        DISKSIZE: disk.size,
        SERIALNUMBER: `S${random.serial(13)}`,
        FIRMWARE: random.serial(8),
      })),
      NETWORKS: networks(draft, subnet, address),
      CONTROLLERS: controllers(draft),
      VIDEOS: [videoCard(draft)],
      MONITORS: monitors(draft),
      SOUNDS:
        form === 'server'
          ? []
          : [
              {
                MANUFACTURER: 'Realtek',
                NAME: 'Realtek(R) Audio',
                DESCRIPTION: 'High Definition Audio Device',
              },
            ],
      INPUTS: form === 'server' ? [] : inputs(draft),
      PORTS: [
        { TYPE: 'USB', NAME: 'JUSB1', CAPTION: 'USB 3.2', DESCRIPTION: 'Access Bus' },
        { TYPE: 'Video', NAME: 'HDMI', CAPTION: 'HDMI', DESCRIPTION: 'Other' },
        ...(form === 'desktop'
          ? [{ TYPE: 'Serial', NAME: 'COM1', CAPTION: 'DB-9 male', DESCRIPTION: '16550A Compatible' }]
          : []),
      ],
      MODEMS: modem(draft),
      SIM: sim(draft),
      BATTERIES: battery(draft),
      PRINTERS: printers(draft),
      USBDEVICES: random.sample(USB_DEVICES, form === 'server' ? 0 : random.int(0, 3)).map((device) => ({
        DESCRIPTION: device.description,
        INTERFACE: 'USB',
        MANUFACTURER: device.manufacturer,
        SERIAL: random.hex(12),
        TYPE: device.type,
      })),
    },
  };
}

/** A version 4 UUID. */
function uuid(/** @type {Draft['random']} */ random) {
  return [random.hex(8), random.hex(4), `4${random.hex(3)}`, `A${random.hex(3)}`, random.hex(12)].join('-');
}

/** Unique in the fleet; the first byte marks a locally administered address, so no manufacturer's is claimed. */
function mac(/** @type {number} */ kind, /** @type {number} */ index) {
  const digits = index.toString(16).padStart(8, '0').toUpperCase();
  return ['02', kind.toString(16).padStart(2, '0').toUpperCase(), ...(digits.match(/../g) ?? [])].join(':');
}

/** @returns {Row[]} */
function networks(/** @type {Draft} */ draft, /** @type {string} */ subnet, /** @type {string} */ address) {
  const { platform, index, form, site } = draft;
  const wired = {
    DESCRIPTION: platform === 'windows' ? 'Intel(R) Ethernet Connection (17) I219-LM' : 'enp0s31f6',
    TYPE: platform === 'windows' ? 'Ethernet' : 'ethernet',
    TYPEMIB: 'ethernetCsmacd',
    SPEED: '1 Gb/s',
    MTU: '1500',
    MACADDR: mac(1, index),
    STATUS: 'Up',
    IPADDRESS: address,
    IPMASK: '255.255.255.0',
    IPGATEWAY: `${subnet}.254`,
    IPSUBNET: `${subnet}.0`,
    IPDHCP: form === 'server' ? '' : `10.${site.network}.0.67`,
    VIRTUALDEV: 0,
  };
  const wireless = {
    ...wired,
    DESCRIPTION: platform === 'windows' ? 'Intel(R) Wi-Fi 6E AX211 160MHz' : 'wlp0s20f3',
    TYPE: platform === 'windows' ? 'Wireless' : 'wifi',
    TYPEMIB: 'ieee80211',
    SPEED: '866 Mb/s',
    MACADDR: mac(2, index),
    STATUS: 'Down',
    IPADDRESS: '',
    IPMASK: '',
    IPGATEWAY: '',
    IPSUBNET: '',
    IPDHCP: '',
  };
  return form === 'laptop' ? [wired, wireless] : [wired];
}

/** @returns {Row[]} */
function controllers(/** @type {Draft} */ { platform, form }) {
  const version = platform === 'windows' ? '10.1.36.7' : '11';
  const list = [
    {
      MANUFACTURER: 'Intel Corporation',
      NAME: 'Intel(R) Host Bridge',
      CAPTION: 'Host bridge',
      TYPE: 'Host bridge',
    },
    {
      MANUFACTURER: 'Intel Corporation',
      NAME: 'USB 3.2 eXtensible Host Controller',
      CAPTION: 'xHCI',
      TYPE: 'USB controller',
    },
    {
      MANUFACTURER: 'Intel Corporation',
      NAME: 'Thunderbolt(TM) 4 Controller',
      CAPTION: 'Thunderbolt',
      TYPE: 'System peripheral',
    },
    {
      MANUFACTURER: 'Samsung',
      NAME: 'Standard NVM Express Controller',
      CAPTION: 'NVMe',
      TYPE: 'Non-Volatile memory controller',
    },
  ];
  const raid = {
    MANUFACTURER: 'Broadcom / LSI',
    NAME: 'MegaRAID SAS-3 3108',
    CAPTION: 'RAID',
    TYPE: 'RAID bus controller',
  };
  return [...list, ...(form === 'server' ? [raid] : [])].map((row) => ({
    ...row,
    DESCRIPTION: row.NAME,
    VERSION: version,
  }));
}
