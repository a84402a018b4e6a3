import type { OsFamily } from '@ocs/inventory-contract';

/**
 * `GET /api/dashboard` (needs `dashboard.read`): the figures of the overview within the perimeter of the account, groups
 * and archived computers left out (spec/console.md 4). `GET /api/dashboard/events` sends the same as server-sent events
 * (`event: figures`) whenever they changed; the stream ends by itself after a while and is to be opened again.
 */
export interface Dashboard {
  /** When it was counted: ISO 8601, UTC. */
  readonly at: string;
  /** The account sees only the computers of its TAGs. */
  readonly restricted: boolean;
  readonly totals: DashboardTotals;
  /** Operating system families, the largest first, each with its systems. */
  readonly families: readonly FamilyFigure[];
  /** Agents by what they call themselves, the most used first. */
  readonly agents: TopFigures;
  /** Computers by the time since their last contact, from `INTERFACE_LAST_CONTACT` days on. */
  readonly silence: readonly SilenceFigure[];
  readonly manufacturers: TopFigures;
  /** Chassis types of the BIOS. */
  readonly types: TopFigures;
  /** Values of TAG, the largest first. */
  readonly tags: TopFigures;
  readonly groups: readonly GroupFigure[];
  /** Asset categories. */
  readonly categories: readonly NamedFigure[];
}

/** A number, and the list that shows exactly the computers it counts. */
export interface Figure {
  readonly count: number;
  /** `filter` parameters of *All computers* (libs/core/contract/list-filter.rule.ts), state active. */
  readonly filters: readonly string[];
}

/** One value of something and the computers that have it. */
export interface NamedFigure extends Figure {
  /** null: no value. */
  readonly name: string | null;
}

/** The most frequent values of a column of *All computers*. */
export interface TopFigures {
  /** Column id, for the page of the whole distribution. */
  readonly column: string;
  readonly rows: readonly NamedFigure[];
  /** How many different values there are in all. */
  readonly values: number;
  /** Computers with another value than those in `rows`. */
  readonly others: number;
}

export interface DashboardTotals {
  readonly computers: Figure;
  readonly archived: number;
  /** Contacts since midnight of the server. */
  readonly contactedToday: Figure;
  /** Days of `INTERFACE_LAST_CONTACT`. */
  readonly silentDays: number;
  readonly silent: Figure;
  /** Distinct names of operating systems. */
  readonly systems: number;
  /** Computers with settings of their own. */
  readonly customised: Figure;
}

export interface FamilyFigure extends Figure {
  readonly family: OsFamily;
  readonly contactedToday: Figure;
  /** Its most frequent systems. */
  readonly systems: readonly NamedFigure[];
  /** Computers of the family with another system than those. */
  readonly others: number;
}

export interface SilenceFigure extends Figure {
  readonly fromDays: number;
  /** null: no end, computers never seen included. */
  readonly toDays: number | null;
}

export interface GroupFigure extends Figure {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  /** Members follow from a definition. */
  readonly dynamic: boolean;
}

/** Blocks of the overview, in the order they are shown in at first; a user may order and hide them (preference `dashboard`). */
export const DASHBOARD_BLOCKS = [
  'families',
  'agents',
  'silence',
  'manufacturers',
  'types',
  'tags',
  'groups',
  'categories',
] as const;
export type DashboardBlock = (typeof DASHBOARD_BLOCKS)[number];

/** Value of the preference `dashboard`. */
export interface DashboardPreference {
  /** Blocks in their order; those not named follow in the order above. */
  readonly order: readonly DashboardBlock[];
  readonly hidden: readonly DashboardBlock[];
  /** Blocks shown as a table. */
  readonly asTable: readonly DashboardBlock[];
}
