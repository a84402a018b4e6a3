import {
  SECTION_GROUPS,
  type ComputerDetail,
  type Section,
  type SectionGroup,
} from '@ocs/inventory-contract';
import { isEmpty } from '../../field-text.rule.js';

/** A section of the catalogue with the number of things this computer has in it. */
export interface CountedSection {
  readonly section: Section;
  readonly count: number;
}

export interface CountedGroup {
  readonly group: SectionGroup;
  readonly count: number;
  /** Those that hold anything, and the administrative data, in the order of the catalogue. */
  readonly sections: readonly CountedSection[];
}

/** Value of the address parameter `tab` for every section under each other. */
export const ALL_SECTIONS = 'all';

/** Catalogue and computer → what each tab holds. Groups and sections without anything are in `empty`. */
export function countSections(
  catalogue: readonly Section[],
  detail: ComputerDetail,
): { readonly groups: readonly CountedGroup[]; readonly empty: readonly Section[] } {
  const counted = [...catalogue]
    .sort((a, b) => a.order - b.order)
    .map((section) => ({ section, count: countOf(section, detail) }));
  const groups = SECTION_GROUPS.map((group) => {
    const sections = counted.filter((candidate) => candidate.section.group === group && hasPlace(candidate));
    return { group, sections, count: sections.reduce((sum, { count }) => sum + count, 0) };
  });
  return {
    groups: groups.filter(({ sections }) => sections.length > 0),
    empty: SECTION_GROUPS.flatMap((group) =>
      counted
        .filter((candidate) => candidate.section.group === group && !hasPlace(candidate))
        .map(({ section }) => section),
    ),
  };
}

/** Administrative data have their place even before anybody filled them in: that is where one does it. */
const hasPlace = ({ section, count }: CountedSection): boolean =>
  count > 0 || section.storage === 'administrative';

function countOf(section: Section, detail: ComputerDetail): number {
  if (section.storage === 'administrative')
    return detail.administrative.filter(({ value }) => !isEmpty(value)).length;
  if (section.storage === 'computer') return 1;
  return detail.sections.find(({ name }) => name === section.name)?.rows ?? 0;
}

/** What the page opens with: hardware, as the facts above it tell the rest; else the first there is. */
export function defaultTab(groups: readonly CountedGroup[]): string {
  return (groups.find(({ group }) => group === 'hardware') ?? groups[0])?.group ?? ALL_SECTIONS;
}

/** The sections a tab shows. A tab may also be one section by its name, as the menu of the empty ones offers. */
export function sectionsOfTab(
  tab: string,
  groups: readonly CountedGroup[],
  empty: readonly Section[],
): readonly CountedSection[] {
  if (tab === ALL_SECTIONS) return groups.flatMap(({ sections }) => sections);
  const group = groups.find((candidate) => candidate.group === tab);
  if (group !== undefined) return group.sections;
  const known = groups.flatMap(({ sections }) => sections).find(({ section }) => section.name === tab);
  if (known !== undefined) return [known];
  return empty.filter((section) => section.name === tab).map((section) => ({ section, count: 0 }));
}
