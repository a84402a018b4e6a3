import type { LocalisedText } from '@ocs/core-contract';
import type { AdministrativeValue, ComputerState } from './computers.js';

/**
 * Which computers an action is about: some by id, or everything a list shows (with the number the user saw, so that
 * the server refuses with 409 `selection.changed` when it has grown meanwhile).
 */
export type ComputerSelection =
  | { readonly ids: readonly number[] }
  | {
      readonly list: {
        readonly state: ComputerState;
        readonly q?: string;
        /** As in the address: `<column>:<operator>[:<value>]`. */
        readonly filters?: readonly string[];
        /** Columns shown: the quick filter looks into them. */
        readonly columns?: readonly string[];
      };
      readonly count: number;
    };

/** Most ids a selection may name; longer ones go by list. */
export const MAX_SELECTION_IDS = 1_000;

/**
 * `POST /api/computers/delete` (`computers.delete`), `POST /api/computers/archive` and `POST /api/computers/restore`
 * (`computers.archive`) take `{ selection }` and answer 202 with the {@link Job} (libs/core/contract/jobs.ts). One computer:
 * `DELETE /api/computers/{id}` 204, `POST /api/computers/{id}/archive` and `/restore` 204; 409 `computer.locked` while the
 * server is writing it.
 */
export interface ComputersAction {
  readonly selection: ComputerSelection;
}

/**
 * `PUT /api/computers/{id}/administrative` (`computers.edit`): the fields named are written, others stay. 400 per field (type,
 * length, not among the choices), 409 `computer.changed` when `version` is not the present one, 409 `computer.locked`. Answers
 * {@link AdministrativeData}, as `GET` does. A restricted account may only give a TAG of its perimeter: 403 `tag.beyond-perimeter`.
 */
export interface AdministrativeChange {
  readonly version: string;
  /** By column (`TAG`, `fields_3`); null or an empty text clears. */
  readonly values: Readonly<Record<string, string | null>>;
}
export interface AdministrativeData {
  readonly version: string;
  readonly values: readonly AdministrativeValue[];
}

/**
 * `GET /api/computers/{id}/options`: every option a computer may have of its own, with the value in force and who decided
 * it. `PUT /api/computers/{id}/options/{key}` takes {@link ComputerOptionChange}, `DELETE …?previous=` removes the own value
 * (`computers.customize`); both answer the {@link ComputerOption}. 400 `option.invalid` per bounds, 409 `option.changed` when
 * the own value is not `previous` any more. A 0 that would mean "not set" is refused (field code `option.zero-is-unset`).
 */
export interface ComputerOptions {
  readonly options: readonly ComputerOption[];
  readonly discovery: ComputerDiscovery;
  /** Who gave the computer the values of its own that it has now, as far as the audit knows. */
  readonly setBy: readonly OptionSetBy[];
}

