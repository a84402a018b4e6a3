import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Section, SectionField } from '@ocs/inventory-contract';

/** Sources when the process runs from TypeScript (tests), the build otherwise. */
const EXTENSION = import.meta.url.endsWith('.ts') ? '.ts' : '.js';

/**
 * The inventory sections this server knows (law 3). Every file of `libs/inventory/contract/sections/` is one section;
 * further folders (`OCS_SECTIONS`) add sections of a site without touching the product.
 */
export class SectionCatalogue {
  private readonly byName: ReadonlyMap<string, Section>;

  constructor(readonly sections: readonly Section[]) {
    this.byName = new Map(sections.map((section) => [section.name, section]));
    if (this.byName.size !== sections.length)
      throw new Error('Two sections of the catalogue share one name.');
  }

  /** Reads the built-in sections and those of further folders; throws when a file is no section. */
  static async load(furtherFolders: readonly string[] = []): Promise<SectionCatalogue> {
    const contract = dirname(createRequire(import.meta.url).resolve('@ocs/inventory-contract/package.json'));
    const builtIn = EXTENSION === '.ts' ? join(contract, 'sections') : join(contract, 'dist', 'sections');
    const found: Section[] = [];
    for (const folder of [builtIn, ...furtherFolders]) found.push(...(await readSections(folder)));
    return new SectionCatalogue(found);
  }

  get(name: string): Section | undefined {
    return this.byName.get(name);
  }

  /** The section of that name; throws when the catalogue has none (a mistake of the program, not of a user). */
  require(name: string): Section {
    const section = this.byName.get(name);
    if (!section) throw new Error(`The catalogue has no section ${name}.`);
    return section;
  }
}

/** Database column of a field. */
export const columnOf = (field: SectionField): string => field.column ?? field.name;

/** Fields an agent delivers, in the order in which the reader returns their values. */
export const agentFields = (section: Section): readonly SectionField[] =>
  section.fields.filter((field) => field.source !== 'server');

async function readSections(folder: string): Promise<Section[]> {
  const files = (await readdir(folder)).filter(
    (file) =>
      (file.endsWith(EXTENSION) || file.endsWith('.mjs')) &&
      !file.endsWith('.d.ts') &&
      !file.includes('.spec.'),
  );
  return Promise.all(
    files.sort().map(async (file) => {
      const module = (await import(pathToFileURL(join(folder, file)).href)) as { default?: Section };
      const section = module.default;
      if (typeof section?.name !== 'string' || !Array.isArray(section.fields)) {
        throw new Error(`${join(folder, file)} does not export a section as its default.`);
      }
      return section;
    }),
  );
}
