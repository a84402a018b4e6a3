/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, it } from 'vitest';
import { type FieldType, type Section, SECTION_GROUPS } from './section.js';

/** The sections as the server finds them: every file of the folder, its default export. */
const modules = import.meta.glob<{ default: Section }>('./sections/*.ts', { eager: true });
const files = Object.keys(modules);
const sections = Object.values(modules).map((module) => module.default);
const named = (name: string): Section => sections.find((section) => section.name === name)!;

/** `v` varchar(255), `v<n>` varchar(n), `i`/`s`/`t` int, smallint, tinyint, `l`/`T` longtext and text. */
const shorthand = (type: FieldType): string => {
  switch (type.kind) {
    case 'text':
      return type.width === 255 ? 'v' : `v${type.width}`;
    case 'longtext':
      return type.maxBytes === undefined ? 'l' : type.maxBytes === 65_535 ? 'T' : `l${type.maxBytes}`;
    case 'integer':
      return `${{ 8: 't', 16: 's', 32: 'i', 64: 'b' }[type.bits]}${type.unsigned ? 'u' : ''}`;
    case 'decimal':
      return `d${type.precision},${type.scale}`;
    default:
      return type.kind;
  }
};

/** spec/agent-protocol.md 3.3, 3.5 and 3.7: table, mask, rows go on replace, sort column, fields that agents deliver. */
const EXPECTED: Record<
  string,
  readonly [table: string, mask: number, del: boolean, sort: string, fields: string]
