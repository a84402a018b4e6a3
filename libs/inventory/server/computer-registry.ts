import { Injectable } from '@nestjs/common';
import { Database, lookUp, type Sql, type SqlValue } from '@ocs/core-server';
import { OverrideRepository, type ComputerSettings } from './overrides/override.repository.js';

/** A computer the server knows, as the dialogue with its agent needs it. Times are seconds since 1970. */
export interface KnownComputer {
  readonly id: number;
  readonly lastInventory: number | null;
  readonly lastContact: number | null;
  /** Mean number of days between contacts. */
  readonly quality: number | null;
  /** Number of contacts. */
  readonly fidelity: number | null;
  /** As it is stored; undefined where nobody asked for it. */
  readonly userAgent?: string | null;
}

/** A known computer with what it and its groups set. */
export interface ComputerWithSettings {
  readonly computer: KnownComputer;
  readonly settings: ComputerSettings;
}

interface HardwareRow {
  readonly deviceId: string;
  readonly id: number;
  readonly lastInventory: number | string | null;
  readonly lastContact: number | string | null;
  readonly quality: number | string | null;
  readonly fidelity: number | string | null;
  readonly userAgent: string | null;
}

/** A PROLOG to be noted. */
export interface NotedContact {
  readonly computer: KnownComputer;
  readonly userAgent: string;
  readonly quality: number;
}

/** Characters of `hardware.USERAGENT`. */
const LONGEST_USER_AGENT = 50;

const COLUMNS = `ID AS id, UNIX_TIMESTAMP(LASTDATE) AS lastInventory, UNIX_TIMESTAMP(LASTCOME) AS lastContact,
  QUALITY AS quality, FIDELITY AS fidelity, USERAGENT AS userAgent`;

const BY_DEVICE_ID = `SELECT DEVICEID AS deviceId, ${COLUMNS} FROM hardware
  WHERE DEVICEID IN (?) AND LEFT(DEVICEID, 1) <> '_'`;

/**
 * Finds computers by the identity their agents send, and notes their contacts. What many agents ask at the same time goes
 * to the database together.
 */
@Injectable()
export class ComputerRegistry {
  private readonly computers = lookUp((deviceIds: readonly string[]) => this.findAllWithSettings(deviceIds));

  constructor(
    private readonly database: Database,
    private readonly overrides: OverrideRepository,
  ) {}

  /**
   * A computer with the settings of its own and of its groups. The identity is compared by the column's collation: case
   * does not count.
   */
  find(deviceId: string): Promise<ComputerWithSettings | undefined> {
    return this.computers.do(deviceId);
  }

  /**
   * Notes PROLOGs (spec/agent-protocol.md 2.4): LASTCOME, USERAGENT, FIDELITY, QUALITY, in one statement. The rows are
   * locked in the order of their key, whatever the order of the contacts.
   */
  async noteContacts(contacts: readonly NotedContact[], sql: Sql = this.database): Promise<void> {
    if (contacts.length === 0) return;
    const times = new Map<number, number>();
    const last = new Map<number, NotedContact>();
    for (const contact of contacts) {
      const { id } = contact.computer;
      times.set(id, (times.get(id) ?? 0) + 1);
      last.set(id, contact);
    }
    const qualities = new Map([...last].map(([id, { quality }]) => [id, quality]));
    const agents = new Map(
      [...last].flatMap(([id, { computer, userAgent }]) => {
        const kept = [...userAgent].slice(0, LONGEST_USER_AGENT).join('');
        return kept === computer.userAgent ? [] : [[id, kept] as const];
      }),
    );
    const several = new Map([...times].filter(([, count]) => count > 1));
    const values: SqlValue[] = [];
    // A value for each of some rows; the others are few, or none at all.
    const each = (map: ReadonlyMap<number, string | number>, otherwise: string): string => {
      if (map.size === 0) return otherwise;
      values.push([...map.keys()], [...map.values()]);
      return `COALESCE(ELT(FIELD(ID, ?), ?), ${otherwise})`;
    };
    const statement = `UPDATE hardware SET LASTCOME = NOW(), QUALITY = ${each(qualities, 'QUALITY')},
      FIDELITY = COALESCE(FIDELITY, 0) + ${each(several, '1')}, USERAGENT = ${each(agents, 'USERAGENT')} WHERE ID IN (?)`;
    await sql.run(statement, [...values, [...last.keys()]]);
  }

  private async findAllWithSettings(
    deviceIds: readonly string[],
  ): Promise<ReadonlyMap<string, ComputerWithSettings>> {
    const computers = await this.findAll(deviceIds);
    if (computers.size === 0) return new Map();
    const settings = await this.overrides.settingsOfAll([...computers.values()].map(({ id }) => id));
    return new Map(
      [...computers].map(([deviceId, computer]) => [deviceId, { computer, settings: settings(computer.id) }]),
    );
  }

  private async findAll(deviceIds: readonly string[]): Promise<ReadonlyMap<string, KnownComputer>> {
    const rows = await this.database.rows<HardwareRow>(BY_DEVICE_ID, [deviceIds]);
    const found = new Map(rows.map((row) => [row.deviceId, asComputer(row)]));
    const others = deviceIds.filter((deviceId) => !found.has(deviceId));
    if (rows.length === 0 || others.length === 0) return found;
    return new Map([...found, ...(await this.findAlike(others))]);
  }

  /** The database tells which of the asked ids a row belongs to: only it knows what its collation takes for equal. */
  private async findAlike(deviceIds: readonly string[]): Promise<ReadonlyMap<string, KnownComputer>> {
    const asked = deviceIds.map((_, at) => (at === 0 ? 'SELECT ? AS deviceId' : 'SELECT ?'));
    const statement = `SELECT asked.deviceId AS deviceId, ${COLUMNS}
       FROM (${asked.join(' UNION ALL ')}) asked JOIN hardware h ON h.DEVICEID = asked.deviceId
       WHERE LEFT(h.DEVICEID, 1) <> '_'`;
    const rows = await this.database.rows<HardwareRow>(statement, deviceIds);
    return new Map(rows.map((row) => [row.deviceId, asComputer(row)]));
  }
}

const asComputer = (row: HardwareRow): KnownComputer => ({
  id: row.id,
  lastInventory: numberOf(row.lastInventory),
  lastContact: numberOf(row.lastContact),
  quality: numberOf(row.quality),
  fidelity: numberOf(row.fidelity),
  userAgent: row.userAgent,
});

const numberOf = (value: number | string | null): number | null => (value === null ? null : Number(value));
