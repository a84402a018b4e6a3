import { randomInt } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Database, DatabaseError, isDatabaseAway } from '@ocs/core-server';
import { groupRequests, type GroupDefinition } from './group-definition.rule.js';
import { GroupRequestRunner } from './group-request.runner.js';
import { GroupRepository, type GroupValidity } from './group.repository.js';

/** What a computation of a group came to; `params` fill the sentence that tells it. */
export interface GroupOutcome {
  readonly code:
    | 'computed'
    /** A request cannot be run: the members stay as they were. */
    | 'request-failed'
    /** Members are put in by hand only. */
    | 'by-hand'
    /** Another process is computing it. */
    | 'busy'
    /** Computed, deleted or defined anew in the meantime. */
    | 'not-due';
  readonly params: Readonly<Record<string, number | string>>;
}

/** When a group is computed and how long it is valid then (options GROUPS_CACHE_REVALIDATE and GROUPS_CACHE_OFFSET). */
export interface ComputationSettings extends GroupValidity {
  /** A random time below this many seconds is added to the validity, so that groups do not expire together. */
  readonly offsetSeconds: number;
}

/** The computers a group selects, or why its members stay as they are. */
type Selection =
  | { readonly computers: readonly number[]; readonly outcome?: undefined }
  | { readonly computers?: undefined; readonly outcome: GroupOutcome };

/** Computes the members of dynamic groups (spec/agent-protocol.md 5, errata 11). */
@Injectable()
export class GroupComputation {
  private readonly logger = new Logger('groups');

  constructor(
    private readonly database: Database,
    private readonly groups: GroupRepository,
    private readonly requests: GroupRequestRunner,
  ) {}

  /** Computes one group if it has expired and nobody else is at it. */
  async compute(groupId: number, settings: ComputationSettings): Promise<GroupOutcome> {
    let outcome: GroupOutcome;
    try {
      outcome = await this.database.withLock(`group ${groupId}`, 0, () =>
        this.computeLocked(groupId, settings),
      );
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.failure !== 'busy') throw error;
      outcome = { code: 'busy', params: {} };
    }
    this.note(groupId, outcome);
    return outcome;
  }

  private async computeLocked(groupId: number, settings: ComputationSettings): Promise<GroupOutcome> {
    const definition = await this.groups.expiredDefinition(groupId, settings);
    if (!definition) return { code: 'not-due', params: {} };
    const selection = await this.select(definition);
    const offset = randomInt(Math.max(1, settings.offsetSeconds));
    const change = await this.groups.store(groupId, definition, selection.computers, offset);
    if (!change) return { code: 'not-due', params: {} };
    if (selection.outcome) return selection.outcome;
    const { selected, added, removed } = change;
    return { code: 'computed', params: { selected, added: added.length, removed: removed.length } };
  }

  /** A request that fails leaves the members as they were and is tried again only when the group expires again. */
  private async select(definition: GroupDefinition): Promise<Selection> {
    const defined = groupRequests(definition);
    if (defined.kind === 'by-hand') return { outcome: { code: 'by-hand', params: {} } };
    if (defined.kind === 'unreadable') return { outcome: failed(defined.problem) };
    try {
      return { computers: await this.requests.intersection(defined.requests) };
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      return { outcome: failed(error instanceof Error ? error.message : String(error)) };
    }
  }

  private note(group: number, { code, params }: GroupOutcome): void {
    if (code === 'request-failed') this.logger.error({ msg: 'a group cannot be computed', group, ...params });
    else if (code === 'computed') this.logger.log({ msg: 'group computed', group, ...params });
  }
}

const failed = (problem: string): GroupOutcome => ({ code: 'request-failed', params: { problem } });
