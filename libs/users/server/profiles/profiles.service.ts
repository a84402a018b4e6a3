import { Injectable } from '@nestjs/common';
import {
  type Actor,
  AuditTrail,
  type AuditValue,
  changesBetween,
  conflict,
  forbidden,
  notFound,
  type Transaction,
} from '@ocs/core-server';
import type { NewProfile, Profile, ProfileChange, ProfileInput } from '@ocs/users-contract';
import { AccountChanges } from '../accounts/account-changes.js';
import { ProfileRepository } from './profile.repository.js';

/**
 * Profiles (spec/console.md 2.3 and 16). A profile counts for all its accounts, so only those who are not limited to TAGs
 * change profiles, and only profiles that hold no more than they do.
 */
@Injectable()
export class ProfilesService {
  constructor(
    private readonly changes: AccountChanges,
    private readonly profiles: ProfileRepository,
    private readonly audit: AuditTrail,
  ) {}

  async list(): Promise<readonly Profile[]> {
    return this.profiles.list();
  }

  /** @throws DomainError 409 `profile.name-taken`, 403 `profile.beyond-own` */
  async add(actor: Actor, input: NewProfile): Promise<Profile> {
    return this.changes.make(async (tx) => {
      if (await this.profiles.find(input.name, tx)) {
        throw conflict('profile.name-taken', `There is a profile "${input.name}" already.`);
      }
      checkOwn(actor, input);
      await this.profiles.add(input, tx);
      await this.record(actor, 'profile.added', input, changesBetween({}, auditable(input)), tx);
      return this.existing(input.name, tx);
    });
  }

  /** @throws DomainError 404 `profile.not-found`, 409 `profile.changed` with `current`, 409 `user.last-administrator`, 403 */
  async change(actor: Actor, name: string, input: ProfileChange): Promise<Profile> {
    return this.changes.make(async (tx) => {
      const present = await this.existing(name, tx);
      if (present.version !== input.version) {
        throw conflict('profile.changed', 'This profile was changed meanwhile.', { current: present });
      }
      checkOwn(actor, present);
      checkOwn(actor, input);
      const changes = changesBetween(auditable(present), auditable(input));
      if (changes.length === 0) return present;
      await this.profiles.change(present.name, input, tx);
      await this.record(actor, 'profile.changed', { ...input, name: present.name }, changes, tx);
      return this.existing(present.name, tx);
    });
  }

  /** @throws DomainError 404 `profile.not-found`, 409 `profile.in-use`, 403 `profile.beyond-own` */
  async remove(actor: Actor, name: string): Promise<void> {
    await this.changes.make(async (tx) => {
      const present = await this.existing(name, tx);
      checkOwn(actor, present);
      if (present.users > 0) {
        throw conflict('profile.in-use', `${present.users} accounts have this profile.`);
      }
      await this.profiles.remove(present.name, tx);
      const { label, permissions } = present;
      const gone = changesBetween({ label, permissions }, { label: null, permissions: null });
      await this.record(actor, 'profile.deleted', present, gone, tx);
    });
  }

  private async existing(name: string, tx: Transaction): Promise<Profile> {
    const found = await this.profiles.find(name, tx);
    if (!found) throw notFound('profile.not-found', `There is no profile "${name}".`);
    return found;
  }

  private async record(
    actor: Actor,
    action: string,
    { name, label }: Pick<NewProfile, 'name' | 'label'>,
    changes: ReturnType<typeof changesBetween>,
    tx: Transaction,
  ): Promise<void> {
    await this.audit.record(
      actor,
      { action, target: { kind: 'profile', id: name, name: label }, changes },
      tx,
    );
  }
}

const auditable = ({
  label,
  restricted,
  permissions,
  secondFactor,
}: ProfileInput): Record<string, AuditValue> => ({
  label,
  restricted,
  permissions: [...permissions].sort(),
  secondFactor,
});

function checkOwn(actor: Actor, { permissions }: Pick<ProfileInput, 'permissions'>): void {
  if (actor.tags !== null) {
    throw forbidden('profile.beyond-own', 'Accounts that are limited to TAGs do not change profiles.');
  }
  if (!permissions.every((permission) => actor.permissions.includes(permission))) {
    throw forbidden('profile.beyond-own', 'Only permissions of your own can be given or taken.');
  }
}
