/** Query of *All computers* that shows exactly the computers of a figure. */
export const figureQuery = (filters: readonly string[]): { readonly filter?: string[] } =>
  filters.length === 0 ? {} : { filter: [...filters] };

/** Page of the list itself. */
export const COMPUTERS = '/computers';
/** Page of all values of a column, `?column=`. */
export const DISTRIBUTION = '/computers/by-tag';
