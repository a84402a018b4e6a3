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
  readonly agents: readonly NamedFigure[];
  /** Computers by the time since their last contact, from `INTERFACE_LAST_CONTACT` days on. */
  readonly silence: readonly SilenceFigure[];
  readonly manufacturers: readonly NamedFigure[];
  /** Chassis types of the BIOS. */
  readonly types: readonly NamedFigure[];
  /** Values of TAG, the largest first. */
  readonly tags: readonly NamedFigure[];
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

/** One value of something; the last of a shortened list stands for all others and has no name and no list. */
export interface NamedFigure extends Figure {
  /** null: no value. */
  readonly name: string | null;
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
  /** `windows`, `linux`, `macos`, `android`, `other` */
  readonly family: string;
  readonly contactedToday: Figure;
  /** Its most frequent systems. */
  readonly systems: readonly NamedFigure[];
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
