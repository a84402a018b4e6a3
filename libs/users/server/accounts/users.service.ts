import { Injectable } from '@nestjs/common';
import type { Page } from '@ocs/core-contract';
import {
  type Actor,
  AuditTrail,
  type AuditValue,
  changesBetween,
  conflict,
  forbidden,
  invalid,
  notFound,
  SECRET,
  type Transaction,
  type Viewer,
} from '@ocs/core-server';
import type {
  CreatedUser,
  NewUser,
  PasswordReset,
  ResetPassword,
  User,
  UserChange,
} from '@ocs/users-contract';
import { accepted, generatePassword } from '../passwords/generated-password.js';
import { hashPassword } from '../passwords/password-hash.js';
import { ProfileRepository } from '../profiles/profile.repository.js';
import { SecondFactorRepository } from '../second-factor/second-factor.repository.js';
import { SessionRepository } from '../sign-in/session.repository.js';
import { UserGroupRepository } from '../user-groups/user-group.repository.js';
import { AccountChanges } from './account-changes.js';
import { AccountRepository } from './account.repository.js';
import { AccountTurnRepository } from './account-turn.repository.js';
import { isWithinOwn } from './reach.rule.js';
import { type ManagedUser, type UserListRequest, UserRepository } from './user.repository.js';

/** `tags.Login` is shorter than `operators.ID`. */
const LONGEST_LOGIN_WITH_TAGS = 100;

/**
 * Accounts, for those who manage them (spec/console.md 16). Whoever is limited to TAGs sees and manages only accounts
 * that are limited to TAGs of theirs; nobody changes an account that may do more than they.
 */
@Injectable()
export class UsersService {
  constructor(
    private readonly changes: AccountChanges,
    private readonly users: UserRepository,
    private readonly accounts: AccountRepository,
    private readonly turns: AccountTurnRepository,
    private readonly profiles: ProfileRepository,
    private readonly groups: UserGroupRepository,
    private readonly sessions: SessionRepository,
    private readonly factors: SecondFactorRepository,
    private readonly audit: AuditTrail,
  ) {}

  async list(viewer: Viewer, request: Omit<UserListRequest, 'within'>): Promise<Page<User>> {
    return this.users.list({ ...request, within: viewer.tags });
  }

  /** @throws DomainError 404 `user.not-found`, also for one outside the own perimeter */
  async find(viewer: Viewer, login: string): Promise<User> {
    return (await this.visible(viewer, login)).user;
  }

  /** @throws DomainError 409 `user.login-taken`, 403 `profile.beyond-own`, 400 with the field at fault */
  async add(actor: Actor, input: NewUser): Promise<CreatedUser> {
    const chosen = input.password === undefined ? generatePassword() : accepted(input.password, input.login);
    const hashed = await hashPassword(chosen);
    const { login, firstName, profile } = input;
    const data = {
      login,
      firstName,
      profile,
      lastName: input.lastName ?? '',
      email: input.email ?? '',
      comments: input.comments ?? '',
      group: input.group ?? null,
      language: input.language ?? null,
    };
    const tags = distinct(input.tags ?? []);
    const user = await this.changes.make(async (tx) => {
      if (await this.users.exists(login, tx)) {
        throw conflict('user.login-taken', `There is an account "${login}" already.`);
      }
      await this.checkGiven(actor, { login, profile, group: data.group, tags }, tx);
      await this.turns.clear(login, tx);
      await this.users.add(data, tx);
      await this.users.setTags(login, tags, tx);
      await this.accounts.setPassword(login, hashed, true, tx);
      await this.record(actor, 'user.added', login, changesBetween({}, { ...data, tags }), tx);
      return (await this.existing(login, tx)).user;
    });
    return { user, password: input.password === undefined ? chosen : null };
  }

  /** @throws DomainError 404, 409 `user.changed` with `current`, `user.last-administrator`, 403 `user.beyond-own`, … */
  async change(actor: Actor, login: string, input: UserChange): Promise<User> {
    const tags = distinct(input.tags);
    return this.changes.make(async (tx) => {
      const { user } = await this.managed(actor, login, tx);
      if (user.version !== input.version) {
        throw conflict('user.changed', 'This account was changed meanwhile.', { current: user });
      }
      if (input.disabled && isSelf(actor, user)) throw self('disable');
      const given = { login: user.login, profile: input.profile, group: input.group, tags };
      await this.checkGiven(actor, given, tx, user.group);
      await this.users.change({ ...input, login: user.login }, input.disabled, tx);
      await this.users.setTags(user.login, tags, tx);
      if (input.disabled) await this.sessions.endAll(user.login, tx);
      const differences = changesBetween(auditable(user), auditable({ ...input, tags }));
      if (differences.length > 0) await this.record(actor, 'user.changed', user.login, differences, tx);
      return (await this.existing(user.login, tx)).user;
    });
  }

  /** @throws DomainError 403 `user.self`, `user.beyond-own`, 404, 409 `user.last-administrator` */
  async remove(actor: Actor, login: string): Promise<void> {
    await this.changes.make(async (tx) => {
      const { user } = await this.managed(actor, login, tx);
      if (isSelf(actor, user)) throw self('delete');
      await this.users.remove(user.login, tx);
      await this.turns.clear(user.login, tx);
      const { profile, email, tags } = user;
      const before = changesBetween({ profile, email, tags }, { profile: null, email: null, tags: null });
      await this.record(actor, 'user.deleted', user.login, before, tx);
    });
  }

