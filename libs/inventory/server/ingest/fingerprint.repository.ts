import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '@ocs/core-server';
import { MergeParticipants, type MergeParticipant } from '../merge-participants.js';

/** Keeps the fingerprints of inventories (`x_fingerprint`). */
@Injectable()
export class FingerprintRepository implements MergeParticipant, OnModuleInit {
  constructor(private readonly participants: MergeParticipants) {}

  onModuleInit(): void {
    this.participants.add(this);
  }

  /** To be called after the computer's row was written: the fingerprint is valid as long as that has the same LASTDATE. */
  async add(tx: Transaction, computerId: number, sections: string): Promise<void> {
    await tx.run(
      `INSERT INTO x_fingerprint (HARDWARE_ID, LASTDATE, SECTIONS) SELECT ID, LASTDATE, ? FROM hardware WHERE ID = ?
       ON DUPLICATE KEY UPDATE LASTDATE = VALUES(LASTDATE), SECTIONS = VALUES(SECTIONS)`,
      [sections, computerId],
    );
  }

  /** The computer's rows are no longer those of one inventory. */
  async forget(tx: Transaction, ...computers: readonly number[]): Promise<void> {
    await tx.run('DELETE FROM x_fingerprint WHERE HARDWARE_ID IN (?)', [computers]);
  }

  /** The survivor's rows are joined by some of the other's. */
  async merge(tx: Transaction, from: number, to: number): Promise<void> {
    await this.forget(tx, from, to);
  }
}
