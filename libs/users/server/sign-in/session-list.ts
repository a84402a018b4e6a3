import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, Database, notFound } from '@ocs/core-server';
import type { SessionEntry } from '@ocs/users-contract';
import { utcIso } from '../accounts/account-rights.js';
import { Principals } from './principals.js';
import { SessionRepository } from './session.repository.js';

/** Sessions of an account, as a list to look through and to end some of. */
@Injectable()
export class SessionList {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionRepository,
    private readonly principals: Principals,
    private readonly audit: AuditTrail,
  ) {}

  /** @param current the session that asks, null when none does */
  async of(login: string, current: string | null): Promise<SessionEntry[]> {
    const rows = await this.sessions.list(login);
    return rows.map((row) => ({
      id: row.id,
      current: row.id === current,
      createdAt: utcIso(row.created),
      lastUsedAt: utcIso(row.lastUsed),
      address: row.address ?? '',
      userAgent: row.userAgent ?? '',
    }));
  }

  /** Ends one own session. @throws DomainError 404 `session.not-found` */
  async end(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const ended = await this.sessions.endOwn(id, actor.login, tx);
      if (!ended) throw notFound('session.not-found', 'This session has ended already.');
      const changes = [{ field: 'reason', from: null, to: 'ended-by-owner' }];
      await this.audit.record(actor, { action: 'session.closed', changes }, tx);
    });
    this.principals.forget(id);
  }

  /** Ends all own sessions but the one that asks. */
  async endOthers(actor: Actor, current: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const ended = await this.sessions.endAll(actor.login, tx, current);
      const changes = [
        { field: 'reason', from: null, to: 'ended-by-owner' },
        { field: 'sessions', from: String(ended), to: '0' },
      ];
      if (ended > 0) await this.audit.record(actor, { action: 'session.closed', changes }, tx);
    });
    this.principals.forgetLogin(actor.login);
  }
}
