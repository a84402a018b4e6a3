import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../database/index.js';

const GUARDS = `SELECT COUNT(*) AS n FROM information_schema.TRIGGERS
  WHERE TRIGGER_SCHEMA = DATABASE() AND TRIGGER_NAME IN ('x_audit_no_update', 'x_audit_no_delete')`;

/** Tells at the start when the database does not itself refuse changes of the audit, because it may make no triggers for us. */
@Injectable()
export class AuditGuard implements OnApplicationBootstrap {
  private readonly logger = new Logger('audit');

  constructor(private readonly database: Database) {}

  async onApplicationBootstrap(): Promise<void> {
    const found = await this.database.one<{ n: number }>(GUARDS);
    if (found?.n === 2) return;
    this.logger.warn(
      'The database does not guard the audit against changes: its account may not create triggers (right TRIGGER, and log_bin_trust_function_creators where a binary log is kept).',
    );
  }
}
