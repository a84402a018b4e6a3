import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import {
  ActivityLog,
  AgentDialogue,
  type AfterStore,
  type AgentContact,
  type InventoryListener,
} from '@ocs/agent-server';
import { isDatabaseAway } from '@ocs/core-server';
import type { StoredInventory } from '@ocs/inventory-server';
import { DuplicateDetection, type DuplicateVerdict } from './duplicate-detection.js';
import type { JudgedCandidate } from './duplicate-match.rule.js';
import { KnownUnique } from './known-unique.js';
import { ComputerMerge, type ReplacementOutcome } from './merge.js';
import { oldDeviceId } from './old-device-id.rule.js';

/** `different` = looked at and not a duplicate, `failed` = undone because of an error. */
type Outcome = ReplacementOutcome | 'different' | 'failed';

/**
 * Looks for duplicates after each inventory and lets the inventoried computer take their place, one after the other
 * (spec/agent-protocol.md 4.2). A replacement that fails is undone and logged; the others go on.
 */
@Injectable()
export class DuplicatesListener implements InventoryListener, OnModuleInit {
  readonly wants = ['OLD_DEVICEID', 'DOWNLOAD'];
  private readonly logger = new Logger('duplicates');

  constructor(
    private readonly dialogue: AgentDialogue,
    private readonly detection: DuplicateDetection,
    private readonly unique: KnownUnique,
    private readonly merge: ComputerMerge,
    private readonly activity: ActivityLog,
  ) {}

  onModuleInit(): void {
    this.dialogue.addListener(this);
  }

  async afterStore(contact: AgentContact, stored: StoredInventory): Promise<AfterStore> {
    const { reasons, candidates } = await this.detect(contact, stored);
    if (candidates.length === 0) contact.explanation.add('duplicate', 'none', reasons);
    let replaced = false;
    for (const candidate of candidates) {
      const outcome: Outcome = candidate.replaced
        ? await this.replace(contact, stored, candidate, replaced)
        : 'different';
      contact.explanation.add('duplicate', outcome, candidate.reasons, candidate.deviceId);
      replaced ||= outcome === 'replaced';
      if (outcome === 'survivor-gone') break;
    }
    return { administrativeChanged: replaced };
  }

  /** Nothing is read when the computer shows what it showed when nobody agreed with it. */
  private async detect(
    contact: AgentContact,
    { computerId, known }: StoredInventory,
  ): Promise<DuplicateVerdict> {
    const oldId = oldDeviceId(contact.request.captured);
    const evidence = oldId === undefined ? await this.unique.evidence(contact) : undefined;
    const reasons = known && evidence !== undefined ? this.unique.reasons(computerId, evidence) : undefined;
    if (reasons) return { reasons, candidates: [] };
    const level = contact.options.number('AUTO_DUPLICATE_LVL');
    const verdict = await this.detection.detect(computerId, level, oldId);
    if (evidence !== undefined && verdict.candidates.length === 0)
      this.unique.note(computerId, evidence, verdict.reasons);
    return verdict;
  }

  /** @param isFurther another computer was replaced in this inventory before */
  private async replace(
    contact: AgentContact,
    { computerId, known, plan }: StoredInventory,
    duplicate: JudgedCandidate,
    isFurther: boolean,
  ): Promise<Outcome> {
    const { options } = contact;
    try {
      const outcome = await this.merge.replace({
        from: duplicate.id,
        to: computerId,
        sent: {
          // The checksum of a new row is only a default; bits collected before count as well.
          checksum: known || isFurther ? undefined : plan.row.checksum,
          byService: !plan.row.values.has('USERID'),
        },
        isFurther,
        traced: options.isOn('TRACE_DELETED'),
        lockReuseTime: options.number('LOCK_REUSE_TIME'),
      });
      this.note(contact, computerId, duplicate, outcome);
      return outcome;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.note(contact, computerId, duplicate, 'failed', error);
      return 'failed';
    }
  }

  private note(
    contact: AgentContact,
    computer: number,
    duplicate: JudgedCandidate,
    outcome: Exclude<Outcome, 'different'>,
    error?: unknown,
  ): void {
    const [code, comment] = ACTIVITIES[outcome];
    this.activity.note(contact, code, 'duplicate', comment ?? `${duplicate.id} => ${computer}`);
    const { id, deviceId, reasons } = duplicate;
    const event = {
      deviceId: contact.deviceId,
      computer,
      duplicate: id,
      duplicateDeviceId: deviceId,
      reasons,
    };
    if (outcome === 'failed')
      this.logger.error({ msg: 'replacing a duplicate failed', ...event, err: error });
    else this.logger.log({ msg: `duplicate: ${outcome}`, ...event });
  }
}

/** Code and comment in the activity log (spec/agent-protocol.md 9.1). */
const ACTIVITIES: Readonly<Record<Exclude<Outcome, 'different'>, readonly [code: number, comment?: string]>> =
  {
    replaced: [300],
    'old-gone': [513, 'old deviceid'],
    'survivor-gone': [517, 'replacing_error'],
    locked: [516, 'device_locked'],
    failed: [517, 'replacing_error'],
  };