  /** Gives another password, to be changed at the next sign in, and ends the sessions. */
  async resetPassword(actor: Actor, login: string, { password }: PasswordReset): Promise<ResetPassword> {
    const chosen = password === undefined ? generatePassword() : accepted(password, login);
    const hashed = await hashPassword(chosen);
    await this.changes.make(async (tx) => {
      const { user } = await this.managed(actor, login, tx);
      if (isSelf(actor, user)) throw self('give another password to');
      await this.accounts.setPassword(user.login, hashed, true, tx);
      await this.sessions.endAll(user.login, tx);
      const secret = [{ field: 'password', from: SECRET, to: SECRET }];
      await this.record(actor, 'user.password-reset', user.login, secret, tx);
    });
    return { password: password === undefined ? chosen : null };
  }

  /** For one who lost the device; where the profile asks for a second factor it is set up anew at the next sign in. */
  async removeSecondFactor(actor: Actor, login: string): Promise<void> {
    await this.changes.make(async (tx) => {
      const { user } = await this.managed(actor, login, tx);
      if (isSelf(actor, user)) throw self('remove the second factor of');
      await this.factors.remove(user.login, tx);
      await this.record(actor, 'user.second-factor-removed', user.login, [], tx);
    });
  }

  /** Login of an account whose sessions may be looked at. @throws DomainError 404 `user.not-found` */
  async loginOf(viewer: Viewer, login: string): Promise<string> {
    return (await this.visible(viewer, login)).user.login;
  }

  async endSessions(actor: Actor, login: string): Promise<void> {
    await this.changes.make(async (tx) => {
      const { user } = await this.managed(actor, login, tx);
      const ended = await this.sessions.endAll(user.login, tx);
      const count = changesBetween({ sessions: ended }, { sessions: 0 });
      await this.record(actor, 'user.sessions-ended', user.login, count, tx);
    });
  }

  private async existing(login: string, tx?: Transaction): Promise<ManagedUser> {
    const found = await this.users.find(login, tx);
    if (!found) throw notFound('user.not-found', `There is no account "${login}".`);
    return found;
  }

  /** An account the viewer may see. */
  private async visible(viewer: Viewer, login: string, tx?: Transaction): Promise<ManagedUser> {
    const found = await this.existing(login, tx);
    if (isWithinOwn(viewer, { ...found.reach, permissions: [] })) return found;
    throw notFound('user.not-found', `There is no account "${login}".`);
  }

  /** An account the actor may change. */
  private async managed(actor: Actor, login: string, tx: Transaction): Promise<ManagedUser> {
    const found = await this.visible(actor, login, tx);
    if (isWithinOwn(actor, found.reach)) return found;
    throw forbidden('user.beyond-own', 'This account may do more than your own.');
  }

  private async checkGiven(
    actor: Actor,
    given: { login: string; profile: string; group: string | null; tags: readonly string[] },
    tx: Transaction,
    present: string | null = null,
  ): Promise<void> {
    const profile = await this.profiles.find(given.profile, tx);
    if (!profile) throw unknown('profile', `There is no profile "${given.profile}".`);
    if (given.group !== null && !(await this.groups.find(given.group, tx)) && given.group !== present) {
      throw unknown('group', `There is no group "${given.group}".`);
    }
    if (given.tags.length > 0 && given.login.length > LONGEST_LOGIN_WITH_TAGS) {
      throw unknown('tags', `A login of more than ${LONGEST_LOGIN_WITH_TAGS} characters cannot have TAGs.`);
    }
    if (!isWithinOwn(actor, { ...profile, tags: given.tags })) {
      throw forbidden(
        'profile.beyond-own',
        'Nobody can give more rights, or a wider perimeter, than their own.',
      );
    }
  }

  private async record(
    actor: Actor,
    action: string,
    login: string,
    changes: ReturnType<typeof changesBetween>,
    tx: Transaction,
  ): Promise<void> {
    await this.audit.record(actor, { action, target: { kind: 'user', id: login, name: login }, changes }, tx);
  }
}

/** What of an account the audit compares. */
function auditable(
  user: Omit<UserChange, 'version' | 'firstName' | 'lastName' | 'email' | 'comments' | 'profile'> &
    Pick<User, 'firstName' | 'lastName' | 'email' | 'comments' | 'profile'>,
): Record<string, AuditValue> {
  const { firstName, lastName, email, comments, profile, group, language, disabled, tags } = user;
  return { firstName, lastName, email, comments, profile, group, language, disabled, tags };
}

const isSelf = (actor: Actor, user: User): boolean => actor.login.toLowerCase() === user.login.toLowerCase();

const self = (verb: string) => forbidden('user.self', `You cannot ${verb} your own account here.`);

const unknown = (field: string, message: string) =>
  invalid('request.invalid', message, [{ field, code: 'unknown', message }]);

/** TAGs once each, whatever their case, in the order of the database. */
function distinct(tags: readonly string[]): string[] {
  const seen = new Map(tags.map((tag) => [tag.toLowerCase(), tag]));
  return [...seen.values()].sort((a, b) => a.localeCompare(b, 'en'));
}
