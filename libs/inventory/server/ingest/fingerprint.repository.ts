import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Sql, Transaction } from '@ocs/core-server';
import { MergeParticipants, type MergeParticipant } from '../merge-participants.js';
import { packElements, unpackElements, type SoftwareElement } from './software-elements.rule.js';

/** Keeps the fingerprints of inventories (`x_fingerprint`) and of the software in them (`x_software_elements`). */
@Injectable()
export class FingerprintRepository implements MergeParticipant, OnModuleInit {
  constructor(private readonly participants: MergeParticipants) {}

  onModuleInit(): void {
    this.participants.add(this);
  }

  /** To be called after the computer's row was written: the fingerprint is valid as long as that has the same LASTDATE. */
  keep(tx: Transaction, computerId: number, sections: string): void {
    tx.later(
      `INSERT INTO x_fingerprint (HARDWARE_ID, LASTDATE, SECTIONS) SELECT ID, LASTDATE, ? FROM hardware WHERE ID = ?
       ON DUPLICATE KEY UPDATE LASTDATE = VALUES(LASTDATE), SECTIONS = VALUES(SECTIONS)`,
      [sections, computerId],
    );
  }

  /**
   * The software elements of the last inventory by their digest, as name ids; undefined where those of another one are kept.
   * @param digest of the whole section
   */
  async software(
    sql: Sql,
    computerId: number,
    digest: string,
  ): Promise<ReadonlyMap<string, number> | undefined> {
    const kept = await sql.one<{ elements: Buffer }>(
      'SELECT ELEMENTS AS elements FROM x_software_elements WHERE HARDWARE_ID = ? AND DIGEST = ?',
      [computerId, digest],
    );
    return kept && unpackElements(kept.elements);
  }

  /** @param digest of the whole section the elements are of */
  keepSoftware(
    tx: Transaction,
    computerId: number,
    digest: string,
    elements: readonly SoftwareElement[],
  ): void {
    tx.later(
      `INSERT INTO x_software_elements (HARDWARE_ID, DIGEST, ELEMENTS) VALUES (?, ?, ?)
       ON DUPLICATE KEY UPDATE DIGEST = VALUES(DIGEST), ELEMENTS = VALUES(ELEMENTS)`,
      [computerId, digest, packElements(elements)],
    );
  }

  forgetSoftware(tx: Transaction, computerId: number): void {
    tx.later('DELETE FROM x_software_elements WHERE HARDWARE_ID = ?', [computerId]);
  }

  /** The computer's rows are no longer those of one inventory. */
  forget(tx: Transaction, ...computers: readonly number[]): void {
    tx.later('DELETE FROM x_fingerprint WHERE HARDWARE_ID IN (?)', [computers]);
    tx.later('DELETE FROM x_software_elements WHERE HARDWARE_ID IN (?)', [computers]);
  }

  /** The survivor's rows are joined by some of the other's. */
  async merge(tx: Transaction, from: number, to: number): Promise<void> {
    this.forget(tx, from, to);
  }
}
