import { Injectable } from '@nestjs/common';
import { Database, Versioned, Versions } from '@ocs/core-server';
import type { RegistryQuery } from './registry-block.rule.js';

/** Reads the registry queries, which old consoles write as well: a changed row counts at the next contact. */
@Injectable()
export class RegistryQueryRepository {
  private readonly queries: Versioned<readonly RegistryQuery[]>;

  constructor(
    private readonly database: Database,
    versions: Versions,
  ) {
    this.queries = new Versioned(versions, ['regconfig'], () => this.read());
  }

  /**
   * All queries, oldest first.
   * @param asOf moment they must not be older than, see `OptionValues.asOf`
   */
  async all(asOf?: number): Promise<readonly RegistryQuery[]> {
    return this.queries.current(asOf);
  }

  private async read(): Promise<readonly RegistryQuery[]> {
    return this.database.rows<RegistryQuery>(
      'SELECT NAME AS name, REGTREE AS tree, REGKEY AS `key`, REGVALUE AS value FROM regconfig ORDER BY ID',
    );
  }
}
