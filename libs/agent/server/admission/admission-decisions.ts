import { Injectable } from '@nestjs/common';
import { AuditTrail, Database, type Doer, notFound } from '@ocs/core-server';
import { AdmissionRepository, type AdmissionKind } from './admission.repository.js';

/** What people decide about agents that wait. */
@Injectable()
export class AdmissionDecisions {
  constructor(
    private readonly database: Database,
    private readonly admissions: AdmissionRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainError 404 `admission.not-found` */
  async decide(
    who: Doer,
    deviceId: string,
    kind: AdmissionKind,
    state: 'admitted' | 'refused',
  ): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.admissions.decide(deviceId, kind, state, who.login, tx)))
        throw notFound('admission.not-found', 'No agent with this device id is waiting.');
      const target = { kind: 'admission', id: deviceId, name: deviceId };
      const changes = [{ field: 'kind', from: null, to: kind }];
      await this.audit.record(who, { action: `admission.${state}`, target, changes }, tx);
    });
  }
}
