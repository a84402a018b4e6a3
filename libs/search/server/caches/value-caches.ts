/** A table that lists the distinct values of a field, for search forms and other products (spec/agent-protocol.md 3.6). */
export interface ValueCache {
  /** Section whose field is listed. */
  readonly section: 'HARDWARE' | 'REGISTRY';
  /** The section's table. */
  readonly source: string;
  /** The listed column; both tables call it so. */
  readonly column: string;
  readonly table: string;
  /** The list has a unique key on its values. */
  readonly unique: boolean;
}

export const VALUE_CACHES: readonly ValueCache[] = [
  {
    section: 'HARDWARE',
    source: 'hardware',
    column: 'OSNAME',
    table: 'hardware_osname_cache',
    unique: true,
  },
  { section: 'REGISTRY', source: 'registry', column: 'NAME', table: 'registry_name_cache', unique: true },
  {
    section: 'REGISTRY',
    source: 'registry',
    column: 'REGVALUE',
    table: 'registry_regvalue_cache',
    unique: false,
  },
];
