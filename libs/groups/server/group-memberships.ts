import { Injectable } from '@nestjs/common';
import type { OptionValues } from '@ocs/core-server';
import { GroupRepository, type GroupRow } from './group.repository.js';
import { membership, type Membership } from './membership.rule.js';

/** A group, whether the computer belongs to it, and why. */
export interface GroupMembership extends GroupRow, Membership {}

/** Explains the groups of a computer. */
@Injectable()
export class GroupMemberships {
  constructor(private readonly groups: GroupRepository) {}

  /** Groups the computer belongs to or is kept out of by hand. */
  async of(computerId: number, options: OptionValues): Promise<readonly GroupMembership[]> {
    const rows = await this.groups.groupsOf(computerId);
    const groupsOn = options.isOn('ENABLE_GROUPS');
    return rows.map((row) => ({ ...row, ...membership(row, row.state, groupsOn) }));
  }
}
