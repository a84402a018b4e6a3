export { auditText, type AuditValue, changesBetween, SECRET } from './audit-changes.rule.js';
export { type AuditEvent, AuditTrail } from './audit-trail.js';
export { AuditApiModule, AuditModule } from './audit.module.js';