> = {
  HARDWARE: [
    'hardware',
    1,
    false,
    '',
    'NAME:v WORKGROUP:v USERDOMAIN:v OSNAME:v OSVERSION:v OSCOMMENTS:v PROCESSORT:v PROCESSORS:i PROCESSORN:s MEMORY:i ' +
      'SWAP:i IPADDR:v DNS:v DEFAULTGATEWAY:v LASTDATE:datetime USERID:v TYPE:i DESCRIPTION:v WINCOMPANY:v WINOWNER:v ' +
      'WINPRODID:v WINPRODKEY:v CHECKSUM:bu UUID:v ARCH:v10',
  ],
  BIOS: [
    'bios',
    0,
    true,
    'SSN',
    'SMANUFACTURER:v SMODEL:v SSN:v TYPE:v BMANUFACTURER:v BVERSION:v BDATE:v ASSETTAG:v MMANUFACTURER:v MMODEL:v MSN:v',
  ],
  MEMORIES: [
    'memories',
    4,
    true,
    'CAPTION',
    'CAPTION:v DESCRIPTION:v CAPACITY:i PURPOSE:v TYPE:v SPEED:v NUMSLOTS:s SERIALNUMBER:v',
  ],
  SLOTS: ['slots', 8, true, 'NAME', 'NAME:v DESCRIPTION:v DESIGNATION:v PURPOSE:v STATUS:v PSHARE:t'],
  REGISTRY: ['registry', 16, true, 'NAME', 'NAME:v REGVALUE:T'],
  CONTROLLERS: [
    'controllers',
    32,
    true,
    'NAME',
    'MANUFACTURER:v NAME:v CAPTION:v DESCRIPTION:v VERSION:v TYPE:v',
  ],
  MONITORS: ['monitors', 64, true, 'CAPTION', 'MANUFACTURER:v CAPTION:v DESCRIPTION:v TYPE:v SERIAL:v'],
  PORTS: ['ports', 128, true, 'NAME', 'TYPE:v NAME:v CAPTION:v DESCRIPTION:v'],
  STORAGES: [
    'storages',
    256,
    true,
    'NAME',
    'MANUFACTURER:v NAME:v MODEL:v DESCRIPTION:v TYPE:v DISKSIZE:i SERIALNUMBER:v FIRMWARE:v',
  ],
  DRIVES: [
    'drives',
    512,
    true,
    'VOLUMN',
    'LETTER:v TYPE:v FILESYSTEM:v TOTAL:i FREE:i NUMFILES:i VOLUMN:v CREATEDATE:date',
  ],
  INPUTS: [
    'inputs',
    1024,
    true,
    'CAPTION',
    'TYPE:v MANUFACTURER:v CAPTION:v DESCRIPTION:v INTERFACE:v POINTTYPE:v',
  ],
  MODEMS: ['modems', 2048, true, 'NAME', 'NAME:v MODEL:v DESCRIPTION:v TYPE:v'],
  NETWORKS: [
    'networks',
    4096,
    true,
    'IPADDRESS',
    'DESCRIPTION:v TYPE:v TYPEMIB:v SPEED:v MTU:v MACADDR:v STATUS:v IPADDRESS:v IPMASK:v IPGATEWAY:v IPSUBNET:v ' +
      'IPDHCP:v VIRTUALDEV:t',
  ],
  PRINTERS: [
    'printers',
    8192,
    true,
    'NAME',
    'NAME:v DRIVER:v PORT:v DESCRIPTION:v SERVERNAME:v SHARENAME:v RESOLUTION:v50 COMMENT:v SHARED:i NETWORK:i',
  ],
  SOUNDS: ['sounds', 16_384, true, 'NAME', 'MANUFACTURER:v NAME:v DESCRIPTION:v'],
  VIDEOS: ['videos', 32_768, true, 'NAME', 'NAME:v CHIPSET:v MEMORY:v RESOLUTION:v'],
  SOFTWARES: [
    'software',
    0,
    true,
    '',
    'NAME:v VERSION:v PUBLISHER:v FOLDER:T COMMENTS:T FILENAME:v FILESIZE:i SOURCE:i GUID:v LANGUAGE:v ' +
      'INSTALLDATE:datetime BITSWIDTH:i ARCHITECTURE:v',
  ],
  VIRTUALMACHINES: [
    'virtualmachines',
    131_072,
    true,
    'NAME',
    'NAME:v STATUS:v SUBSYSTEM:v VMTYPE:v UUID:v VCPU:i MEMORY:i',
  ],
  CPUS: [
    'cpus',
    262_144,
    true,
    'SERIALNUMBER',
    'MANUFACTURER:v TYPE:v SERIALNUMBER:v SPEED:v CORES:i L2CACHESIZE:v CPUARCH:v DATA_WIDTH:i CURRENT_ADDRESS_WIDTH:i ' +
      'LOGICAL_CPUS:i VOLTAGE:v CURRENT_SPEED:v SOCKET:v',
  ],
  SIM: [
    'sim',
    524_288,
    true,
    'SERIALNUMBER',
    'OPERATOR:v OPNAME:v COUNTRY:v SERIALNUMBER:v DEVICEID:v PHONENUMBER:v',
  ],
  BATTERIES: [
    'batteries',
    1_048_576,
    true,
    'NAME',
    'CHEMISTRY:v20 CYCLES:i DESCRIPTION:v10 DESIGNCAPACITY:v10 DESIGNVOLTAGE:v20 ESTIMATEDCHARGEREMAINING:v ' +
      'MANUFACTURER:v NAME:v SERIALNUMBER:v STATUS:v',
  ],
  USBDEVICES: [
    'usbdevices',
    2_097_152,
    true,
    'DESCRIPTION',
    'DESCRIPTION:v INTERFACE:v MANUFACTURER:v SERIAL:v TYPE:v',
  ],
  REPOSITORY: [
    'repository',
    0,
    true,
    'NAME',
    'BASEURL:v EXCLUDE:v EXCLUDED:v EXPIRE:v FILENAME:v MIRRORS:v NAME:v PKGS:v REVISION:v SIZE:v TAG:v UPDATED:v',
  ],
  LOCAL_USERS: ['local_users', 0, true, 'NAME', 'ID_USER:v GID:v HOME:v LOGIN:v NAME:v SHELL:v'],
  LOCAL_GROUPS: ['local_groups', 0, true, 'NAME', 'ID_GROUP:v NAME:v MEMBER:v'],
  JAVAINFO: [
    'javainfo',
    0,
    true,
    'JAVANAME',
    'JAVANAME:v JAVAPATHLEVEL:i JAVACOUNTRY:v JAVACLASSPATH:v JAVAHOME:v',
  ],
  JOURNALLOG: ['journallog', 0, false, '', 'JOURNALLOG:l LISTENERNAME:v DATE:v STATUS:i ERRORCODE:i'],
  ACCOUNTINFO: ['accountinfo', 0, false, '', 'KEYNAME:v KEYVALUE:l'],
};

/** Words that are the same in English and French. */
const SAME_IN_BOTH = [
  'Agent, Architecture, BIOS, Batteries, Bits, CPU (MHz), Charge (%), Chipset, Date, Description, GUID, Interface, Java',
  'MTU, Modems, Port, Ports, Shell, Socket, Source, Type, UUID, Version, Volume',
].flatMap((line) => line.split(', '));

