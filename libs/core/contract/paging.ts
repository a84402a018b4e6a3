/** One page of a longer list, as every list of the API answers. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Rows of the whole list under the same filter, not only of this page. */
  readonly total: number;
  /** 1 is the first page. */
  readonly page: number;
  readonly pageSize: number;
}

/** Largest page the API serves: bounds what one request can cost. */
export const MAX_PAGE_SIZE = 500;
export const DEFAULT_PAGE_SIZE = 50;
