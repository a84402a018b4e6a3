import type { Sql } from '@ocs/core-server';

/** How many computers the inventory knows. */
export class ComputerCountRepository {
  constructor(private readonly sql: Sql) {}

  /** Without groups and other pseudo-computers, whose device ids begin with an underscore. */
  async count(): Promise<number> {
    const row = await this.sql.one<{ count: number }>(
      "SELECT COUNT(*) AS count FROM hardware WHERE DEVICEID NOT LIKE '\\_%'",
    );
    return row?.count ?? 0;
  }
}
