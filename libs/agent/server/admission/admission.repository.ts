import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '@ocs/core-server';
import type { MachineFacts } from './identity.rule.js';

/** `new`: an unknown computer asks in; `conflict`: a known identity comes from another machine. */
export type AdmissionKind = 'new' | 'conflict';
export type AdmissionState = 'waiting' | 'admitted' | 'refused';

/** An agent that waits, or waited, for an administrator. Times are seconds since 1970. */
export interface Admission {
  readonly deviceId: string;
  readonly kind: AdmissionKind;
  readonly state: AdmissionState;
  readonly address: string;
  readonly userAgent: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly firstAt: number;
  readonly lastAt: number;
  readonly times: number;
  readonly decidedBy: string | null;
}

/** Agents the list of waiting ones holds at most; beyond it further unknown ones are refused without an entry. */
const MOST_WAITING = 10_000;

const COLUMNS = `DEVICEID AS deviceId, KIND AS kind, STATE AS state, ADDRESS AS address, USER_AGENT AS userAgent, FACTS AS facts,
  FIRST_AT AS firstAt, LAST_AT AS lastAt, TIMES AS times, DECIDED_BY AS decidedBy`;
const SELECT_ONE = `SELECT ${COLUMNS} FROM x_admission WHERE DEVICEID = ? AND KIND = ?`;
const SELECT_ALL = `SELECT ${COLUMNS} FROM x_admission WHERE STATE = ? ORDER BY LAST_AT DESC LIMIT ? OFFSET ?`;

interface StoredAdmission extends Omit<Admission, 'facts'> {
  readonly facts: string;
}

const readAdmission = ({ facts, ...rest }: StoredAdmission): Admission => ({
  ...rest,
  facts: JSON.parse(facts) as Admission['facts'],
});

/** Keeps who waits for admission (`x_admission`), and what is known of a computer to compare with. */
@Injectable()
export class AdmissionRepository {
  constructor(private readonly database: Database) {}

  async find(deviceId: string, kind: AdmissionKind): Promise<Admission | undefined> {
    const row = await this.database.one<StoredAdmission>(SELECT_ONE, [deviceId, kind]);
    return row && readAdmission(row);
  }

  async list(state: AdmissionState, limit: number, offset: number): Promise<readonly Admission[]> {
    return (await this.database.rows<StoredAdmission>(SELECT_ALL, [state, limit, offset])).map(readAdmission);
  }

  async count(state: AdmissionState): Promise<number> {
    const row = await this.database.one<{ n: number }>(
      'SELECT COUNT(*) AS n FROM x_admission WHERE STATE = ?',
      [state],
    );
    return Number(row?.n ?? 0);
  }

  /** Notes that an agent asked; a decision taken before stays. */
  async ask(
    entry: Pick<Admission, 'deviceId' | 'kind' | 'address' | 'userAgent' | 'facts'>,
    now: number,
  ): Promise<void> {
    const { affectedRows } = await this.database.run(
      'UPDATE x_admission SET LAST_AT = ?, TIMES = TIMES + 1, ADDRESS = ?, USER_AGENT = ?, FACTS = ? WHERE DEVICEID = ? AND KIND = ?',
      [now, entry.address, cut(entry.userAgent), JSON.stringify(entry.facts), entry.deviceId, entry.kind],
    );
    if (affectedRows > 0 || (await this.count('waiting')) >= MOST_WAITING) return;
    await this.database.run(
      `INSERT INTO x_admission (DEVICEID, KIND, STATE, ADDRESS, USER_AGENT, FACTS, FIRST_AT, LAST_AT)
       VALUES (?, ?, 'waiting', ?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE LAST_AT = VALUES(LAST_AT)`,
      [
        entry.deviceId,
        entry.kind,
        entry.address,
        cut(entry.userAgent),
        JSON.stringify(entry.facts),
        now,
        now,
      ],
    );
  }

  /** @returns false when there is no such entry */
  async decide(
    deviceId: string,
    kind: AdmissionKind,
    state: AdmissionState,
    by: string,
    sql: Sql = this.database,
  ): Promise<boolean> {
    const { affectedRows } = await sql.run(
      'UPDATE x_admission SET STATE = ?, DECIDED_BY = ? WHERE DEVICEID = ? AND KIND = ?',
      [state, by, deviceId, kind],
    );
    return affectedRows > 0;
  }

  /** The admission was used: the computer is in, or its new machine is the known one now. */
  async done(deviceId: string, kind: AdmissionKind): Promise<void> {
    await this.database.run('DELETE FROM x_admission WHERE DEVICEID = ? AND KIND = ?', [deviceId, kind]);
  }

  async machine(computerId: number): Promise<MachineFacts> {
    const row = await this.database.one<{ uuid: string | null; serial: string | null }>(
      'SELECT h.UUID AS uuid, b.SSN AS serial FROM hardware h LEFT JOIN bios b ON b.HARDWARE_ID = h.ID WHERE h.ID = ?',
      [computerId],
    );
    const macs = await this.database.rows<{ mac: string | null }>(
      'SELECT MACADDR AS mac FROM networks WHERE HARDWARE_ID = ?',
      [computerId],
    );
    return {
      uuid: row?.uuid ?? undefined,
      serial: row?.serial ?? undefined,
      macs: macs.flatMap(({ mac }) => mac ?? []),
    };
  }
}

const cut = (text: string): string => [...text].slice(0, 255).join('');
