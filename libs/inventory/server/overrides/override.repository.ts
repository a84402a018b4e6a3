import { Injectable } from '@nestjs/common';
import { Database, lookUp } from '@ocs/core-server';
import type { Override } from './override.js';

/** A group that a computer has a row in, whether it is a member or kept out. */
export interface GroupPlace {
  readonly groupId: number;
  readonly name: string | null;
  /** `groups_cache.STATIC`: 0 computed, 1 included, 2 kept out by hand. */
  readonly state: number | null;
}

/** What a computer and its groups set. */
export interface ComputerSettings {
  readonly overrides: readonly Override[];
  /** In the order of their ids; empty where groups do not count. */
  readonly groups: readonly GroupPlace[];
}

/** A row of `devices`, or a group without any. */
interface SettingsRow {
  readonly computer: number;
  /** Null for the rows of the computer itself. */
  readonly groupId: number | null;
  readonly groupName: string | null;
  readonly state: number | null;
  /** Null for a group that sets nothing. */
  readonly name: string | null;
  readonly number: number | null;
  readonly text: string | null;
}

const OWN_ROWS = `SELECT HARDWARE_ID AS computer, NULL AS groupId, NULL AS groupName, NULL AS state,
    NAME AS name, IVALUE AS number, TVALUE AS text
  FROM devices WHERE HARDWARE_ID IN (?)`;

const ROWS_OF_GROUPS = `SELECT c.HARDWARE_ID, c.GROUP_ID, g.NAME, c.STATIC, d.NAME, d.IVALUE, d.TVALUE
  FROM groups_cache c LEFT JOIN hardware g ON g.ID = c.GROUP_ID
  LEFT JOIN devices d ON d.HARDWARE_ID = c.GROUP_ID AND c.STATIC IN (0, 1)
  WHERE c.HARDWARE_ID IN (?)`;

const ALL_ROWS = `${OWN_ROWS} UNION ALL ${ROWS_OF_GROUPS}`;

const NONE: ComputerSettings = { overrides: [], groups: [] };

/** Reads what computers and groups set for themselves, for many agents that ask at the same time together. */
@Injectable()
export class OverrideRepository {
  private readonly own = lookUp(async (computers: readonly number[]) =>
    byComputer(await this.database.rows<SettingsRow>(OWN_ROWS, [computers])),
  );
  private readonly withGroups = lookUp((computers: readonly number[]) => this.readAll(computers));

  constructor(private readonly database: Database) {}

  /**
   * Rows of the computer and, where groups count, of the groups it belongs to (computed and included ones,
   * spec/agent-protocol.md 5).
   */
  async of(computerId: number, withGroups: boolean): Promise<readonly Override[]> {
    return (await this.settingsOf(computerId, withGroups)).overrides;
  }

  /** As {@link of}, with the groups themselves. */
  async settingsOf(computerId: number, withGroups: boolean): Promise<ComputerSettings> {
    return (await (withGroups ? this.withGroups : this.own).do(computerId)) ?? NONE;
  }

  /** As {@link settingsOf} with groups, for many computers in one statement. */
  async settingsOfAll(computers: readonly number[]): Promise<(computerId: number) => ComputerSettings> {
    const found = await this.readAll(computers);
    return (computerId) => found.get(computerId) ?? NONE;
  }

  private async readAll(computers: readonly number[]): Promise<ReadonlyMap<number, ComputerSettings>> {
    return byComputer(await this.database.rows<SettingsRow>(ALL_ROWS, [computers, computers]));
  }
}

/** What is in force where groups do not count. */
export function withoutGroups({ overrides, groups }: ComputerSettings): ComputerSettings {
  if (groups.length === 0) return { overrides, groups };
  return { overrides: overrides.filter(({ from }) => from === 'computer'), groups: [] };
}

function byComputer(rows: readonly SettingsRow[]): ReadonlyMap<number, ComputerSettings> {
  const found = new Map<number, { overrides: Override[]; groups: Map<number, GroupPlace> }>();
  for (const { computer, groupId, groupName, state, name, number, text } of rows) {
    const id = Number(computer);
    const settings = found.get(id) ?? { overrides: [], groups: new Map<number, GroupPlace>() };
    found.set(id, settings);
    const group = groupId === null ? undefined : Number(groupId);
    if (group !== undefined) settings.groups.set(group, { groupId: group, name: groupName, state });
    if (name === null) continue;
    settings.overrides.push({
      name,
      from: group === undefined ? 'computer' : 'group',
      ownerId: group ?? id,
      number,
      text,
    });
  }
  return new Map(
    [...found].map(([id, { overrides, groups }]) => [
      id,
      { overrides, groups: [...groups.values()].sort((left, right) => left.groupId - right.groupId) },
    ]),
  );
}
