/** A column of a result table. */
export interface TableColumn<Row> {
  /** Also the name it is sorted by in the address and the API. */
  readonly id: string;
  readonly label: string;
  /** Unit of the numbers, told once in the header: `MB`. */
  readonly unit?: string;
  readonly align?: 'start' | 'end';
  /** CSS width; columns without one share what is left. */
  readonly width?: string;
  readonly sortable?: boolean;
  /** Dropped on narrow screens. */
  readonly secondary?: boolean;
  readonly mono?: boolean;
  /** What the cell shows; null for a quiet dash. Read as a signal, so that times and languages stay current. */
  readonly text: (row: Row) => string | null;
  /** The exact value behind a short form, shown on hover. */
  readonly exact?: (row: Row) => string | null;
}

/** Context of a cell template. */
export interface CellContext<Row> {
  readonly $implicit: Row;
  /** Text of the quick filter, to be marked. */
  readonly highlight: string;
}
