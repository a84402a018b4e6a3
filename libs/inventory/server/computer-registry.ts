import { Injectable } from '@nestjs/common';
import { Batcher, Database, lookUp } from '@ocs/core-server';

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

/** A PROLOG to be noted. */
interface Contact {
  readonly computerId: number;
  readonly userAgent: string;
  readonly quality: number;
}

/** Characters of `hardware.USERAGENT`. */
const LONGEST_USER_AGENT = 50;

/**
 * Finds computers by the identity their agents send, and notes their contacts. What many agents ask at the same time goes
 * to the database together.
 */
@Injectable()
export class ComputerRegistry {
  private readonly computers = lookUp((deviceIds: readonly string[]) => this.findAll(deviceIds));
  private readonly contacts = new Batcher<Contact, undefined>({
    together: async (contacts) => {
      await this.noteAll(contacts);
      return contacts.map(() => undefined);
    },
    aloneAfterFailure: true,
  });

  constructor(private readonly database: Database) {}

  /** Compared by the column's collation: case does not count. */
  async find(deviceId: string): Promise<KnownComputer | undefined> {
    return this.computers.do(deviceId);
  }

  /** Notes a PROLOG (spec/agent-protocol.md 2.4): LASTCOME, USERAGENT, FIDELITY, QUALITY. Committed when it returns. */
  async noteContact(computerId: number, userAgent: string, quality: number): Promise<void> {
    await this.contacts.do({ computerId, userAgent, quality });
  }

  /** The database tells which of the asked ids a row belongs to: only it knows what its collation takes for equal. */
  private async findAll(deviceIds: readonly string[]): Promise<ReadonlyMap<string, KnownComputer>> {
    const asked = deviceIds.map((_, at) => (at === 0 ? 'SELECT ? AS deviceId' : 'SELECT ?'));
    const statement = `SELECT asked.deviceId AS deviceId, ID AS id, UNIX_TIMESTAMP(LASTDATE) AS lastInventory,
              UNIX_TIMESTAMP(LASTCOME) AS lastContact, QUALITY AS quality, FIDELITY AS fidelity
       FROM (${asked.join(' UNION ALL ')}) asked JOIN hardware h ON h.DEVICEID = asked.deviceId
       WHERE LEFT(h.DEVICEID, 1) <> '_'`;
    const rows = await this.database.rows<HardwareTimes & { readonly deviceId: string }>(
      statement,
      deviceIds,
    );
    return new Map(
      rows.map((row) => [
        row.deviceId,
        {
          id: row.id,
          lastInventory: numberOf(row.lastInventory),
          lastContact: numberOf(row.lastContact),
          quality: numberOf(row.quality),
          fidelity: numberOf(row.fidelity),
        },
      ]),
    );
  }

  /** One statement, and by itself one transaction. The rows are locked in the order of their key, whatever the batch. */
  private async noteAll(contacts: readonly Contact[]): Promise<void> {
    const times = new Map<number, number>();
    const last = new Map<number, Contact>();
    for (const contact of contacts) {
      times.set(contact.computerId, (times.get(contact.computerId) ?? 0) + 1);
      last.set(contact.computerId, contact);
    }
    const ids = [...last.keys()];
    const values = [...last.values()];
    await this.database.run(
      `UPDATE hardware SET LASTCOME = NOW(), USERAGENT = ELT(FIELD(ID, ?), ?),
              FIDELITY = COALESCE(FIDELITY, 0) + ELT(FIELD(ID, ?), ?), QUALITY = ELT(FIELD(ID, ?), ?)
       WHERE ID IN (?)`,
      [
        ids,
        values.map(({ userAgent }) => [...userAgent].slice(0, LONGEST_USER_AGENT).join('')),
        ids,
        [...times.values()],
        ids,
        values.map(({ quality }) => quality),
        ids,
      ],
    );
  }
}

const numberOf = (value: number | string | null): number | null => (value === null ? null : Number(value));
