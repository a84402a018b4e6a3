// @ts-check
import { LIBRARY_FAMILIES, LIBRARY_PARTS, LINUX_BASE_PACKAGES, LINUX_ROLES } from './software-catalogue.mjs';

/** What only a Unix agent reports, in the spelling of agent 2.10. */

/** @typedef {import('./machine.mjs').Row} Row */
/** @typedef {import('./machine.mjs').Draft} Draft */

const SYSTEMS = [
  { name: 'Debian GNU/Linux 12', version: '12', comments: 'Debian GNU/Linux 12 (bookworm)' },
  { name: 'Debian GNU/Linux 11', version: '11', comments: 'Debian GNU/Linux 11 (bullseye)' },
  { name: 'Ubuntu 22.04.4 LTS', version: '22.04', comments: 'Ubuntu 22.04.4 LTS (Jammy Jellyfish)' },
];

/**
 * @param {Draft} draft
 * @param {import('./hardware-sections.mjs').Hardware} hardware
 * @returns {Record<string, Row[]> & {HARDWARE: Row}}
 */
export function linuxSections(draft, hardware) {
  const { random, form, site } = draft;
  const system = random.pick(SYSTEMS);
  const sections = {
    DRIVES: drives(draft, hardware.disk),
    SOFTWARES: packages(draft),
    LOCAL_USERS: ['root', 'daemon', 'www-data', 'backup', 'nobody'].map((login, position) => ({
      ID_USER: String(position),
      GID: String(position),
      HOME: login === 'root' ? '/root' : `/var/${login}`,
      LOGIN: login,
      NAME: login,
      SHELL: login === 'root' ? '/bin/bash' : '/usr/sbin/nologin',
    })),
    LOCAL_GROUPS: ['root', 'sudo', 'www-data', 'backup', 'docker'].map((name, position) => ({
      ID_GROUP: String(position),
      NAME: name,
      MEMBER: name === 'sudo' ? 'exploitation' : name,
    })),
    REPOSITORY: ['', '-security', '-updates'].map((suite) => ({
      BASEURL: `http://miroir.${site.dns}/debian`,
      EXCLUDE: '',
      EXCLUDED: '',
      EXPIRE: '',
      FILENAME: '/etc/apt/sources.list',
      MIRRORS: '',
      NAME: `bookworm${suite}/main`,
      PKGS: '',
      REVISION: '',
      SIZE: '',
      TAG: '',
      UPDATED: '',
    })),
    VIRTUALMACHINES: form === 'server' ? virtualMachines(draft) : [],
  };
  return {
    ...sections,
    HARDWARE: /** @type {any} */ ({
      WORKGROUP: site.dns,
      OSNAME: system.name,
      OSVERSION: system.version,
      OSCOMMENTS: system.comments,
      SWAP: random.pick([0, 2048, 8192]),
      USERID: draft.login,
      DESCRIPTION: `x86_64/${draft.department}`,
      TYPE: 0,
    }),
  };
}

/** @returns {Row[]} */
function drives(/** @type {Draft} */ { random, form }, /** @type {number} */ disk) {
  const mounts = form === 'server' ? ['/', '/boot', '/var', '/srv/données'] : ['/', '/boot', '/home'];
  return mounts.map((mount, position) => {
    const total = mount === '/boot' ? 975 : Math.floor(disk / mounts.length);
    return {
      LETTER: '',
      TYPE: mount,
      FILESYSTEM: mount === '/boot' ? 'ext2' : 'ext4',
      TOTAL: total,
      FREE: Math.floor(total * (0.05 + 0.9 * random.next())),
      NUMFILES: 0,
      VOLUMN: `/dev/nvme0n1p${position + 1}`,
      CREATEDATE: '',
    };
  });
}

/** A system that was really used has hundreds of packages: the base, what its role needs, and their libraries. */
/** @returns {Row[]} */
function packages(/** @type {Draft} */ draft) {
  const { random, form, software, installed } = draft;
  const day = installed.toISOString().slice(0, 10).replaceAll('-', '/');
  const role =
    form === 'server' ? random.pick(/** @type {const} */ (['web', 'database', 'containers'])) : 'desktop';
  const row = (/** @type {string} */ name, /** @type {string} */ version, /** @type {string} */ comment) => ({
    NAME: name,
    VERSION: version,
    PUBLISHER: 'Debian',
    COMMENTS: comment,
    FILESIZE: random.int(20, 90_000),
    FROM: 'deb',
    ARCHITECTURE: 'amd64',
    INSTALLDATE: day,
  });
  const named = [...LINUX_BASE_PACKAGES, ...LINUX_ROLES[role]].map(([name, version, comment]) =>
    row(name, version, comment),
  );
  const everyLibrary = LIBRARY_FAMILIES.flatMap((family, number) =>
    LIBRARY_PARTS.map((part) =>
      row(`lib${family}${part}`, libraryVersion(number, random.int(1, 2)), `${family} library`),
    ),
  );
  return [...named, ...random.sample(everyLibrary, Math.max(0, software - named.length))];
}

/** Most machines of a site carry the same version of a library, some the one before. */
function libraryVersion(/** @type {number} */ family, /** @type {number} */ revision) {
  return `${(family % 9) + 1}.${family % 7}.${family % 5}-${revision}+deb12u${revision}`;
}

/** @returns {Row[]} */
function virtualMachines(/** @type {Draft} */ { random, site }) {
  return Array.from({ length: random.int(0, 6) }, (_, number) => ({
    NAME: `${site.code.toLowerCase()}-kvm-${number + 1}`,
    STATUS: random.pick(['running', 'shutdown', 'paused']),
    SUBSYSTEM: 'KVM',
    VMTYPE: 'libvirt',
    UUID: `${random.hex(8)}-${random.hex(4)}-${random.hex(4)}-${random.hex(4)}-${random.hex(12)}`.toLowerCase(),
    VCPU: random.pick([1, 2, 4, 8]),
    MEMORY: random.pick([1024, 2048, 8192]),
  }));
}
