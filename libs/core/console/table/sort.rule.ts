/** `sort=NAME` and `sort=-NAME` of the addresses and of the API. */
export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

export function parseSort(text: string): Sort {
  return text.startsWith('-')
    ? { column: text.slice(1), descending: true }
    : { column: text, descending: false };
}

/** A click on a header: a new column ascending, the sorted one reversed. */
export function nextSort(current: string, column: string): string {
  return current === column ? `-${column}` : column;
}
