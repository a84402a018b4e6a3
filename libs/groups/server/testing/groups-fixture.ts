import { OptionValues, type Database } from '@ocs/core-server';

/** Options of the server as a test wants them. */
export const options = (values: Readonly<Record<string, number | string>> = {}): OptionValues =>
  new OptionValues(
    new Map(
      Object.entries<number | string>({
        ENABLE_GROUPS: 1,
        GROUPS_CACHE_REVALIDATE: 600,
        GROUPS_CACHE_OFFSET: 0,
        ...values,
      }),
    ),
  );

/** Puts computers and groups into a database and looks at them, in few words. */
export class GroupsFixture {
  constructor(private readonly database: Database) {}

  async clear(): Promise<void> {
    await this.database.run('DELETE FROM groups_cache');
    await this.database.run('DELETE FROM `groups`');
    await this.database.run('DELETE FROM devices');
    await this.database.run('DELETE FROM hardware');
  }

  /** @returns its id */
  async computer(name: string, memory = 0): Promise<number> {
    const { insertId } = await this.database.run(
      'INSERT INTO hardware (DEVICEID, NAME, MEMORY, LASTDATE, LASTCOME) VALUES (?, ?, ?, NOW(), NOW())',
      [`${name}-2026-03-01-09-15-00`, name, memory],
    );
    return insertId;
  }

  /**
   * A group that was never computed, unless `computedAgo` seconds are given.
   * @returns its id
   */
  async group(
    definition: { request?: string; xml?: string; computedAgo?: number; servers?: boolean } = {},
  ): Promise<number> {
    const { insertId } = await this.database.run('INSERT INTO hardware (DEVICEID, NAME) VALUES (?, ?)', [
      definition.servers ? '_DOWNLOADGROUP_' : '_SYSTEMGROUP_',
      'a group',
    ]);
    const { request = null, xml = null, computedAgo } = definition;
    await this.database.run(
      'INSERT INTO `groups` (HARDWARE_ID, REQUEST, XMLDEF, REVALIDATE_FROM) VALUES (?, ?, ?, IF(? IS NULL, 0, UNIX_TIMESTAMP() - ?))',
      [insertId, request, xml, computedAgo ?? null, computedAgo ?? 0],
    );
    return insertId;
  }

  async put(computer: number, group: number, state: number): Promise<void> {
    await this.database.run('INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC) VALUES (?, ?, ?)', [
      computer,
      group,
      state,
    ]);
  }

  /** `[computer, STATIC]` of each row of the group, by computer. */
  async rows(group: number): Promise<(readonly [number, number | null])[]> {
    const rows = await this.database.rows<{ id: number; state: number | null }>(
      'SELECT HARDWARE_ID AS id, STATIC AS state FROM groups_cache WHERE GROUP_ID = ? ORDER BY HARDWARE_ID',
      [group],
    );
    return rows.map(({ id, state }) => [id, state] as const);
  }

  /** Whether the group was ever computed, and by how many seconds it stays valid longer than usual. */
  async times(group: number): Promise<{ computed: boolean; offset: number }> {
    const times = await this.database.one<{ computedAt: number; validFrom: number }>(
      'SELECT CREATE_TIME AS computedAt, REVALIDATE_FROM AS validFrom FROM `groups` WHERE HARDWARE_ID = ?',
      [group],
    );
    if (!times) throw new Error(`There is no group ${group}.`);
    return { computed: times.computedAt > 0, offset: times.validFrom - times.computedAt };
  }
}
