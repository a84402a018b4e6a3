import { Injectable } from '@nestjs/common';
import { Database, type SqlValue } from '@ocs/core-server';
import {
  CRITERION_BITS,
  type Candidate,
  type ComputerEvidence,
  type Criterion,
  type Evidence,
} from './duplicate-match.rule.js';

/**
 * Computers replaced by one inventory at most. Where more agree, a value is worth nothing as evidence or the detection was
 * just switched on; the others follow with the next inventories, and no inventory takes minutes.
 */
export const MOST_CANDIDATES = 20;

/** MAC addresses of one computer that are looked for; a container host may have thousands of passing ones. */
const MOST_ADDRESSES = 1_000;

/** How agreement in a criterion is asked for: to find computers by an index, and to look at one that was found. */
interface Condition {
  readonly finds: string;
  /** Table that `finds` needs besides `h` and `b`. */
  readonly joined?: string;
  readonly agrees: string;
}

const same = (column: string): Condition => ({ finds: `${column} IN (?)`, agrees: `${column} IN (?)` });

const CONDITIONS: Readonly<Record<Criterion, Condition>> = {
  name: same('h.NAME'),
  serial: same('b.SSN'),
  mac: {
    // A join: read up to the limit, where a subquery would first collect the thousands that share a value.
    finds: 'a.MACADDR IN (?)',
    joined: 'JOIN networks a ON a.HARDWARE_ID = h.ID',
    agrees: 'EXISTS (SELECT 1 FROM networks n WHERE n.HARDWARE_ID = h.ID AND n.MACADDR IN (?))',
  },
  model: same('b.SMODEL'),
  uuid: same('h.UUID'),
  assetTag: same('b.ASSETTAG'),
};

/** The rows of `hardware` that are computers: groups are pseudo-computers whose identity begins with `_`. */
const IS_COMPUTER = "LEFT(h.DEVICEID, 1) <> '_'";

interface IdentityRow {
  readonly name: string | null;
  readonly uuid: string | null;
  readonly serial: string | null;
  readonly model: string | null;
  readonly assetTag: string | null;
  readonly serialListed: number;
}

/**
 * Finds the computers that may be duplicates of an inventoried one (spec/agent-protocol.md 4.2). Texts are compared by the
 * columns' collation: neither case, nor accents, nor trailing blanks count (errata 14); blacklists regardless of blanks
 * on either side too.
 */
@Injectable()
export class CandidateRepository {
  constructor(private readonly database: Database) {}

  /** What the computer may be recognised by, as it is stored: cut to its columns like the values it is compared with. */
  async evidence(computerId: number): Promise<ComputerEvidence> {
    const row = await this.database.one<IdentityRow>(
      `SELECT h.NAME AS name, h.UUID AS uuid, b.SSN AS serial, b.SMODEL AS model, b.ASSETTAG AS assetTag,
              EXISTS (SELECT 1 FROM blacklist_serials l WHERE TRIM(l.SERIAL) = TRIM(b.SSN)) AS serialListed
       FROM hardware h LEFT JOIN bios b ON b.HARDWARE_ID = h.ID WHERE h.ID = ?`,
      [computerId],
    );
    const addresses = await this.database.rows<{ address: string | null; listed: number }>(
      `SELECT n.MACADDR AS address,
              EXISTS (SELECT 1 FROM blacklist_macaddresses l WHERE TRIM(l.MACADDRESS) = TRIM(n.MACADDR)) AS listed
       FROM networks n WHERE n.HARDWARE_ID = ? ORDER BY n.ID LIMIT ?`,
      [computerId, MOST_ADDRESSES],
    );
    return {
      name: evidence(row?.name),
      serial: evidence(row?.serial, row?.serialListed),
      mac: addresses.flatMap(({ address, listed }) => evidence(address, listed)),
      model: evidence(row?.model),
      uuid: evidence(row?.uuid),
      assetTag: evidence(row?.assetTag),
    };
  }

  /**
   * Other computers that agree in all the required criteria, {@link MOST_CANDIDATES} at most. One statement, so that a
   * value that thousands share (a model, a serial number nobody blacklisted) is not looked up where a rarer one decides.
   */
  async find(
    computerId: number,
    required: readonly Criterion[],
    values: ReadonlyMap<Criterion, readonly string[]>,
  ): Promise<readonly Candidate[]> {
    const compared = [...values.keys()];
    const mask = compared.map(
      (criterion) => `IF(${CONDITIONS[criterion].agrees}, ${CRITERION_BITS[criterion]}, 0)`,
    );
    const conditions = required.map((criterion) => CONDITIONS[criterion]);
    const bound = [...compared, ...required].map((criterion): SqlValue => values.get(criterion) ?? []);
    const select = `SELECT DISTINCT h.ID AS id, h.DEVICEID AS deviceId, ${mask.join(' + ')} AS mask
      FROM hardware h LEFT JOIN bios b ON b.HARDWARE_ID = h.ID ${conditions.map(({ joined }) => joined ?? '').join(' ')}
      WHERE ${conditions.map(({ finds }) => finds).join(' AND ')} AND ${IS_COMPUTER} AND h.ID <> ? LIMIT ?`;
    const rows = await this.database.rows<Candidate>(select, [...bound, computerId, MOST_CANDIDATES]);
    return rows.map(({ id, deviceId, mask }) => ({ id, deviceId, mask: Number(mask) }));
  }

  /** The other computer that has the device id; undefined when there is none. */
  async named(computerId: number, deviceId: string): Promise<Omit<Candidate, 'mask'> | undefined> {
    const select = `SELECT h.ID AS id, h.DEVICEID AS deviceId FROM hardware h
      WHERE h.DEVICEID = ? AND ${IS_COMPUTER} AND h.ID <> ? LIMIT 1`;
    return this.database.one(select, [deviceId, computerId]);
  }
}

/** No value at all is no evidence; a blank one is for the rule to judge. */
function evidence(value: string | null | undefined, listed = 0): readonly Evidence[] {
  return value === null || value === undefined ? [] : [{ value, blacklisted: listed === 1 }];
}
