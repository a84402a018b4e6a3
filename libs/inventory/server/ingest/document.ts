/** Values of one XML element, in the order of the section's agent fields; undefined = the element was absent or empty. */
export type RawRow = readonly (string | undefined)[];

/** What an agent reported, as rows per section of the catalogue. A section that was not sent is not in the map. */
export interface InventoryDocument {
  readonly sections: ReadonlyMap<string, readonly RawRow[]>;
  /** Sections that were sent too, but not read yet. */
  readonly unread?: UnreadSections | undefined;
}

/** Sections known by their bytes only: those that are as they were in the last inventory are never read. */
export interface UnreadSections {
  /** Digest of the bytes of each section, by its name; those of some that were read, too. */
  readonly digests: ReadonlyMap<string, string>;
  /** What the rows depend on besides the bytes: the catalogue, the fields a site filters. Never longer than 20 characters. */
  readonly interpretation: string;
  /** Rows of these sections; one without any value is absent. @throws when their XML is not well-formed */
  read(names: readonly string[]): Promise<ReadonlyMap<string, readonly RawRow[]>>;
  /** The elements of one section by themselves; undefined where they cannot be told apart. */
  elements?(name: string): UnreadElements | undefined;
}

/** The elements of a section, in document order. */
export interface UnreadElements {
  /** Digest of the bytes of each: eight characters that stand for a byte each. */
  readonly digests: readonly string[];
  /** Rows of those at these places; undefined for one without any value. @throws when their XML is not well-formed */
  read(places: readonly number[]): Promise<readonly (RawRow | undefined)[]>;
}

/** A value as it stands in the database. */
export type ColumnValue = string | number | null;
