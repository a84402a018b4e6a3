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
        },
      ];
    }),
  );
  return { section: (name) => readings.get(name), captured };
}
