import { formatFilter } from '@ocs/core-contract';
import type { ListSelection } from '@ocs/core-console';
import type { ComputerSelection, ComputerState } from '@ocs/inventory-contract';

/** The selection of a list of computers as the API takes it: by number, or everything the list shows. */
export function selectionOf(
  selection: Pick<ListSelection<unknown>, 'all' | 'count' | 'ids' | 'query'>,
): ComputerSelection {
  if (!selection.all) return { ids: selection.ids.map(Number) };
  const { q, filters, columns, extra } = selection.query;
  return {
    list: {
      state: stateOf(extra.state),
      ...(q === '' ? {} : { q }),
      ...(filters.length === 0 ? {} : { filters: filters.map(formatFilter) }),
      columns,
    },
    count: selection.count,
  };
}

/** The tab an address asks for; the active computers where it makes no sense. */
export const stateOf = (text: string | undefined): ComputerState =>
  text === 'archived' || text === 'all' ? text : 'active';
