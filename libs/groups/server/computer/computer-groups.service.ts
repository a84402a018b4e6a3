import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, changesBetween, conflict, notFound, type Viewer } from '@ocs/core-server';
import type { ComputerGroup, GroupName } from '@ocs/inventory-contract';
import { ComputerChanges, ComputerDetailRepository } from '@ocs/inventory-server';
import { EXCLUDED, INCLUDED } from '../membership.rule.js';
import { computerGroup, groupName } from './computer-group.rule.js';
import { ComputerGroupsRepository } from './computer-groups.repository.js';

/** What a person may say about a computer and a group; `computed` says nothing and leaves it to the definition. */
export type GroupDecision = 'included' | 'excluded' | 'computed';

/** Groups of a computer, read and changed (spec/console.md 9.4). */
@Injectable()
export class ComputerGroupsService {
  constructor(
    private readonly computers: ComputerDetailRepository,
    private readonly changes: ComputerChanges,
    private readonly groups: ComputerGroupsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError 404 `computer.not-found` */
  async of(viewer: Viewer, computerId: number): Promise<readonly ComputerGroup[]> {
    if (!(await this.computers.identity(viewer, computerId))) {
      throw notFound('computer.not-found', 'There is no such computer.');
    }
    const everything = viewer.permissions.includes('groups.edit');
    return (await this.groups.of(computerId, everything)).map(computerGroup);
  }

  /** Groups one may filter computers by. */
  async names(viewer: Viewer): Promise<readonly GroupName[]> {
    const groups = await this.groups.names(viewer.permissions.includes('groups.edit'));
    return groups.map(({ id, name }) => ({ id, name: groupName(id, name) }));
  }

  /**
   * Puts the computer into the group, keeps it out, or leaves it to the definition.
   *
   * @param previous the state the user saw
   * @throws DomainError 404 `computer.not-found`, `group.not-found`; 409 `group.changed`, `computer.locked`
   */
  async decide(
    actor: Actor,
    computerId: number,
    groupId: number,
    { state, previous }: { readonly state: GroupDecision; readonly previous: ComputerGroup['state'] },
  ): Promise<ComputerGroup> {
    return this.changes.change(actor, computerId, async ({ tx, computer }) => {
      await this.groups.lock(tx, groupId);
      const before = await this.groups.find(computerId, groupId, tx);
      if (!before) throw notFound('group.not-found', 'There is no such group.');
      const group = computerGroup(before);
      if (group.state !== previous) {
        throw conflict('group.changed', 'The place of this computer in the group has changed meanwhile.');
      }
      if (state === 'computed') await this.groups.leaveToDefinition(tx, computerId, groupId);
      else {
        await this.groups.setByHand(tx, computerId, groupId, state === 'included' ? INCLUDED : EXCLUDED);
      }
      const after = computerGroup((await this.groups.find(computerId, groupId, tx)) ?? before);
      const changes = changesBetween({ [group.name]: group.state }, { [group.name]: after.state });
      if (changes.length > 0) {
        const target = { kind: 'computer', id: computerId, name: computer.name };
        await this.audit.record(actor, { action: 'computer.grouped', target, changes }, tx);
      }
      return after;
    });
  }
}
