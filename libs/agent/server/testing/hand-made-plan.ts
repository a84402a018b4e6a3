import type { ReadingPlan, SectionReading } from '../transport/agent-request.js';

/** Some sections of spec/agent-protocol.md 3.3, so that the reader is tested without the catalogue. */
const FIELDS: Readonly<Record<string, string>> = {
  ACCOUNTINFO: 'KEYNAME KEYVALUE',
  BIOS: 'SMANUFACTURER SMODEL SSN TYPE BMANUFACTURER BVERSION BDATE ASSETTAG MMANUFACTURER MMODEL MSN',
  CPUS: 'MANUFACTURER TYPE SERIALNUMBER SPEED CORES L2CACHESIZE CPUARCH DATA_WIDTH LOGICAL_CPUS',
  DRIVES: 'LETTER TYPE FILESYSTEM TOTAL FREE NUMFILES VOLUMN CREATEDATE',
  HARDWARE: 'NAME WORKGROUP OSNAME OSVERSION DESCRIPTION MEMORY IPADDR USERID CHECKSUM UUID',
  JOURNALLOG: 'JOURNALLOG LISTENERNAME DATE STATUS ERRORCODE',
  LOCAL_GROUPS: 'ID_GROUP NAME MEMBER',
  LOCAL_USERS: 'ID_USER GID HOME LOGIN NAME SHELL',
  MEMORIES: 'CAPTION DESCRIPTION CAPACITY PURPOSE TYPE SPEED NUMSLOTS SERIALNUMBER',
  NETWORKS: 'DESCRIPTION TYPE SPEED MACADDR STATUS IPADDRESS IPMASK IPGATEWAY IPSUBNET IPDHCP',
  PORTS: 'TYPE NAME CAPTION DESCRIPTION',
  SLOTS: 'NAME DESCRIPTION DESIGNATION PURPOSE STATUS PSHARE',
  SOFTWARES: 'PUBLISHER NAME VERSION FOLDER COMMENTS FILENAME FILESIZE SOURCE GUID INSTALLDATE',
  SOUNDS: 'MANUFACTURER NAME DESCRIPTION',
  STORAGES: 'MANUFACTURER NAME MODEL DESCRIPTION TYPE DISKSIZE SERIALNUMBER FIRMWARE',
  VIDEOS: 'NAME CHIPSET MEMORY RESOLUTION',
};

const SINGLE = new Set(['HARDWARE', 'BIOS']);

const readings = new Map(
  Object.entries(FIELDS).map(([name, list]): [string, SectionReading] => {
    const fields = list.split(' ');
    const fieldIndex = new Map(fields.map((field, at) => [field, at]));
    return [name, { name, fieldIndex, width: fields.length, single: SINGLE.has(name) }];
  }),
);

export const handMadePlan: ReadingPlan = {
  section: (name) => readings.get(name),
  captured: new Set(['DOWNLOAD', 'IPDISCOVER', 'OLD_DEVICEID']),
};

/** The values of a row by field name, absent ones left out. */
export function asRecord(section: string, row: readonly (string | undefined)[]): Record<string, string> {
  const reading = readings.get(section)!;
  return Object.fromEntries(
    [...reading.fieldIndex].flatMap(([field, at]) => (row[at] === undefined ? [] : [[field, row[at]]])),
  );
}
