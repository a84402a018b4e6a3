// @ts-check
import { MONITORS, PRINTERS, VIDEO_CARDS } from './hardware-catalogue.mjs';

/** What is plugged into a machine or built around it: screens, input devices, mobile broadband, battery, printers. */

/** @typedef {import('./machine.mjs').Row} Row */
/** @typedef {import('./machine.mjs').Draft} Draft */

/** @returns {Row} */
export function videoCard(/** @type {Draft} */ { random, form }) {
  const card = form === 'server' ? VIDEO_CARDS.at(-1) : random.pick(VIDEO_CARDS.slice(0, -1));
  return {
    NAME: card?.name ?? '',
    CHIPSET: card?.chipset ?? '',
    MEMORY: String(card?.memory ?? ''),
    RESOLUTION: form === 'server' ? '1024 x 768' : '1920 x 1080',
  };
}

/** @returns {Row[]} */
export function monitors(/** @type {Draft} */ { random, form }) {
  const count = form === 'server' ? 0 : form === 'laptop' ? random.int(0, 2) : random.int(1, 2);
  return random.sample(MONITORS, count).map((monitor) => ({
    MANUFACTURER: monitor.manufacturer,
    CAPTION: monitor.caption,
    DESCRIPTION: monitor.description,
    TYPE: 'Digital',
    SERIAL: random.serial(10),
  }));
}

/** @returns {Row[]} */
export function inputs(/** @type {Draft} */ { form }) {
  const keyboard = {
    TYPE: 'Keyboard',
    MANUFACTURER: 'Logitech',
    CAPTION: 'USB Keyboard',
    DESCRIPTION: 'USB Keyboard',
    INTERFACE: 'USB',
  };
  const mouse = {
    TYPE: 'Pointing',
    MANUFACTURER: 'Logitech',
    CAPTION: 'USB Mouse',
    DESCRIPTION: 'USB Mouse',
    INTERFACE: 'USB',
  };
  const touchpad = {
    TYPE: 'Pointing',
    MANUFACTURER: 'Synaptics',
    CAPTION: 'Touchpad',
    DESCRIPTION: 'I2C HID Device',
    INTERFACE: 'I2C',
  };
  return (form === 'laptop' ? [keyboard, touchpad] : [keyboard, mouse]).map((row) => ({
    ...row,
    POINTTYPE: row.TYPE === 'Pointing' ? row.CAPTION : '',
  }));
}

/** @returns {Row[]} */
export function modem(/** @type {Draft} */ { random, form }) {
  return form === 'laptop' && random.chance(0.15)
    ? [{ NAME: 'Fibocom L860-GL', MODEL: 'L860-GL-16', DESCRIPTION: 'LTE-A modem', TYPE: 'Mobile broadband' }]
    : [];
}

/** @returns {Row[]} */
export function sim(/** @type {Draft} */ { random, form }) {
  return form === 'laptop' && random.chance(0.1)
    ? [
        {
          OPERATOR: '20801',
          OPNAME: 'Télécom Démo',
          COUNTRY: 'fr',
          SERIALNUMBER: `8933${String(random.int(10 ** 9, 10 ** 10 - 1))}`,
          DEVICEID: String(random.int(10 ** 9, 10 ** 10 - 1)),
          PHONENUMBER: '',
        },
      ]
    : [];
}

/** @returns {Row[]} */
export function battery(/** @type {Draft} */ { random, form }) {
  return form === 'laptop'
    ? [
        {
          CHEMISTRY: 'LION',
          CYCLES: random.int(12, 900),
          DESCRIPTION: 'Primary',
          DESIGNCAPACITY: '58000 mWh',
          DESIGNVOLTAGE: '15200 mV',
          ESTIMATEDCHARGEREMAINING: `${random.int(8, 100)} %`,
          MANUFACTURER: 'SMP',
          NAME: 'DELL 1K0VD12',
          SERIALNUMBER: String(random.int(100, 9999)),
          STATUS: random.pick(['Charging', 'Discharging', 'Fully charged']),
        },
      ]
    : [];
}

/** @returns {Row[]} */
export function printers(/** @type {Draft} */ { random, form, site, platform }) {
  const pdf = { NAME: 'Microsoft Print to PDF', DRIVER: 'Microsoft Print To PDF', RESOLUTION: '600x600' };
  const shared = random.sample(PRINTERS, form === 'server' ? 0 : random.int(0, 2)).map((printer) => ({
    NAME: printer.name,
    DRIVER: printer.driver,
    RESOLUTION: printer.resolution,
  }));
  return [...(platform === 'windows' ? [pdf] : []), ...shared].map((printer) => ({
    ...printer,
    PORT: printer === pdf ? 'PORTPROMPT:' : `IP_10.${site.network}.0.${random.int(100, 120)}`,
    DESCRIPTION: '',
    SERVERNAME: printer === pdf ? '' : `\\\\IMP-${site.code}`,
    SHARENAME: '',
    COMMENT: printer === pdf ? '' : random.pick(site.departments),
    SHARED: 0,
    NETWORK: printer === pdf ? 0 : 1,
  }));
}
