// @ts-check
import { rows, tablesOfComputers, withDatabase } from './database.mjs';

/**
 * Fills the database with a large fleet by copying computers that the server itself has stored, all their rows with them. Every copy
 * has a device id, a name, a serial number, a UUID and MAC addresses of its own; what many computers share (the MAC address of
 * nothing, serial numbers nobody filled in, names of popular software) they share as well.
 */

/** Copies are told from computers by the begin of their device id. */
const PREFIX = 'copy';

/**
 * @param {object} options
 * @param {string} options.url
 * @param {readonly string[]} options.originals  device ids of the computers to copy
 * @param {number} options.size     computers there shall be in the end
 * @param {number} options.softwarePercent  share of the software rows that copies get: where the disk is small
 * @param {(sentence: string) => void} options.say
 * @returns {Promise<string[]>} device ids of all copies
 */
export async function growFleet({ url, originals, size, softwarePercent, say }) {
  return withDatabase(url, async (connection) => {
    const [bounds] = await rows(
      connection,
      `SELECT MIN(ID) AS low, MAX(ID) AS high, COUNT(*) AS count, (SELECT COUNT(*) FROM hardware) AS stored,
              (SELECT COUNT(*) FROM hardware WHERE DEVICEID LIKE '${PREFIX}%') AS copies
         FROM hardware WHERE DEVICEID IN (?)`,
      [originals],
    );
    const { low = 0, high = 0, count = 0, stored = 0, copies = 0 } = bounds ?? {};
    const tables = await tablesOfComputers(connection);
    await connection.query('SET SESSION unique_checks = 0, foreign_key_checks = 0');
    const rounds = Math.ceil((size - stored) / count);
    const span = high - low + 1;
    const begin = Math.floor(copies / count) + 1;
    for (let round = begin; round < begin + rounds; round++) {
      for (const [table, fields] of tables) {
        const insert = copyStatement(table, fields, round, round * span + 1_000_000, softwarePercent);
        await connection.query(insert, [low, high, originals]);
      }
      if (round % 20 === 0) say(`  ${round * count} copies`);
    }
    if (rounds > 0) await connection.query('ANALYZE TABLE hardware, bios, networks, software, accountinfo');
    const found = await rows(connection, `SELECT DEVICEID FROM hardware WHERE DEVICEID LIKE '${PREFIX}%'`);
    return found.map(({ DEVICEID }) => String(DEVICEID));
  });
}

/**
 * Copies the rows of all originals in one table.
 * @param {string} table
 * @param {readonly string[]} fields
 * @param {number} round   makes values unique
 * @param {number} offset  added to the computer's number
 * @param {number} softwarePercent
 */
function copyStatement(table, fields, round, offset, softwarePercent) {
  const key = table === 'hardware' ? 'ID' : 'HARDWARE_ID';
  const id = `t.\`${key}\` + ${offset}`;
  const values = fields.map((field) =>
    field === key ? id : (changedValue(`${table}.${field}`, `t.\`${field}\``, round, id) ?? `t.\`${field}\``),
  );
  const names = fields.map((field) => `\`${field}\``).join(', ');
  const own = key === 'ID' ? 't' : 'h';
  const source = key === 'ID' ? 'hardware t' : `\`${table}\` t JOIN hardware h ON h.ID = t.HARDWARE_ID`;
  return `INSERT IGNORE INTO \`${table}\` (${names}) SELECT ${values.join(', ')} FROM ${source}
    WHERE t.\`${key}\` BETWEEN ? AND ? AND ${own}.DEVICEID IN (?)${table === 'software' ? ` AND t.ID % 100 < ${softwarePercent}` : ''}`;
}

/** @returns {string | undefined} what differs between a computer and its copy */
function changedValue(
  /** @type {string} */ column,
  /** @type {string} */ value,
  /** @type {number} */ round,
  /** @type {string} */ id,
) {
  switch (column) {
    case 'hardware.DEVICEID':
    case 'hardware.NAME':
      return `CONCAT('${PREFIX}${round}-', ${value})`;
    case 'hardware.UUID':
      return `CONCAT(LEFT(${value}, 24), LPAD(HEX(${id}), 12, '0'))`;
    case 'networks.MACADDR':
      return `IF(${value} LIKE '00:00:00:%', ${value}, CONCAT_WS(':', '06', SUBSTR(${value}, 4, 2), LPAD(HEX((${id}) >> 24 & 255), 2, '0'),
        LPAD(HEX((${id}) >> 16 & 255), 2, '0'), LPAD(HEX((${id}) >> 8 & 255), 2, '0'), LPAD(HEX((${id}) & 255), 2, '0')))`;
    case 'bios.SSN':
      return `IF(${value} LIKE 'To be%', ${value}, CONCAT(LEFT(${value}, 12), '${round}'))`;
    default:
      return undefined;
  }
}
