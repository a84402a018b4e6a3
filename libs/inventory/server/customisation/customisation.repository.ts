import { Injectable } from '@nestjs/common';
import type { AuditChange } from '@ocs/core-contract';
import { Database, type Sql, type Transaction } from '@ocs/core-server';
import type { ComputerDiscovery } from '@ocs/inventory-contract';
import type { OptionRule } from '../overrides/option-rules.js';
import { type DiscoveryRow, ELECTED } from './discovery.rule.js';
import type { GroupName } from './option-candidates.rule.js';

/** A row of `devices`, as far as its value goes. */
interface DeviceRow {
  readonly number: number | null;
  readonly text: string | null;
}

/** `devices.NAME` of the part in network discovery. */
export const DISCOVERY = 'IPDISCOVER';
/** What such changes are called in the audit. */
export const CUSTOMISED = 'computer.customised';

/** `IVALUE` beside a value that stands in `TVALUE` (spec/database.md 2.3). */
const BESIDE_TEXT = 2;

/** An entry of the audit about a computer's own values. */
export interface CustomisingEntry {
  readonly login: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly changes: readonly AuditChange[];
}

/** Entries of the audit that are read for one computer: the newest ones; who set an older value stays untold. */
const MOST_ENTRIES = 500;

/** What a computer has of its own in `devices` (spec/console.md 8.9 and 9.4, spec/agent-protocol.md 8.2). */
@Injectable()
export class CustomisationRepository {
  constructor(private readonly database: Database) {}

  /** Groups whose values count for the computer (spec/agent-protocol.md 5), by name. */
  async groupsOf(computerId: number): Promise<readonly GroupName[]> {
    return this.database.rows<GroupName>(
      `SELECT g.ID AS id, COALESCE(NULLIF(g.NAME, ''), g.ID) AS name FROM groups_cache c
       JOIN hardware g ON g.ID = c.GROUP_ID
       WHERE c.HARDWARE_ID = ? AND c.STATIC IN (0, 1) ORDER BY g.NAME, g.ID`,
      [computerId],
    );
  }

  /** The computer's own row of an option, the first if there are several. */
  async ownRow(tx: Transaction, computerId: number, { name }: OptionRule): Promise<DeviceRow | undefined> {
    return tx.one<DeviceRow>(
      'SELECT IVALUE AS number, TVALUE AS text FROM devices WHERE HARDWARE_ID = ? AND NAME = ? ORDER BY ID LIMIT 1',
      [computerId, name],
    );
  }

  /** Replaces what the computer has of its own for an option; null removes it. */
  async write(
    tx: Transaction,
    computerId: number,
    { name, column }: OptionRule,
    value: number | string | null,
  ): Promise<void> {
    await tx.run('DELETE FROM devices WHERE HARDWARE_ID = ? AND NAME = ?', [computerId, name]);
    if (value === null) return;
    const [number, text] = column === 'IVALUE' ? [value, null] : [BESIDE_TEXT, String(value)];
    await this.add(tx, computerId, name, number, text);
  }

  /** What people customised on the computer, newest first. */
  async entries(computerId: number): Promise<readonly CustomisingEntry[]> {
    const rows = await this.database.rows<{ login: string; at: string; changes: string }>(
      `SELECT LOGIN AS login, DATE_FORMAT(AT, '%Y-%m-%dT%TZ') AS at, CHANGES AS changes FROM x_audit
       WHERE TARGET_KIND = 'computer' AND TARGET_ID = ? AND ACTION = ? ORDER BY AT DESC, ID DESC LIMIT ?`,
      [String(computerId), CUSTOMISED, MOST_ENTRIES],
    );
    return rows.map(({ changes, ...entry }) => ({ ...entry, changes: JSON.parse(changes) as AuditChange[] }));
  }

  async discoveryRows(computerId: number, sql: Sql = this.database): Promise<readonly DiscoveryRow[]> {
    return sql.rows<DiscoveryRow>(
      'SELECT IVALUE AS number, TVALUE AS text FROM devices WHERE HARDWARE_ID = ? AND NAME = ? ORDER BY ID',
      [computerId, DISCOVERY],
    );
  }

  /** Networks of the computer's cards, with the names administrators gave them. */
  async networks(computerId: number, sql: Sql = this.database): Promise<ComputerDiscovery['networks']> {
    return sql.rows<ComputerDiscovery['networks'][number]>(
      `SELECT n.IPSUBNET AS subnet, MIN(s.NAME) AS name FROM networks n LEFT JOIN subnet s ON s.NETID = n.IPSUBNET
       WHERE n.HARDWARE_ID = ? AND n.IPSUBNET <> '' GROUP BY n.IPSUBNET ORDER BY INET6_ATON(n.IPSUBNET), n.IPSUBNET`,
      [computerId],
    );
  }

  /** Leaves the computer to the server's election; a role it has by one is the server's and stays. */
  async clearDiscovery(tx: Transaction, computerId: number): Promise<void> {
    await tx.run(
      'DELETE FROM devices WHERE HARDWARE_ID = ? AND NAME = ? AND (IVALUE IS NULL OR IVALUE <> ?)',
      [computerId, DISCOVERY, ELECTED],
    );
  }

  /** Says the computer's part by hand, in place of whatever it was. */
  async writeDiscovery(
    tx: Transaction,
    computerId: number,
    number: number,
    network: string | null,
  ): Promise<void> {
    await tx.run('DELETE FROM devices WHERE HARDWARE_ID = ? AND NAME = ?', [computerId, DISCOVERY]);
    await this.add(tx, computerId, DISCOVERY, number, network);
  }

  private async add(
    tx: Transaction,
    computerId: number,
    name: string,
    number: number | string,
    text: string | null,
  ): Promise<void> {
    await tx.run('INSERT INTO devices (HARDWARE_ID, NAME, IVALUE, TVALUE) VALUES (?, ?, ?, ?)', [
      computerId,
      name,
      number,
      text,
    ]);
  }
}
