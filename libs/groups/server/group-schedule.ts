import { Injectable } from '@nestjs/common';
import { Database, Versioned, Versions } from '@ocs/core-server';
import type { GroupValidity } from './group.repository.js';

/** When the groups were computed last, by the database's clock. */
interface Schedule {
  /** The longest expired first; null = never computed. Seconds since 1970. */
  readonly groups: readonly { readonly id: number; readonly from: number | null }[];
  /** Seconds between this process's `performance.now()` and the database's clock: one clock for all processes. */
  readonly clock: number;
}

const seconds = (): number => performance.now() / 1000;

/** Knows which groups have expired. Asked at every contact, so it is kept until a group changes. */
@Injectable()
export class GroupSchedule {
  private readonly schedule: Versioned<Schedule>;

  constructor(
    private readonly database: Database,
    versions: Versions,
  ) {
    this.schedule = new Versioned(versions, ['groups'], () => this.read());
  }

  /**
   * Groups whose members are no longer valid, the longest expired first.
   * @param asOf moment that what is known of the groups must not be older than, see `OptionValues.asOf`
   */
  async expired(validity: GroupValidity, asOf?: number): Promise<readonly number[]> {
    const { groups, clock } = await this.schedule.current(asOf);
    const before = Math.floor(clock + seconds()) + validity.aheadSeconds - validity.seconds;
    return groups.filter(({ from }) => from === null || from < before).map(({ id }) => id);
  }

  private async read(): Promise<Schedule> {
    const groups = await this.database.rows<{ id: number; from: number | null }>(
      'SELECT HARDWARE_ID AS id, REVALIDATE_FROM AS `from` FROM `groups` ORDER BY REVALIDATE_FROM',
    );
    const asked = seconds();
    const now = await this.database.one<{ now: number | string }>('SELECT UNIX_TIMESTAMP(NOW(6)) AS now');
    return { groups, clock: Number(now?.now ?? 0) - asked };
  }
}
