import { Injectable } from '@nestjs/common';
import {
  type Actor,
  AuditTrail,
  changesBetween,
  conflict,
  notFound,
  type Transaction,
} from '@ocs/core-server';
import type { UserGroup } from '@ocs/users-contract';
import { AccountChanges } from '../accounts/account-changes.js';
import { UserGroupRepository } from './user-group.repository.js';

/** Groups of accounts (spec/console.md 16): what shared layouts are offered to. They give no right. */
@Injectable()
export class UserGroupsService {
  constructor(
    private readonly changes: AccountChanges,
    private readonly groups: UserGroupRepository,
    private readonly audit: AuditTrail,
  ) {}

  async list(): Promise<readonly UserGroup[]> {
    return this.groups.list();
  }

  /** @throws DomainError 409 `user-group.label-taken` */
  async add(actor: Actor, label: string): Promise<UserGroup> {
    return this.changes.make(async (tx) => {
      await this.checkFree(label, null, tx);
      const key = await this.groups.add(label, tx);
      const group = await this.existing(key, tx);
      await this.record(actor, 'user-group.added', group, null, label, tx);
      return group;
    });
  }

  /** @throws DomainError 404 `user-group.not-found`, 409 `user-group.label-taken` */
  async rename(actor: Actor, key: string, label: string): Promise<UserGroup> {
    return this.changes.make(async (tx) => {
      const present = await this.existing(key, tx);
      await this.checkFree(label, key, tx);
      await this.groups.rename(key, label, tx);
      const group = await this.existing(key, tx);
      if (label !== present.label) {
        await this.record(actor, 'user-group.changed', group, present.label, label, tx);
      }
      return group;
    });
  }

  /** @throws DomainError 404 `user-group.not-found`, 409 `user-group.in-use` */
  async remove(actor: Actor, key: string): Promise<void> {
    await this.changes.make(async (tx) => {
      const present = await this.existing(key, tx);
      if (present.users > 0)
        throw conflict('user-group.in-use', `${present.users} accounts are in this group.`);
      await this.groups.remove(key, tx);
      await this.record(actor, 'user-group.deleted', present, present.label, null, tx);
    });
  }

  private async existing(key: string, tx: Transaction): Promise<UserGroup> {
    const found = await this.groups.find(key, tx);
    if (!found) throw notFound('user-group.not-found', `There is no group of accounts "${key}".`);
    return found;
  }

  private async checkFree(label: string, key: string | null, tx: Transaction): Promise<void> {
    if (await this.groups.hasLabel(label, key, tx)) {
      throw conflict('user-group.label-taken', `There is a group "${label}" already.`);
    }
  }

  private async record(
    actor: Actor,
    action: string,
    { key, label }: UserGroup,
    from: string | null,
    to: string | null,
    tx: Transaction,
  ): Promise<void> {
    await this.audit.record(
      actor,
      {
        action,
        target: { kind: 'user-group', id: key, name: label },
        changes: changesBetween({ label: from }, { label: to }),
      },
      tx,
    );
  }
}
