import type { Page } from './paging.js';

/** One thing that was done by a person or an integrator (spec/security.md row 18). Agents' traffic is not in it. */
export interface AuditEntry {
  readonly id: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Login; for a failed sign in the name that was tried. */
  readonly login: string;
  /** Address it came from; null for the command line and for the server's own jobs. */
  readonly address: string | null;
  /** Name of the API token, where one was used. */
  readonly token: string | null;
  /** `<kind>.<verb>`, for instance `user.added`, `computer.deleted`, `session.refused`. */
  readonly action: string;
  readonly targetKind: string | null;
  readonly targetId: string | null;
  /** Name of the target at that moment: it stays readable after the target is gone. */
  readonly targetName: string | null;
  readonly changes: readonly AuditChange[];
}

/** One field that changed. Secrets are never in it: they show as `***`. */
export interface AuditChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * `GET /api/audit?page&pageSize&sort&q&filter` answers an {@link AuditList}, and the same filter for `GET /api/audit/export` (JSON lines, all rows,
 * oldest first). `q` looks into login, action and target; `at` takes the operators `less`, `more`, `older` and `within`, the
 * other columns those of texts.
 */
export const AUDIT_COLUMNS = [
  'at',
  'login',
  'address',
  'action',
  'targetKind',
  'targetId',
  'targetName',
] as const;
export type AuditColumn = (typeof AUDIT_COLUMNS)[number];

/** Columns the audit can be sorted by; the newest entries come first where nothing is asked. */
export const AUDIT_SORTS = ['at', 'login', 'action', 'targetKind'] as const satisfies readonly AuditColumn[];
export type AuditSort = (typeof AUDIT_SORTS)[number];

/**
 * Rows of the audit that can be reached page by page: further ones by a filter (400 `list.too-deep`). `q` looks into so many of those the
 * filters leave, the newest ones; in an export it looks into all.
 */
export const AUDIT_DEPTH = 100_000;

export interface AuditList extends Page<AuditEntry> {
  /** Moment (ISO 8601, UTC) that `q` looked back to; null when it looked into all entries, or nothing was searched. */
  readonly searchedSince: string | null;
}
