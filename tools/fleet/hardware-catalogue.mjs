// @ts-check
/** What the made-up machines are built of. Units: MHz, MB (memory, disks), kB (cache). */

/**
 * @typedef {object} Model
 * @property {'laptop'|'desktop'|'server'} form
 * @property {string} manufacturer
 * @property {string} model
 * @property {string} board
 * @property {readonly number[]} processors  positions in PROCESSORS
 * @property {readonly number[]} memory      possible sizes of one memory module, MB
 * @property {number} slots                  memory slots
 */

/** @type {readonly Model[]} */
export const MODELS = [
  {
    form: 'laptop',
    manufacturer: 'Dell Inc.',
    model: 'Latitude 5440',
    board: '0F3RDY',
    processors: [0, 1],
    memory: [8192, 16384],
    slots: 2,
  },
  {
    form: 'laptop',
    manufacturer: 'Dell Inc.',
    model: 'Precision 3581',
    board: '0PW4HN',
    processors: [2],
    memory: [16384, 32768],
    slots: 2,
  },
  {
    form: 'laptop',
    manufacturer: 'HP',
    model: 'HP EliteBook 840 14 inch G9 Notebook PC',
    board: '896D',
    processors: [0, 1],
    memory: [8192, 16384],
    slots: 2,
  },
  {
    form: 'laptop',
    manufacturer: 'HP',
    model: 'HP ProBook 455 G9',
    board: '8A7A',
    processors: [4],
    memory: [8192, 16384],
    slots: 2,
  },
  {
    form: 'laptop',
    manufacturer: 'LENOVO',
    model: '21CB00A1FR ThinkPad X1 Carbon Gen 10',
    board: '21CB00A1FR',
    processors: [1],
    memory: [16384],
    slots: 2,
  },
  {
    form: 'laptop',
    manufacturer: 'LENOVO',
    model: '21H1 ThinkPad T14 Gen 4',
    board: '21H1',
    processors: [4, 5],
    memory: [8192, 16384],
    slots: 2,
  },
  {
    form: 'laptop',
    manufacturer: 'ASUSTeK COMPUTER INC.',
    model: 'ExpertBook B1400',
    board: 'B1400CEAE',
    processors: [0],
    memory: [8192],
    slots: 2,
  },
  {
    form: 'desktop',
    manufacturer: 'Dell Inc.',
    model: 'OptiPlex 7010',
    board: '0YGWFV',
    processors: [3, 2],
    memory: [8192, 16384],
    slots: 4,
  },
  {
    form: 'desktop',
    manufacturer: 'HP',
    model: 'HP Elite Tower 800 G9 Desktop PC',
    board: '8952',
    processors: [3],
    memory: [8192, 16384, 32768],
    slots: 4,
  },
  {
    form: 'desktop',
    manufacturer: 'LENOVO',
    model: '11T9 ThinkCentre M70s',
    board: '3302',
    processors: [3],
    memory: [8192],
    slots: 2,
  },
  {
    form: 'desktop',
    manufacturer: 'Gigabyte Technology Co., Ltd.',
    model: 'B550M DS3H',
    board: 'B550M DS3H',
    processors: [5],
    memory: [8192, 16384],
    slots: 4,
  },
  {
    form: 'server',
    manufacturer: 'Dell Inc.',
    model: 'PowerEdge R650',
    board: '0PYXKY',
    processors: [6],
    memory: [32768, 65536],
    slots: 16,
  },
  {
    form: 'server',
    manufacturer: 'HPE',
    model: 'ProLiant DL360 Gen10 Plus',
    board: 'ProLiant DL360 Gen10 Plus',
    processors: [6, 7],
    memory: [32768],
    slots: 16,
  },
  {
    form: 'server',
    manufacturer: 'Supermicro',
    model: 'SYS-120C-TN10R',
    board: 'X12DPT-B6',
    processors: [6],
    memory: [65536],
    slots: 16,
  },
];

/**
 * @typedef {object} Processor
 * @property {string} name
 * @property {string} manufacturer
 * @property {number} speed    MHz
 * @property {number} cores
 * @property {number} threads
 * @property {number} cache    second level, kB
 * @property {string} socket
 */

