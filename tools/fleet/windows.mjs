// @ts-check
import { dayBetween } from './random.mjs';
import { WINDOWS_APPLICATIONS } from './software-catalogue.mjs';

/** What only a Windows agent reports, in the spelling of agent 2.11. */

/** @typedef {import('./machine.mjs').Row} Row */
/** @typedef {import('./machine.mjs').Draft} Draft */

const CLIENTS = [
  { name: 'Microsoft Windows 11 Professionnel', version: '10.0.22631' },
  { name: 'Microsoft Windows 11 Pro', version: '10.0.22621' },
  { name: 'Microsoft Windows 10 Professionnel', version: '10.0.19045' },
  { name: 'Microsoft Windows 10 Enterprise', version: '10.0.19044' },
];
const SERVERS = [
  { name: 'Microsoft Windows Server 2022 Standard', version: '10.0.20348' },
  { name: 'Microsoft Windows Server 2019 Datacenter', version: '10.0.17763' },
];

/**
 * @param {Draft} draft
 * @param {import('./hardware-sections.mjs').Hardware} hardware
 * @returns {Record<string, Row[]> & {HARDWARE: Row}}
 */
export function windowsSections(draft, hardware) {
  const { random, form, site } = draft;
  const system = random.pick(form === 'server' ? SERVERS : CLIENTS);
  const sections = {
    DRIVES: drives(draft, hardware.disk),
    SOFTWARES: software(draft),
    REGISTRY: [
      {
        NAME: 'Fuseau horaire',
        REGVALUE: random.pick(['Romance Standard Time', 'GMT Standard Time', 'Tokyo Standard Time']),
      },
      { NAME: 'Antivirus', REGVALUE: random.chance(0.9) ? '1' : '0' },
    ],
    LOCAL_USERS: ['Administrateur', 'DefaultAccount', 'Invité', 'WDAGUtilityAccount'].map(
      (login, position) => ({
        ID_USER: String(500 + position),
        GID: '',
        HOME: '',
        LOGIN: login,
        NAME: login,
        SHELL: '',
      }),
    ),
    LOCAL_GROUPS: ['Administrateurs', 'Utilisateurs', 'Utilisateurs du Bureau à distance'].map(
      (name, position) => ({
        ID_GROUP: String(544 + position),
        NAME: name,
        MEMBER: name === 'Administrateurs' ? `Administrateur,${site.domain}\\Admins du domaine` : '',
      }),
    ),
    VIRTUALMACHINES: form === 'server' ? virtualMachines(draft) : [],
    JAVAINFO: random.chance(0.25)
      ? [
          {
            JAVANAME: 'Temurin',
            JAVAPATHLEVEL: 17,
            JAVACOUNTRY: site.language,
            JAVACLASSPATH: '.',
            JAVAHOME: 'C:\\Program Files\\Java',
          },
        ]
      : [],
  };
  return {
    ...sections,
    HARDWARE: /** @type {any} */ ({
      WORKGROUP: site.domain,
      USERDOMAIN: site.domain,
      OSNAME: system.name,
      OSVERSION: system.version,
      OSCOMMENTS: 'Service Pack 0',
      SWAP: 4096,
      USERID: form === 'server' ? 'Administrateur' : draft.login,
      DESCRIPTION: draft.department,
      WINCOMPANY: 'Démonstration',
      WINOWNER: draft.department,
      WINPRODID: `00330-${random.int(10_000, 99_999)}-${random.int(10_000, 99_999)}-AAOEM`,
      WINPRODKEY: Array.from({ length: 5 }, () => random.serial(5)).join('-'),
      TYPE: 0,
      // the agent's word for "unknown": the server takes its own clock (spec/agent-protocol.md 3.5)
      LASTDATE: '1970-01-01',
    }),
  };
}

/** @returns {Row[]} */
function drives(/** @type {Draft} */ { random, form, installed }, /** @type {number} */ disk) {
  const created = installed.toISOString().slice(0, 10);
  const volume = (
    /** @type {string} */ letter,
    /** @type {string} */ label,
    /** @type {number} */ total,
  ) => ({
    LETTER: letter,
    TYPE: 'Hard Drive',
    FILESYSTEM: 'NTFS',
    TOTAL: total,
    FREE: Math.floor(total * (0.05 + 0.9 * random.next())),
    NUMFILES: 0,
    VOLUMN: label,
    CREATEDATE: created,
  });
  return form === 'server'
    ? [volume('C:', 'Système', 122_880), volume('D:', 'Données', disk - 122_880)]
    : [volume('C:', 'Windows', disk - 900)];
}

/** @returns {Row[]} */
function software(/** @type {Draft} */ draft) {
  const { random, installed, form } = draft;
  const from = installed.toISOString().slice(0, 10);
  const chosen = WINDOWS_APPLICATIONS.filter(([, , , share]) =>
    random.chance((share / 100) * (form === 'server' ? 0.6 : 1)),
  );
  const applications = chosen.map(([name, publisher, versions]) => ({
    PUBLISHER: publisher,
    NAME: name,
    VERSION: random.pick(versions),
    FOLDER: `C:\\Program Files\\${publisher.replace(/[<>"&]/g, '')}`,
    COMMENTS: '',
    FILENAME: '',
    FILESIZE: 0,
    SOURCE: 0,
    GUID: `{${random.hex(8)}-${random.hex(4)}-${random.hex(4)}-${random.hex(4)}-${random.hex(12)}}`,
    LANGUAGE: '',
    INSTALLDATE: slashed(dayBetween(random, from, '2025-10-31')),
    BITSWIDTH: random.chance(0.8) ? 64 : 32,
  }));
  const updates = Array.from({ length: random.int(20, 60) }, (_, number) => ({
    PUBLISHER: 'Microsoft Corporation',
    NAME: `Update for Windows (KB50${String(30_000 + number * 137)})`,
    VERSION: '1',
    FOLDER: '',
    COMMENTS: 'Security Update',
    FILENAME: '',
    FILESIZE: 0,
    SOURCE: 2,
    GUID: `KB50${String(30_000 + number * 137)}`,
    LANGUAGE: '',
    INSTALLDATE: slashed(dayBetween(random, from, '2025-10-31')),
    BITSWIDTH: 64,
  }));
  return [...applications, ...updates];
}

/** The date form that the server keeps (spec/agent-protocol.md 3.7). */
function slashed(/** @type {Date} */ day) {
  return day.toISOString().slice(0, 10).replaceAll('-', '/');
}

/** @returns {Row[]} */
function virtualMachines(/** @type {Draft} */ { random, site }) {
  return Array.from({ length: random.int(0, 5) }, (_, number) => ({
    NAME: `${site.code.toLowerCase()}-vm-${number + 1}`,
    STATUS: random.pick(['running', 'off']),
    SUBSYSTEM: 'Hyper-V',
    VMTYPE: 'Hyper-V',
    UUID: `${random.hex(8)}-${random.hex(4)}-${random.hex(4)}-${random.hex(4)}-${random.hex(12)}`,
    VCPU: random.pick([1, 2, 4]),
    MEMORY: random.pick([2048, 4096, 8192]),
  }));
}
