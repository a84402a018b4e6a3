import { Injectable } from '@nestjs/common';
import { CandidateRepository } from './candidate.repository.js';
import {
  inOrderOfReplacement,
  judgeCandidate,
  judgeNamed,
  NO_EVIDENCE,
  planSearch,
  type DuplicateReason,
  type JudgedCandidate,
} from './duplicate-match.rule.js';

/** What was found out about the duplicates of one computer, and why. */
export interface DuplicateVerdict {
  /** Why no duplicate was found by criteria; empty when one was. */
  readonly reasons: readonly DuplicateReason[];
  /** In the order of replacement. */
  readonly candidates: readonly JudgedCandidate[];
}

/** Looks for the computers that an inventoried one replaces. Changes nothing: also `explain` may ask. */
@Injectable()
export class DuplicateDetection {
  constructor(private readonly candidates: CandidateRepository) {}

  /**
   * @param level option AUTO_DUPLICATE_LVL; 0 leaves duplicates to people
   * @param oldDeviceId the identity the agent says it had before; counts whatever the level
   */
  async detect(
    computerId: number,
    level: number,
    oldDeviceId: string | undefined,
  ): Promise<DuplicateVerdict> {
    const named =
      oldDeviceId === undefined ? undefined : await this.candidates.named(computerId, oldDeviceId);
    const { reasons, candidates } = await this.byCriteria(computerId, level);
    const judged = [...(named ? [judgeNamed(named)] : []), ...candidates];
    return { reasons, candidates: inOrderOfReplacement(judged) };
  }

  private async byCriteria(computerId: number, level: number): Promise<DuplicateVerdict> {
    // Without a criterion there is nothing to read.
    const evidence = level === 0 ? NO_EVIDENCE : await this.candidates.evidence(computerId);
    const plan = planSearch(level, evidence);
    if (!plan.searched) return { reasons: plan.reasons, candidates: [] };
    const found = await this.candidates.find(computerId, plan.required, plan.values);
    if (found.length === 0) return { reasons: [{ code: 'nobody-agrees' }], candidates: [] };
    return { reasons: [], candidates: found.map((candidate) => judgeCandidate(level, candidate)) };
  }
}
