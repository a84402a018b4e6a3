import { Injectable, inject } from '@angular/core';
import type { Layout, LayoutInput } from '@ocs/core-contract';
import { ApiClient } from '../api/api-client.js';

/** Named sets of columns (spec/console.md 17.8). */
@Injectable({ providedIn: 'root' })
export class LayoutsApi {
  private readonly api = inject(ApiClient);

  async list(table: string): Promise<readonly Layout[]> {
    const { layouts } = await this.api.get<{ layouts: readonly Layout[] }>('/api/layouts', {
      query: { table },
    });
    return layouts;
  }

  add(layout: LayoutInput): Promise<Layout> {
    return this.api.post('/api/layouts', layout);
  }

  remove(id: number): Promise<void> {
    return this.api.delete(`/api/layouts/${id}`);
  }
}
