import { Injectable } from '@nestjs/common';
import { Database, type Sql, type Transaction } from '@ocs/core-server';
import type { ActivatedPackage, AssignedPackage, PackageHistoryEntry } from '@ocs/inventory-contract';

/** Rows of `devices` that belong to an assignment: NAME is the word, IVALUE the same activation (spec/console.md 14.4). */
const COMPANIONS = ['DOWNLOAD_FORCE', 'DOWNLOAD_SCHEDULE', 'DOWNLOAD_POSTCMD'];

/** The activation and the package of it; a package whose row is gone is named by its id. */
const PACKAGE = `e.ID AS activationId, e.FILEID AS packageId, COALESCE(p.NAME, e.FILEID) AS name, p.PRIORITY AS priority,
  p.SIZE AS sizeBytes, e.PACK_LOC AS server`;

const OWN = `SELECT d.ID AS assignmentId, NULL AS groupName, d.TVALUE AS state, d.COMMENTS AS since, ${PACKAGE}
  FROM devices d JOIN download_enable e ON e.ID = d.IVALUE LEFT JOIN download_available p ON p.FILEID = e.FILEID
  WHERE d.HARDWARE_ID = ? AND d.NAME = 'DOWNLOAD' ORDER BY d.ID`;

const BY_GROUPS = `SELECT DISTINCT NULL AS assignmentId, COALESCE(NULLIF(g.NAME, ''), g.ID) AS groupName, NULL AS state,
    NULL AS since, ${PACKAGE}
  FROM groups_cache c JOIN hardware g ON g.ID = c.GROUP_ID
  JOIN devices d ON d.HARDWARE_ID = c.GROUP_ID AND d.NAME = 'DOWNLOAD'
  JOIN download_enable e ON e.ID = d.IVALUE LEFT JOIN download_available p ON p.FILEID = e.FILEID
  WHERE c.HARDWARE_ID = ? AND c.STATIC IN (0, 1) ORDER BY groupName, activationId`;

const ACTIVATED = `SELECT ${PACKAGE} FROM download_enable e JOIN download_available p ON p.FILEID = e.FILEID
  WHERE (p.DELETED IS NULL OR p.DELETED = 0)`;
const ALL_ACTIVATED = `${ACTIVATED} ORDER BY p.NAME, e.ID`;
const ONE_ACTIVATED = `${ACTIVATED} AND e.ID = ?`;

/** The packages of a computer, as the console shows and changes them (spec/console.md 9.4 and 9.5). */
@Injectable()
export class ComputerPackagesRepository {
  constructor(private readonly database: Database) {}

  /** Assigned to the computer itself; a row whose activation is gone is none (spec/deployment.md 7.3). */
  async own(computerId: number, sql: Sql = this.database): Promise<readonly AssignedPackage[]> {
    return sql.rows<AssignedPackage>(OWN, [computerId]);
  }

  /** Assigned to groups the computer belongs to. */
  async byGroups(computerId: number): Promise<readonly AssignedPackage[]> {
    return this.database.rows<AssignedPackage>(BY_GROUPS, [computerId]);
  }

  async activated(): Promise<readonly ActivatedPackage[]> {
    return this.database.rows<ActivatedPackage>(ALL_ACTIVATED);
  }

  async findActivated(tx: Transaction, activationId: number): Promise<ActivatedPackage | undefined> {
    return tx.one<ActivatedPackage>(ONE_ACTIVATED, [activationId]);
  }

  /** Packages the agent says it has carried out, the newest package first. */
  async history(computerId: number): Promise<readonly PackageHistoryEntry[]> {
    return this.database.rows<PackageHistoryEntry>(
      `SELECT CAST(h.PKG_ID AS CHAR) AS packageId, p.NAME AS name FROM download_history h
       LEFT JOIN download_available p ON p.FILEID = CONVERT(h.PKG_ID, CHAR) WHERE h.HARDWARE_ID = ? ORDER BY h.PKG_ID DESC`,
      [computerId],
    );
  }

  /** Waits for the next contact of the agent: no state yet. @param at text of the time, as the agents' results have it */
  async assign(tx: Transaction, computerId: number, activationId: number, at: string): Promise<void> {
    await tx.run(
      "INSERT INTO devices (HARDWARE_ID, NAME, IVALUE, TVALUE, COMMENTS) VALUES (?, 'DOWNLOAD', ?, NULL, ?)",
      [computerId, activationId, at],
    );
  }

  /** Takes an assignment back with its schedule, its command and its force. */
  async unassign(
    tx: Transaction,
    computerId: number,
    { assignmentId, activationId }: Pick<AssignedPackage, 'assignmentId' | 'activationId'>,
  ): Promise<void> {
    await tx.run('DELETE FROM devices WHERE ID = ? AND HARDWARE_ID = ?', [assignmentId, computerId]);
    await tx.run('DELETE FROM devices WHERE HARDWARE_ID = ? AND IVALUE = ? AND NAME IN (?)', [
      computerId,
      activationId,
      COMPANIONS,
    ]);
  }
}