describe('the section catalogue', () => {
  it('has every section of the agents and no other', () => {
    expect(sections.map((section) => section.name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))('keeps %s as agents and other products know it', (name, expected) => {
    const section = named(name);
    const [table, mask, deletedOnReplace, sort, fields] = expected;
    expect({
      table: section.table,
      mask: section.checksumBit,
      deletedOnReplace: section.deletedOnReplace,
      sort: section.sortBy ?? '',
      fields: section.fields
        .filter((field) => (field.source ?? 'agent') === 'agent')
        .map((field) => `${field.name}:${shorthand(field.type)}`)
        .sort(),
    }).toEqual({ table, mask, deletedOnReplace, sort, fields: fields.split(' ').sort() });
  });

  it('leaves to the server what agents must not decide', () => {
    const serverFields = (name: string) =>
      named(name)
        .fields.filter((field) => field.source === 'server')
        .map((field) => `${field.name}:${shorthand(field.type)}`)
        .sort();
    expect(serverFields('HARDWARE')).toEqual(
      [
        ...[
          'DEVICEID:v',
          'ETIME:datetime',
          'LASTCOME:datetime',
          'QUALITY:d7,4',
          'FIDELITY:b',
          'USERAGENT:v50',
        ],
        ...['SSTATE:i', 'IPSRC:v', 'CATEGORY_ID:i', 'ARCHIVE:i'],
      ].sort(),
    );
    expect(serverFields('SOFTWARES')).toEqual(['MAJOR:i', 'MINOR:i', 'PATCH:i', 'PRETTYVERSION:v']);
    const others = sections.filter((section) => !['HARDWARE', 'SOFTWARES'].includes(section.name));
    expect(others.flatMap((section) => section.fields).filter((field) => field.source === 'server')).toEqual(
      [],
    );
  });

  it('stores each section in its own way', () => {
    const storage = new Map(sections.map((section) => [section.name, section.storage]));
    const special = [...storage].filter(([, way]) => way !== 'rows').sort();
    expect(special).toEqual([
      ['ACCOUNTINFO', 'administrative'],
      ['BIOS', 'single'],
      ['HARDWARE', 'computer'],
      ['JAVAINFO', 'single'],
      ['JOURNALLOG', 'append'],
      ['SOFTWARES', 'software'],
    ]);
  });

  it('never uses a name, a table, a place or a checksum bit twice', () => {
    const unique = (values: readonly unknown[]) => expect(new Set(values).size).toBe(values.length);
    unique(sections.map((section) => section.name));
    unique(sections.map((section) => section.table));
    unique(sections.map((section) => `${section.group} ${section.order}`));
    unique(sections.map((section) => section.checksumBit).filter((bit) => bit !== 0));
    for (const section of sections) unique(section.fields.map((field) => field.name));
  });

  it('flags a section with exactly one bit', () => {
    for (const { checksumBit } of sections) expect(checksumBit & (checksumBit - 1)).toBe(0);
  });

  it('shows columns of every group that the computer page has', () => {
    expect(new Set(sections.map((section) => section.group))).toEqual(new Set(SECTION_GROUPS));
    for (const section of sections) {
      expect(section.fields.filter((field) => (field.shown ?? 'always') === 'always').length).toBeGreaterThan(
        0,
      );
    }
  });

  it('offers the default columns of the list of computers', () => {
    const columns = sections.flatMap((section) =>
      section.fields
        .filter((field) => field.list === 'default')
        .map((field) => `${section.table}.${field.name}`),
    );
    expect(columns.sort()).toEqual(
      ['LASTDATE', 'MEMORY', 'NAME', 'OSNAME', 'PROCESSORS', 'USERID'].map((name) => `hardware.${name}`),
    );
  });
});

describe.each(sections.map((section) => [section.name, section] as const))('section %s', (_name, section) => {
  it('is named after what stands in the XML and in the database', () => {
    expect(section.name).toMatch(/^[A-Z][A-Z_]*$/);
    expect(section.table).toMatch(/^[a-z][a-z_]*$/);
    for (const field of section.fields) expect(field.name).toMatch(/^[A-Z][A-Z0-9_]*$/);
  });

  it('lives in the file of its name', () => {
    expect(files).toContain(`./sections/${section.name.toLowerCase().replaceAll('_', '-')}.ts`);
  });

  it('sorts and indexes by fields that it has', () => {
    const fields = section.fields.map((field) => field.name);
    for (const name of [...(section.indexes ?? []), ...(section.sortBy ? [section.sortBy] : [])]) {
      expect(fields).toContain(name);
    }
  });

  it('puts its fields into the list of computers only when it has one row a computer, or any number', () => {
    const listed = section.fields.filter((field) => field.list !== undefined);
    if (!['hardware', 'bios'].includes(section.table) && section.storage !== 'rows')
      expect(listed).toEqual([]);
    // Values of several rows cost a statement more: only who asks for them pays.
    if (section.storage === 'rows') expect(listed.filter(({ list }) => list === 'default')).toEqual([]);
  });

  it('has a label in English and in French for itself and for each field', () => {
    for (const { en, fr } of [section.label, ...section.fields.map((field) => field.label)]) {
      expect(en).toMatch(/^\S(.*\S)?$/);
      expect(fr).toMatch(/^\S(.*\S)?$/);
      expect(fr).not.toContain("'");
      expect(en === fr).toBe(SAME_IN_BOTH.includes(en));
    }
  });

  it('heads no two of its columns alike', () => {
    for (const language of ['en', 'fr'] as const) {
      const labels = section.fields.map((field) => field.label[language]);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });
});
