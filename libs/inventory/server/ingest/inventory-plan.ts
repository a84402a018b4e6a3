import type { Section } from '@ocs/inventory-contract';
import type { AdministrativeEntry, AdministrativeReply } from './administrative.rule.js';
import type { ComputerRow, Sender } from './computer-row.rule.js';
import type { ColumnValue, InventoryDocument } from './document.js';
import type { FoundComputer } from './found-computer.js';
import type { RowDifference } from './row-difference.rule.js';
import type { SectionChoice } from './section-choice.rule.js';

/** An inventory as it reaches the store: read, admitted, not yet compared with anything. */
export interface IncomingInventory {
  readonly deviceId: string;
  readonly document: InventoryDocument;
  readonly sender: Sender;
  readonly settings: InventorySettings;
  /**
   * What was known of the computer when the message came: null for one nobody knew. Only saves work, another inventory may have
   * been stored since.
   */
  readonly found?: FoundComputer | null | undefined;
}

/** The server options that rule how an inventory is stored. */
export interface InventorySettings {
  /** INVENTORY_DIFF: believe the agent's checksum. */
  readonly useChecksum: boolean;
  /** ACCEPT_TAG_UPDATE_FROM_CLIENT: the agent's administrative values win over the stored ones. */
  readonly acceptAdministrativeValues: boolean;
}

/** The computer an inventory belongs to, locked for the running transaction. */
export interface ClaimedComputer {
  readonly id: number;
  /** It existed before this inventory. */
  readonly known: boolean;
}

/** What happens to one section. */
export interface SectionPlan {
  readonly section: Section;
  readonly choice: SectionChoice;
  /** Columns that `added` and `removed` list their values for. */
  readonly columns: readonly string[];
  readonly difference: RowDifference;
}

/**
 * Everything an inventory changes, decided before anything is written (architecture: the difference that is written is
 * also what history keeps).
 */
export interface InventoryPlan {
  readonly computer: ClaimedComputer;
  readonly row: ComputerRow;
  readonly sections: readonly SectionPlan[];
}

/** What became of an inventory. */
export interface StoredInventory {
  readonly computerId: number;
  readonly known: boolean;
  readonly plan: InventoryPlan;
  readonly administrative: AdministrativeReply;
  readonly sentAdministrative: readonly AdministrativeEntry[];
}

export const NO_DIFFERENCE: RowDifference = { added: [], removed: [], kept: 0 };

export type Row = readonly ColumnValue[];
