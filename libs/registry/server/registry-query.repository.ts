import { Injectable } from '@nestjs/common';
import { Database } from '@ocs/core-server';
import type { RegistryQuery } from './registry-block.rule.js';

/** Reads the registry queries, which old consoles write as well: a changed row counts at the next contact. */
@Injectable()
export class RegistryQueryRepository {
  constructor(private readonly database: Database) {}

  /** All queries, oldest first. */
  async all(): Promise<readonly RegistryQuery[]> {
    return this.database.rows<RegistryQuery>(
      'SELECT NAME AS name, REGTREE AS tree, REGKEY AS `key`, REGVALUE AS value FROM regconfig ORDER BY ID',
    );
  }
}
