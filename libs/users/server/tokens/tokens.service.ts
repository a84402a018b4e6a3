import { Injectable } from '@nestjs/common';
import { type Actor, AuditTrail, conflict, Database, forbidden, notFound } from '@ocs/core-server';
import { type ApiToken, type CreatedApiToken, MAX_TOKENS, type NewApiToken } from '@ocs/users-contract';
import { utcIso } from '../accounts/account-rights.js';
import { AccountTurnRepository } from '../accounts/account-turn.repository.js';
import { readScopes } from '../profiles/permission-list.rule.js';
import { Principals } from '../sign-in/principals.js';
import { apiTokenHash, newApiToken, prefixOf } from './api-token.js';
import { TokenRepository, type TokenRow } from './token.repository.js';

/** Own API tokens: a program's way to what its owner may do, or less (spec/console.md 16). */
@Injectable()
export class TokensService {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokenRepository,
    private readonly turns: AccountTurnRepository,
    private readonly principals: Principals,
    private readonly audit: AuditTrail,
  ) {}

  async list(login: string): Promise<readonly ApiToken[]> {
    return (await this.tokens.list(login)).map(tokenOf);
  }

  /** @throws DomainError 403 `token.beyond-own`, 409 `token.too-many` */
  async add(actor: Actor, { name, scopes, days }: NewApiToken): Promise<CreatedApiToken> {
    if (!scopes.every((scope) => actor.permissions.includes(scope))) {
      throw forbidden('token.beyond-own', 'A token can only be given permissions of your own.');
    }
    const token = newApiToken();
    const created = await this.database.transaction(async (tx) => {
      await this.turns.take(tx);
      if ((await this.tokens.list(actor.login, tx)).length >= MAX_TOKENS) {
        throw conflict('token.too-many', `An account has at most ${MAX_TOKENS} tokens.`);
      }
      const id = await this.tokens.add(
        {
          login: actor.login,
          name,
          hash: apiTokenHash(token) ?? '',
          prefix: prefixOf(token),
          scopeList: JSON.stringify([...new Set(scopes)]),
          days,
        },
        tx,
      );
      const changes = [
        { field: 'scopes', from: null, to: scopes.join(', ') },
        { field: 'days', from: null, to: String(days) },
      ];
      const target = { kind: 'token', id, name };
      await this.audit.record(actor, { action: 'token.added', target, changes }, tx);
      return this.tokens.find(id, actor.login, tx);
    });
    if (!created) throw notFound('token.not-found', 'This token is gone already.');
    return { ...tokenOf(created), token };
  }

  /** @throws DomainError 404 `token.not-found` */
  async remove(actor: Actor, id: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      const present = await this.tokens.find(id, actor.login, tx);
      if (!present) throw notFound('token.not-found', 'There is no such token.');
      await this.tokens.remove(id, actor.login, tx);
      const target = { kind: 'token', id, name: present.name };
      await this.audit.record(actor, { action: 'token.deleted', target }, tx);
    });
    this.principals.forgetLogin(actor.login);
  }
}

const tokenOf = (row: TokenRow): ApiToken => ({
  id: row.id,
  name: row.name,
  scopes: readScopes(row.scopeList),
  prefix: row.prefix,
  createdAt: utcIso(row.created),
  expiresAt: utcIso(row.expires),
  lastUsedAt: utcIso(row.lastUsed),
});
