import { Injectable, inject } from '@angular/core';
import { ApiClient } from '@ocs/core-console';
import type { AdmissionDecision, AdmissionList, AdmissionState } from '@ocs/inventory-contract';

/** The API about computers that come in. */
@Injectable({ providedIn: 'root' })
export class ArrivalsApi {
  private readonly api = inject(ApiClient);

  admissions(
    state: AdmissionState,
    page: number,
    pageSize: number,
    signal: AbortSignal,
  ): Promise<AdmissionList> {
    return this.api.get('/api/agents/admissions', { query: { state, page, pageSize }, signal });
  }

  decide(decision: AdmissionDecision): Promise<unknown> {
    return this.api.post('/api/agents/admissions', decision);
  }

  /** Hands over one inventory file as it is. */
  async import(file: Blob): Promise<void> {
    // Its own type would be sent otherwise: the server takes the bytes, whatever a system calls them.
    await this.api.post('/api/import', new Blob([file], { type: 'application/octet-stream' }));
  }
}
