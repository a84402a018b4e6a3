import { Injectable } from '@nestjs/common';
import { Database, deleteByIds, insertRows } from '@ocs/core-server';
import { keyOf, type SaasRule, type SaasUse } from './saas.rule.js';

const COLUMNS = ['HARDWARE_ID', 'SAAS_EXP_ID', 'ENTRY', 'DATA', 'TTL'] as const;

/** Web applications: their expressions and what computers use. */
@Injectable()
export class SaasRepository {
  constructor(private readonly database: Database) {}

  async rules(): Promise<SaasRule[]> {
    return this.database.rows<SaasRule>('SELECT ID AS id, DNS_EXP AS expression FROM saas_exp ORDER BY ID');
  }

  /** Makes these the computer's uses; rows that stay keep their id. */
  async replace(computerId: number, uses: readonly SaasUse[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      // Inventories of one computer follow one another.
      await tx.rows('SELECT ID FROM hardware WHERE ID = ? FOR UPDATE', [computerId]);
      const stored = await tx.rows<{ id: number; ruleId: number; entry: string; data: string; ttl: number }>(
        'SELECT ID AS id, SAAS_EXP_ID AS ruleId, ENTRY AS entry, DATA AS data, TTL AS ttl FROM saas WHERE HARDWARE_ID = ?',
        [computerId],
      );
      const missing = new Map(uses.map((use) => [keyOf(use), use]));
      // A row found takes its use out of the map, so that a second equal row goes.
      const gone = stored.filter((row) => !missing.delete(keyOf(row)));
      await deleteByIds(
        tx,
        'saas',
        gone.map(({ id }) => id),
      );
      const rows = [...missing.values()].map(({ ruleId, entry, data, ttl }) => [
        computerId,
        ruleId,
        entry,
        data,
        ttl,
      ]);
      await insertRows(tx, 'saas', COLUMNS, rows);
    });
  }
}