/** Who gave a computer a value of its own, and when. */
export interface OptionSetBy {
  /** Key of the option; `IPDISCOVER` for the part in network discovery. */
  readonly key: string;
  readonly login: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

export interface ComputerOption {
  /** Key of the catalogue (libs/core/contract/options): label, help, type, unit and bounds stand there. */
  readonly key: string;
  /** Value in force: switches as 0 and 1; null only for a FREQUENCY the server leaves undefined. */
  readonly value: number | string | null;
  readonly origin: 'computer' | 'group' | 'global';
  /** The computer's own value, whether or not it decides; null without one. */
  readonly own: number | string | null;
  /** Values that could decide, the one that does first: the computer, each of its groups, the server. */
  readonly candidates: readonly OptionCandidate[];
  /** What would decide without the computer's own value; null when there is none. */
  readonly otherwise: OptionCandidate | null;
  /** The rule and the reasons, as sentences. */
  readonly reasons: readonly LocalisedText[];
}

export interface OptionCandidate {
  readonly from: 'computer' | 'group' | 'global';
  readonly groupId: number | null;
  readonly groupName: string | null;
  /** null: not set there. */
  readonly value: number | string | null;
  readonly decides: boolean;
}

export interface ComputerOptionChange {
  readonly value: number | string;
  /** The own value the user saw; null when there was none. */
  readonly previous: number | string | null;
}

/**
 * Part of the computer in network discovery (spec/console.md 9.4). `PUT /api/computers/{id}/discovery` takes
 * {@link DiscoveryChange} and answers this; 409 `discovery.changed` when the mode is not `previous` any more. With `standard` a
 * computer that the server has elected stays so: that is the server's own decision.
 */
export interface ComputerDiscovery {
  /** `standard`: may be elected; `elected`: is, by the server; `forced`: always on `network`; `never`. */
  readonly mode: 'standard' | 'elected' | 'forced' | 'never';
  readonly network: string | null;
  /** The computer's own networks, to choose from. */
  readonly networks: readonly { readonly subnet: string; readonly name: string | null }[];
}
export interface DiscoveryChange {
  readonly mode: 'standard' | 'forced' | 'never';
  /** With `forced`: one of the computer's own networks. */
  readonly network?: string;
  readonly previous: ComputerDiscovery['mode'];
}

/**
 * Notes (`itmgmt_comments`). `GET /api/computers/{id}/notes` answers `{ notes }`, newest first; `POST { text }`,
 * `PUT /{noteId} { text, version }` (409 `note.changed`), `DELETE /{noteId}` (kept with VISIBLE = 0). Writing needs `computers.edit`.
 */
export interface ComputerNote {
  readonly id: number;
  readonly text: string;
  readonly author: string | null;
  /** ISO 8601, UTC. */
  readonly at: string | null;
  readonly version: string;
}
export const MAX_NOTE_LENGTH = 10_000;

/**
 * Groups of a computer. `GET /api/computers/{id}/groups` answers `{ groups }` with every group;
 * `PUT /api/computers/{id}/groups/{groupId}` (`groups.edit`) takes `{ state, previous }`: `included`, `excluded`, or `computed`
 * to leave it to the group's definition (of a group without one the computer is not a member any more), and answers the
 * {@link ComputerGroup}. 409 `group.changed`. Accounts without `groups.edit` see the groups open to everybody and those the
 * computer belongs to.
 */
export interface ComputerGroup {
  readonly id: number;
  readonly name: string;
  readonly description: string | null;
  /** Has a definition that is computed; otherwise members are put in by hand only. */
  readonly dynamic: boolean;
  /** `computed`: in it by its definition; `none`: not in it. */
  readonly state: 'computed' | 'included' | 'excluded' | 'none';
}

/**
 * `GET /api/groups` (`computers.read`) answers `{ groups }`: the groups one may filter computers by, by name. Accounts without
 * `groups.edit` see those open to everybody.
 */
export interface GroupName {
  readonly id: number;
  readonly name: string;
}

/**
 * Packages of a computer (spec/console.md 9.4 and 9.5). `GET /api/computers/{id}/packages` answers {@link ComputerPackages};
 * `POST { activationId }` assigns (409 `package.assigned`), `DELETE /{assignmentId}` takes back, both need `packages.assign`.
 */
export interface ComputerPackages {
  readonly assigned: readonly AssignedPackage[];
  /** Activated packages that are not assigned yet. */
  readonly available: readonly ActivatedPackage[];
  readonly history: readonly PackageHistoryEntry[];
}
export interface ActivatedPackage {
  /** `download_enable.ID` */
  readonly activationId: number;
  /** `download_available.FILEID` */
  readonly packageId: string;
  readonly name: string;
  readonly priority: number | null;
  readonly sizeBytes: number | null;
  readonly server: string | null;
}
export interface AssignedPackage extends ActivatedPackage {
  /** `devices.ID`; null where a group brings it. */
  readonly assignmentId: number | null;
  readonly groupName: string | null;
  /** `devices.TVALUE`: null = waiting for notification, NOTIFIED, SUCCESS…, ERR_… */
  readonly state: string | null;
  /** Last change of the state, as stored. */
  readonly since: string | null;
}
export interface PackageHistoryEntry {
  readonly packageId: string;
  /** null: the package has been deleted. */
  readonly name: string | null;
}
