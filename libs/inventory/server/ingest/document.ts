/** Values of one XML element, in the order of the section's agent fields; undefined = the element was absent or empty. */
export type RawRow = readonly (string | undefined)[];

/** What an agent reported, as rows per section of the catalogue. A section that was not sent is not in the map. */
export interface InventoryDocument {
  readonly sections: ReadonlyMap<string, readonly RawRow[]>;
}

/** A value as it stands in the database. */
export type ColumnValue = string | number | null;
