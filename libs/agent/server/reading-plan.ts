import type { Section } from '@ocs/inventory-contract';
import { agentFields, type SectionCatalogue } from '@ocs/inventory-server';
import type { ReadingPlan, SectionReading } from './transport/agent-request.js';

/** How inventories are read, derived from the section catalogue (law 3) and from what listeners want to see. */
export function readingPlan(catalogue: SectionCatalogue, captured: ReadonlySet<string>): ReadingPlan {
  const readings = new Map<string, SectionReading>(
    catalogue.sections.map((section) => {
      const fields = agentFields(section);
      return [
        section.name,
        {
          name: section.name,
          fieldIndex: new Map(fields.map((field, at) => [field.name, at])),
          width: fields.length,
          single: section.storage === 'single' || section.storage === 'computer',
          digested: isDigested(section),
          mayWait: mayWait(section),
        },
      ];
    }),
  );
  return { section: (name) => readings.get(name), captured };
}

/** Rows that pile up, the computer's own and administrative data are looked at in every inventory. */
const isDigested = ({ storage }: Section): boolean =>
  storage === 'rows' || storage === 'software' || storage === 'single';

/** The network cards and the BIOS tell who the computer is; everything else is only stored. */
const mayWait = ({ name, storage }: Section): boolean =>
  (storage === 'rows' || storage === 'software') && name !== 'NETWORKS';