/** @type {readonly Processor[]} */
export const PROCESSORS = [
  {
    name: '12th Gen Intel(R) Core(TM) i5-1245U',
    manufacturer: 'GenuineIntel',
    speed: 1600,
    cores: 10,
    threads: 12,
    cache: 9728,
    socket: 'U3E1',
  },
  {
    name: '12th Gen Intel(R) Core(TM) i7-1265U',
    manufacturer: 'GenuineIntel',
    speed: 1800,
    cores: 10,
    threads: 12,
    cache: 12288,
    socket: 'U3E1',
  },
  {
    name: '13th Gen Intel(R) Core(TM) i7-13700',
    manufacturer: 'GenuineIntel',
    speed: 2100,
    cores: 16,
    threads: 24,
    cache: 24576,
    socket: 'LGA1700',
  },
  {
    name: '13th Gen Intel(R) Core(TM) i5-13500',
    manufacturer: 'GenuineIntel',
    speed: 2500,
    cores: 14,
    threads: 20,
    cache: 11776,
    socket: 'LGA1700',
  },
  {
    name: 'AMD Ryzen 5 5625U with Radeon Graphics',
    manufacturer: 'AuthenticAMD',
    speed: 2300,
    cores: 6,
    threads: 12,
    cache: 3072,
    socket: 'FP6',
  },
  {
    name: 'AMD Ryzen 7 5700G with Radeon Graphics',
    manufacturer: 'AuthenticAMD',
    speed: 3800,
    cores: 8,
    threads: 16,
    cache: 4096,
    socket: 'AM4',
  },
  {
    name: 'Intel(R) Xeon(R) Gold 6338 CPU @ 2.00GHz',
    manufacturer: 'GenuineIntel',
    speed: 2000,
    cores: 32,
    threads: 64,
    cache: 40960,
    socket: 'LGA4189',
  },
  {
    name: 'Intel(R) Xeon(R) Silver 4314 CPU @ 2.40GHz',
    manufacturer: 'GenuineIntel',
    speed: 2400,
    cores: 16,
    threads: 32,
    cache: 20480,
    socket: 'LGA4189',
  },
];

/** @type {readonly {manufacturer: string, model: string, size: number, type: string}[]} */
export const DISKS = [
  { manufacturer: 'Samsung', model: 'SAMSUNG MZVL2512HCJQ-00BL7', size: 488_386, type: 'SSD' },
  { manufacturer: 'Samsung', model: 'SAMSUNG MZVL21T0HCLR-00BH1', size: 976_762, type: 'SSD' },
  { manufacturer: 'Western Digital', model: 'WDC PC SN740 SDDQNQD-256G', size: 244_198, type: 'SSD' },
  { manufacturer: 'Micron', model: 'Micron_3400_MTFDKBA512TFH', size: 488_386, type: 'SSD' },
  { manufacturer: 'Seagate', model: 'ST2000DM008-2FR102', size: 1_907_729, type: 'Fixed hard disk media' },
];

/** @type {readonly {name: string, chipset: string, memory: number}[]} */
export const VIDEO_CARDS = [
  { name: 'Intel(R) Iris(R) Xe Graphics', chipset: 'Intel(R) Iris(R) Xe Graphics Family', memory: 1024 },
  { name: 'Intel(R) UHD Graphics 770', chipset: 'Intel(R) UHD Graphics Family', memory: 1024 },
  { name: 'AMD Radeon(TM) Graphics', chipset: 'AMD Radeon Graphics Processor (0x1638)', memory: 512 },
  { name: 'NVIDIA RTX A1000 Laptop GPU', chipset: 'NVIDIA RTX A1000', memory: 4096 },
  { name: 'Matrox G200eW3', chipset: 'Integrated Matrox G200eW3', memory: 16 },
];

/** @type {readonly {manufacturer: string, caption: string, description: string}[]} */
export const MONITORS = [
  { manufacturer: 'Dell Inc.', caption: 'DELL P2422H', description: '32/2022' },
  { manufacturer: 'Dell Inc.', caption: 'DELL U2723QE', description: '11/2023' },
  { manufacturer: 'Iiyama North America', caption: 'PL2492H', description: '47/2021' },
  { manufacturer: 'Samsung Electric Company', caption: 'S24R65x', description: '5/2020' },
  { manufacturer: 'Hewlett Packard', caption: 'HP E24 G5', description: '18/2023' },
];

/** @type {readonly {name: string, driver: string, resolution: string}[]} */
export const PRINTERS = [
  { name: 'HP Color LaserJet MFP M480', driver: 'HP Universal Printing PCL 6', resolution: '600x600' },
  { name: 'Brother HL-L6400DW series', driver: 'Brother HL-L6400DW series', resolution: '1200x1200' },
  { name: 'KONICA MINOLTA C360iSeriesPCL', driver: 'KONICA MINOLTA Universal V4 PCL', resolution: '600x600' },
  { name: 'Étiquettes atelier (ZD421)', driver: 'ZDesigner ZD421-203dpi ZPL', resolution: '203x203' },
];

/** @type {readonly {manufacturer: string, description: string, type: string}[]} */
export const USB_DEVICES = [
  { manufacturer: 'Logitech, Inc.', description: 'Webcam C925e', type: 'Camera' },
  { manufacturer: 'Jabra', description: 'Jabra Evolve2 40 SE', type: 'Audio' },
  { manufacturer: 'Yubico', description: 'YubiKey OTP+FIDO+CCID', type: 'SmartCard' },
  { manufacturer: 'SanDisk Corp.', description: 'Ultra Flair', type: 'Mass storage' },
  { manufacturer: 'Wacom Co., Ltd', description: 'STU-430 signature pad', type: 'HID' },
];
