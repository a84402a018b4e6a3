import { formatFilter, type ListFilter } from '@ocs/core-contract';
import type { FamilyFigure, NamedFigure } from '@ocs/dashboard-contract';
import { OS_FAMILIES, type OsFamily, osFamily } from '@ocs/inventory-contract';

/** A value of a column and how many computers have it; null: no value. */
export interface ValueCount {
  readonly value: string | null;
  readonly count: number;
}

/** Systems told for each family; more than these nobody reads on an overview. */
const SYSTEMS = 4;

/** The families of operating systems, the largest first, from the counts of all systems and of those seen today. */
export function familyFigures(
  systems: readonly ValueCount[],
  today: readonly ValueCount[],
  seenToday: ListFilter,
): FamilyFigure[] {
  return OS_FAMILIES.flatMap((family) => {
    const own = systems.filter(belongsTo(family));
    const count = sum(own);
    if (count === 0) return [];
    const filter = formatFilter({ column: 'os.family', operator: 'equals', value: family });
    const first = own.toSorted((a, b) => b.count - a.count).slice(0, SYSTEMS);
    return [
      {
        family,
        count,
        filters: [filter],
        contactedToday: {
          count: sum(today.filter(belongsTo(family))),
          filters: [filter, formatFilter(seenToday)],
        },
        systems: first.map((system) => namedFigure('hardware.OSNAME', system)),
        others: count - sum(first),
      },
    ];
  }).toSorted((a, b) => b.count - a.count);
}

const belongsTo =
  (family: OsFamily) =>
  ({ value }: ValueCount): boolean =>
    osFamily(value ?? '') === family;

export const sum = (counts: readonly ValueCount[]): number =>
  counts.reduce((total, { count }) => total + count, 0);

/** A value with the list that shows its computers. */
export const namedFigure = (column: string, { value, count }: ValueCount): NamedFigure => ({
  name: value,
  count,
  filters: [
    formatFilter(
      value === null ? { column, operator: 'empty', value: '' } : { column, operator: 'equals', value },
    ),
  ],
});
