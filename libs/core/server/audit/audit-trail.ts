import { Injectable } from '@nestjs/common';
import type { AuditChange } from '@ocs/core-contract';
import { Database, type Sql } from '../database/index.js';
import type { Doer } from '../http/actor.js';

/** Something that was done, for the audit. */
export interface AuditEvent {
  /** `<kind>.<verb in the past>`, for instance `user.added`. */
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string | number; readonly name: string };
  readonly changes?: readonly AuditChange[];
}

/** Names are cut to their columns, in characters. */
const LONGEST_NAME = 255;

const ADD = `INSERT INTO x_audit (AT, LOGIN, ADDRESS, TOKEN, ACTION, TARGET_KIND, TARGET_ID, TARGET_NAME, CHANGES)
  VALUES (UTC_TIMESTAMP(3), ?, ?, ?, ?, ?, ?, ?, ?)`;

/** The history of the original's console (spec/console.md 1), which other tools read: target as "id - name", local time. */
const ADD_LEGACY = 'INSERT INTO history (USER, DATETIME_ACTION, ACTION, TARGET) VALUES (?, NOW(), ?, ?)';

/**
 * Writes the audit (`x_audit`, spec/security.md row 18): entries are only ever added. The change and its entry belong into
 * one transaction, so that neither is there without the other. Each entry also goes into the table `history`.
 */
@Injectable()
export class AuditTrail {
  constructor(private readonly database: Database) {}

  /** @param sql the transaction of the change; without one the entry stands alone (sign in, refused access) */
  async record(who: Doer, event: AuditEvent, sql?: Sql): Promise<void> {
    if (sql) await add(sql, who, event);
    else await this.database.transaction((tx) => add(tx, who, event));
  }
}

async function add(sql: Sql, who: Doer, { action, target, changes = [] }: AuditEvent): Promise<void> {
  await sql.run(ADD, [
    cut(who.login),
    who.address === null ? null : who.address.slice(0, 45),
    who.token === null ? null : cut(who.token),
    action,
    target?.kind ?? null,
    target === undefined ? null : cut(String(target.id)),
    target === undefined ? null : cut(target.name),
    JSON.stringify(changes),
  ]);
  const legacyTarget = target === undefined ? '' : `${target.id} - ${target.name}`;
  await sql.run(ADD_LEGACY, [cut(who.login), action, cut(legacyTarget)]);
}

const cut = (text: string): string => [...text].slice(0, LONGEST_NAME).join('');
