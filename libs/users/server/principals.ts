import { Injectable } from '@nestjs/common';
import { type Permission, SHIPPED_PROFILES } from '@ocs/core-contract';
import type { Principal } from '@ocs/core-server';
import { AccountRepository } from './account.repository.js';
import { SessionRepository } from './session.repository.js';

/** How long a session is believed to be alive without asking the database, in milliseconds. */
const BELIEVED_MS = 5_000;

/** Sessions remembered at once: bounds the memory. */
const REMEMBERED = 5_000;

/** Profiles that see only the computers of their TAGs (spec/console.md 2.3, restriction GUI). */
const RESTRICTED_PROFILES: ReadonlySet<string> = new Set(['ladmin']);

/** Permissions of a profile; an unknown profile has none. */
export const permissionsOf = (profile: string | null): readonly Permission[] =>
  SHIPPED_PROFILES.find(({ name }) => name === profile)?.permissions ?? [];

/**
 * The account behind a session, as every request needs it. Remembered for a few seconds, so that a session ended in
 * another process lives that much longer at most; here it ends at once.
 */
@Injectable()
export class Principals {
  private readonly remembered = new Map<string, { readonly principal: Principal; readonly until: number }>();

  constructor(
    private readonly sessions: SessionRepository,
    private readonly accounts: AccountRepository,
  ) {}

  async ofSession(sessionId: string): Promise<Principal | undefined> {
    const known = this.remembered.get(sessionId);
    if (known && known.until > performance.now()) return known.principal;
    const principal = await this.load(sessionId);
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    if (principal) this.remembered.set(sessionId, { principal, until: performance.now() + BELIEVED_MS });
    else this.remembered.delete(sessionId);
    return principal;
  }

  forget(sessionId: string): void {
    this.remembered.delete(sessionId);
  }

  forgetLogin(login: string): void {
    for (const [id, { principal }] of this.remembered)
      if (principal.login === login) this.remembered.delete(id);
  }

  private async load(sessionId: string): Promise<Principal | undefined> {
    const session = await this.sessions.find(sessionId);
    if (!session) return undefined;
    await this.sessions.touch(sessionId);
    const profile = session.profile ?? '';
    return {
      login: session.login,
      sessionId,
      token: null,
      profile,
      permissions: permissionsOf(profile),
      tags: RESTRICTED_PROFILES.has(profile) ? await this.accounts.tags(session.login) : null,
      mustChangePassword: session.mustChangePassword === 1,
      mustSetUpSecondFactor: false,
    };
  }
}
