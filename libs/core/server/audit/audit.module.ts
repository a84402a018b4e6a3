import { Global, Module } from '@nestjs/common';
import { AuditGuard } from './audit-guard.js';
import { AuditTrail } from './audit-trail.js';
import { AuditController } from './audit.controller.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';

/** The audit; every domain that changes something writes into it. The application imports it once. */
@Global()
@Module({ providers: [AuditGuard, AuditTrail], exports: [AuditTrail] })
export class AuditModule {}

/** The audit as the console and integrators read it. */
@Module({ controllers: [AuditController], providers: [AuditRepository, AuditService] })
export class AuditApiModule {}
