import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';

/** A computer the server knows, as the dialogue with its agent needs it. Times are seconds since 1970. */
export interface KnownComputer {
  readonly id: number;
  readonly lastInventory: number | null;
  readonly lastContact: number | null;
  /** Mean number of days between contacts. */
  readonly quality: number | null;
  /** Number of contacts. */
  readonly fidelity: number | null;
}

interface HardwareTimes {
  readonly id: number;
  readonly lastInventory: number | string | null;
  readonly lastContact: number | string | null;
  readonly quality: number | string | null;
  readonly fidelity: number | string | null;
}

/** Finds computers by the identity their agents send, and notes their contacts. */
@Injectable()
export class ComputerRegistry {
  constructor(private readonly database: Database) {}

  /** Compared by the column's collation: case does not count. */
  async find(deviceId: string): Promise<KnownComputer | undefined> {
    const row = await this.database.one<HardwareTimes>(
      `SELECT ID AS id, UNIX_TIMESTAMP(LASTDATE) AS lastInventory, UNIX_TIMESTAMP(LASTCOME) AS lastContact,
              QUALITY AS quality, FIDELITY AS fidelity
       FROM hardware WHERE DEVICEID = ? AND LEFT(DEVICEID, 1) <> '_' LIMIT 1`,
      [deviceId],
    );
    return (
      row && {
        id: row.id,
        lastInventory: numberOf(row.lastInventory),
        lastContact: numberOf(row.lastContact),
        quality: numberOf(row.quality),
        fidelity: numberOf(row.fidelity),
      }
    );
  }

  /** Notes a PROLOG (spec/agent-protocol.md 2.4): LASTCOME, USERAGENT, FIDELITY, QUALITY. */
  async noteContact(computerId: number, userAgent: string, quality: number): Promise<void> {
    await this.database.run(
      'UPDATE hardware SET LASTCOME = NOW(), USERAGENT = ?, FIDELITY = COALESCE(FIDELITY, 0) + 1, QUALITY = ? WHERE ID = ?',
      [[...userAgent].slice(0, 50).join(''), quality, computerId],
    );
  }
}

const numberOf = (value: number | string | null): number | null => (value === null ? null : Number(value));
