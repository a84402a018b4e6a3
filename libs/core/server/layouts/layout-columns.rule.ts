/** Bounds of a layout: its columns fit `layouts.VISIBLE_COL` whatever they are. */
export const MOST_COLUMNS = 200;
export const COLUMN_ID = /^[\w.:-]{1,100}$/;

/**
 * Column ids of a stored layout; undefined for one that another console wrote in a form of its own (`VISIBLE_COL` is free
 * text to the schema).
 */
export function readColumns(stored: string): readonly string[] | undefined {
  const value = parsed(stored);
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST_COLUMNS) return undefined;
  return value.every((id) => typeof id === 'string' && COLUMN_ID.test(id)) ? (value as string[]) : undefined;
}

export const writeColumns = (columns: readonly string[]): string => JSON.stringify(columns);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
