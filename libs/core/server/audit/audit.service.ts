import { Injectable } from '@nestjs/common';
import {
  AUDIT_DEPTH,
  type AuditEntry,
  type AuditList,
  type AuditSort,
  formatFilter,
  type ListFilter,
} from '@ocs/core-contract';
import type { Actor } from '../http/actor.js';
import { invalid } from '../http/domain-error.js';
import type { Sort } from '../lists/index.js';
import { type AuditCondition, auditCondition, both, quickCondition } from './audit-filter.rule.js';
import { changesBetween } from './audit-changes.rule.js';
import { AuditTrail } from './audit-trail.js';
import { type AuditDepth, AuditRepository } from './audit.repository.js';

/** Which entries are asked for. */
export interface AuditRows {
  readonly q?: string | undefined;
  readonly filter: readonly ListFilter[];
}

export interface AuditQuery extends AuditRows {
  readonly page: number;
  readonly pageSize: number;
  readonly sort: Sort<AuditSort>;
}

/** An export of the audit: its entries as they are read. */
export interface AuditExport {
  readonly total: number;
  readonly entries: AsyncIterable<AuditEntry>;
}

/** The audit as it is read. */
@Injectable()
export class AuditService {
  constructor(
    private readonly entries: AuditRepository,
    private readonly trail: AuditTrail,
  ) {}

  /**
   * A page of the entries. The quick filter looks into the newest AUDIT_DEPTH of those that the filters leave: no key helps it, and the
   * audit grows for ever.
   * @throws DomainError `request.invalid` for a filter it does not have, `list.too-deep`
   */
  async page({ q, filter, page, pageSize, sort }: AuditQuery): Promise<AuditList> {
    const filtered = conditionOf(filter);
    if (page * pageSize > AUDIT_DEPTH) {
      throw invalid(
        'list.too-deep',
        `Only the first ${AUDIT_DEPTH} entries can be paged: filter for others.`,
        [{ field: 'page', code: 'too-big', message: 'Filter the list instead of paging so far.' }],
      );
    }
    // One farther than is looked into: where there is none, nothing is left out.
    const before = q === undefined ? undefined : await this.entries.at(filtered, AUDIT_DEPTH + 1);
    const condition = both(
      filtered,
      ...(q === undefined ? [] : [quickCondition(q)]),
      ...(before === undefined ? [] : [newerThan(before)]),
    );
    const [rows, total] = await Promise.all([
      this.entries.page(condition, sort, pageSize, (page - 1) * pageSize),
      this.entries.count(condition),
    ]);
    return { rows, total, page, pageSize, searchedSince: before?.at ?? null };
  }

  /**
   * Everything that fits, oldest first, as it is at this moment. The export is recorded first and is not part of itself.
   * @throws DomainError `request.invalid` for a filter it does not have
   */
  async export(actor: Actor, rows: AuditRows): Promise<AuditExport> {
    const newest = await this.entries.newest();
    const condition = both(
      conditionOf(rows.filter),
      ...(rows.q === undefined ? [] : [quickCondition(rows.q)]),
      { sql: 'ID <= ?', values: [newest] },
    );
    const total = await this.entries.count(condition);
    const asked = { q: rows.q, filter: rows.filter.map(formatFilter), rows: total };
    await this.trail.record(actor, { action: 'audit.exported', changes: changesBetween({}, asked) });
    return { total, entries: this.entries.each(condition) };
  }
}

function conditionOf(filter: readonly ListFilter[]): AuditCondition {
  const condition = auditCondition(filter);
  if ('sql' in condition) return condition;
  throw invalid('request.invalid', 'The query of the request has values that are not accepted.', condition);
}

const newerThan = ({ id }: AuditDepth): AuditCondition => ({ sql: 'ID > ?', values: [id] });
