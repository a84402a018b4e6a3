export { type ComputerChange, ComputerChanges } from './changes/computer-changes.js';
export type { LockedComputer } from './changes/computer-change.repository.js';
export { ChangesModule } from './changes/changes.module.js';
export { computerId, ofComputer, type OfComputer } from './changes/changes.schemas.js';
export { computerTables, isLockedByOthers } from './changes/computer-tables.repository.js';
export {
  ComputerRegistry,
  type ComputerWithSettings,
  type KnownComputer,
  type NotedContact,
} from './computer-registry.js';
export { ComputerDetailRepository } from './computers/computer-detail.repository.js';
export { ComputersModule } from './computers/computers.module.js';
export { ComputerFigures, type TopValues } from './computers/list/computer-figures.js';
export { ShortMemo } from './computers/list/short-memo.js';
export type { AdministrativeReply } from './ingest/administrative.rule.js';
export type { InventoryDocument, RawRow, UnreadElements, UnreadSections } from './ingest/document.js';
export { FoundComputer } from './ingest/found-computer.js';
export type {
  IncomingInventory,
  InventoryPlan,
  SectionPlan,
  StoredInventory,
} from './ingest/inventory-plan.js';
export { AdministrativeRepository } from './ingest/administrative.repository.js';
export { InventoryStore } from './ingest/inventory-store.js';
export { UNAVAILABLE_ID } from './ingest/software-dictionary.js';
export { comparableVersion, type ComparableVersion } from './ingest/software-version.rule.js';
export { InventoryModule } from './inventory.module.js';
export { MergeParticipants, type MergeParticipant } from './merge-participants.js';
export {
  effectiveOption,
  type EffectiveOption,
  type OptionReason,
  type ServerValues,
} from './overrides/effective-option.rule.js';
export { OPTION_REASON_TEXTS } from './overrides/option-reason-texts.js';
export {
  OPTION_RULES,
  OTHER_ROWS,
  type OptionCombination,
  type OptionRule,
  type OverridableOption,
} from './overrides/option-rules.js';
export {
  type ComputerSettings,
  type GroupPlace,
  OverrideRepository,
  withoutGroups,
} from './overrides/override.repository.js';
export type { OptionOrigin, Override } from './overrides/override.js';
export { ensureSectionTables } from './section-tables.js';
export { agentFields, columnOf, SectionCatalogue } from './section-catalogue.js';
