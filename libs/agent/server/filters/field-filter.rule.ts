/** A field that is never stored. */
export interface FilteredField {
  readonly section: string;
  readonly field: string;
}

type Row = readonly (string | undefined)[];

/**
 * Reads `SECTION.FIELD,SECTION.FIELD`.
 * @throws Error naming the entry that has another form
 */
export function parseFieldFilter(setting: string): readonly FilteredField[] {
  return setting
    .split(',')
    .map((entry) => entry.trim().toUpperCase())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [section, field, ...rest] = entry.split('.');
      if (!section || !field || rest.length > 0) {
        throw new Error(
          `OCS_FIELD_FILTER: "${entry}" has not the form SECTION.FIELD, for instance HARDWARE.USERID.`,
        );
      }
      return { section, field };
    });
}

/**
 * The sections without the filtered fields, as if the agent had not sent them. The original filters sections with one row
 * only (spec/agent-protocol.md 9.2); a site that filters a field wants it gone everywhere.
 *
 * @param placeOf place of a field in the rows of a section, undefined when the section has no such field
 */
export function withoutFilteredFields(
  sections: ReadonlyMap<string, readonly Row[]>,
  filter: readonly FilteredField[],
  placeOf: (section: string, field: string) => number | undefined,
): ReadonlyMap<string, readonly Row[]> {
  if (filter.length === 0) return sections;
  const kept = new Map(sections);
  for (const { section, field } of filter) {
    const rows = kept.get(section);
    const place = placeOf(section, field);
    if (rows && place !== undefined)
      kept.set(
        section,
        rows.map((row) => row.with(place, undefined)),
      );
  }
  return kept;
}
