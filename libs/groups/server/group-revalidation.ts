import { Injectable, Logger } from '@nestjs/common';
import { ActivityLog } from '@ocs/agent-server';
import { isDatabaseAway, type OptionValues } from '@ocs/core-server';
import { GroupComputation, type ComputationSettings, type GroupOutcome } from './group-computation.js';
import { GroupSchedule } from './group-schedule.js';

/** How far one revalidation goes. */
export interface RevalidationScope {
  /** Groups that expire within this time are computed as well. */
  readonly aheadSeconds: number;
  /** Asked before each group: whether to leave the rest for another time. */
  readonly enough: () => boolean;
}

/**
 * Computes the groups that have expired, one after the other. A process does one revalidation at a time, whoever asks:
 * each holds connections of the pool, and a second one would only find the first at work.
 */
@Injectable()
export class GroupRevalidation {
  private readonly logger = new Logger('groups');
  private running = false;

  constructor(
    private readonly schedule: GroupSchedule,
    private readonly computation: GroupComputation,
    private readonly activity: ActivityLog,
  ) {}

  /** Does nothing where groups are off, are never computed anew, or this process is at it already. @returns whether a group had expired */
  async run(options: OptionValues, scope: RevalidationScope): Promise<boolean> {
    const seconds = options.number('GROUPS_CACHE_REVALIDATE');
    if (this.running || seconds === 0 || !options.isOn('ENABLE_GROUPS')) return false;
    this.running = true;
    try {
      const validity = { seconds, aheadSeconds: scope.aheadSeconds };
      const expired = await this.schedule.expired(validity, options.asOf);
      const settings = { ...validity, offsetSeconds: options.number('GROUPS_CACHE_OFFSET') };
      for (const groupId of expired) {
        if (scope.enough()) break;
        await this.compute(groupId, settings, options);
      }
      return expired.length > 0;
    } finally {
      this.running = false;
    }
  }

  private async compute(
    groupId: number,
    settings: ComputationSettings,
    options: OptionValues,
  ): Promise<void> {
    try {
      const outcome = await this.computation.compute(groupId, settings);
      for (const [code, comment] of activities(groupId, outcome)) {
        this.activity.note({ options, address: NOBODY, userAgent: '' }, code, 'groups', comment);
      }
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.logger.error({ msg: 'computing a group failed', group: groupId, err: error });
    }
  }
}

/** Groups are computed on nobody's behalf. */
const NOBODY = '??';

/** Lines of the activity log (spec/agent-protocol.md 9.1). */
function activities(group: number, { code, params }: GroupOutcome): readonly (readonly [number, string])[] {
  switch (code) {
    case 'computed':
      return [
        [306, `cache_out-of-date(${group})`],
        [307, `revalidate_cache(${group}(${String(params.selected)}))`],
      ];
    case 'request-failed':
      return [
        [306, `cache_out-of-date(${group})`],
        [520, `bad_request(${group})`],
      ];
    case 'busy':
      return [[306, `cache_in_process(${group})`]];
    default:
      return [];
  }
}
