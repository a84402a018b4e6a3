import { Injectable, inject } from '@angular/core';
import { ApiClient, type ListQuery } from '@ocs/core-console';
import { formatFilter, type AuditList } from '@ocs/core-contract';

/** What people and integrators did. */
@Injectable({ providedIn: 'root' })
export class AuditApi {
  private readonly api = inject(ApiClient);

  list(query: ListQuery, signal: AbortSignal): Promise<AuditList> {
    const { page, pageSize, sort } = query;
    return this.api.get('/api/audit', { query: { page, pageSize, sort, ...auditRows(query) }, signal });
  }
}

/** What tells which entries are meant, for a page of them and for the export. */
export const auditRows = ({ q, filters }: Pick<ListQuery, 'q' | 'filters'>) => ({
  q,
  filter: filters.map(formatFilter),
});
