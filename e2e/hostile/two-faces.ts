import { createHash } from 'node:crypto';
import type { Database } from '@ocs/core-server';
import { document, packed, upTo } from './hostile-case.js';

/** Rows of each section of such an inventory. */
const ROWS = { SOFTWARES: 150, PORTS: 40, PRINTERS: 30, NETWORKS: 5 } as const;

const section = (name: string, fields: Readonly<Record<string, string>>): string =>
  `<${name}>${Object.entries(fields)
    .map(([field, value]) => `<${field}>${value}</${field}>`)
    .join('')}</${name}>`;

/** Keeps an inventory from being packed to the size of a PROLOG. */
const noise = (text: string): string => createHash('sha1').update(text).digest('hex');

/** A whole inventory of a device in which every value says which of two faces it belongs to. */
export function inventoryOf(deviceId: string, face: string): Buffer {
  const rows = Object.entries(ROWS).map(([name, count]) =>
    upTo(count)
      .map((at) =>
        section(name, {
          NAME: `${face}-${at}`,
          DESCRIPTION: `${face}-${at}`,
          PUBLISHER: `${face}-${at % 7}`,
          VERSION: `${at}.0`,
          COMMENTS: noise(`${face}-${at}`),
        }),
      )
      .join(''),
  );
  const single = section('BIOS', { SSN: `${face}-0`, SMODEL: `${face}-0` });
  const hardware = section('HARDWARE', { NAME: `${face}-0`, OSNAME: `${face}-0`, CHECKSUM: '4194303' });
  return packed(document('INVENTORY', hardware + single + rows.join(''), deviceId));
}

/**
 * The faces found among the rows of a device, with the number of rows of each: one entry for an inventory that is whole.
 * Undefined when the device is not there at all.
 */
export async function storedFaces(
  database: Database,
  deviceId: string,
): Promise<Record<string, number> | undefined> {
  const computer = await database.one<{ ID: number; NAME: string; OSNAME: string }>(
    'SELECT ID, NAME, OSNAME FROM hardware WHERE DEVICEID = ?',
    [deviceId],
  );
  if (!computer) return undefined;
  const texts = await database.rows<{ text: string }>(
    `SELECT SSN AS text FROM bios WHERE HARDWARE_ID = ? UNION ALL SELECT SMODEL FROM bios WHERE HARDWARE_ID = ?
     UNION ALL SELECT NAME FROM ports WHERE HARDWARE_ID = ? UNION ALL SELECT NAME FROM printers WHERE HARDWARE_ID = ?
     UNION ALL SELECT DESCRIPTION FROM networks WHERE HARDWARE_ID = ?
     UNION ALL SELECT n.NAME FROM software s JOIN software_name n ON n.ID = s.NAME_ID WHERE s.HARDWARE_ID = ?`,
    upTo(6).map(() => computer.ID),
  );
  const faces: Record<string, number> = {};
  for (const text of [computer.NAME, computer.OSNAME, ...texts.map((row) => row.text)]) {
    const face = text.split('-')[0] ?? '';
    faces[face] = (faces[face] ?? 0) + 1;
  }
  return faces;
}

/** Values {@link storedFaces} counts in a whole inventory. */
export const WHOLE = 4 + Object.values(ROWS).reduce((sum, count) => sum + count, 0);
