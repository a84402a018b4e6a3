import { Injectable } from '@nestjs/common';
import type { Transaction } from '@ocs/core-server';

/**
 * Port: a domain that keeps rows of a computer elsewhere than in a column HARDWARE_ID, or whose rows are to follow a
 * computer that another one replaces. Rows left behind in any table with a column HARDWARE_ID are deleted afterwards.
 */
export interface MergeParticipant {
  /**
   * Hands the rows of computer `from` over to computer `to`. Both rows of `hardware` are there and locked; an error undoes
   * the whole replacement. May be called again after a deadlock: no effect but through `tx`.
   */
  merge(tx: Transaction, from: number, to: number): Promise<void>;
}

/** Where domains register what they do when one computer replaces another (spec/agent-protocol.md 4.2, point 8). */
@Injectable()
export class MergeParticipants {
  private readonly participants: MergeParticipant[] = [];

  add(participant: MergeParticipant): void {
    this.participants.push(participant);
  }

  async merge(tx: Transaction, from: number, to: number): Promise<void> {
    for (const participant of this.participants) await participant.merge(tx, from, to);
  }
}
