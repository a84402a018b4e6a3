import { Injectable } from '@nestjs/common';
import { Database, deleteByIds, insertRows, Versioned, Versions, type Sql } from '@ocs/core-server';
import { UNAVAILABLE_ID } from '@ocs/inventory-server';
import type { Software, StoredCategoryRule } from './software-category.rule.js';

/** Ids of a software's name, publisher and version. */
export interface SoftwareTriple {
  readonly nameId: number;
  readonly publisherId: number;
  readonly versionId: number;
}

/** A software of a computer with its texts. */
export type ReportedSoftware = SoftwareTriple & Software;

/** A category a software has to be in. */
export type CategoryLink = SoftwareTriple & { readonly categoryId: number };

interface StoredLink extends CategoryLink {
  readonly id: number;
}

const LINK_TABLE = 'software_categories_link';
const LINK_COLUMNS = ['NAME_ID', 'PUBLISHER_ID', 'VERSION_ID', 'CATEGORY_ID'] as const;

/** Rules of software categories and the links they lead to; everything set-based. */
@Injectable()
export class SoftwareCategoryRepository {
  private readonly storedRules: Versioned<readonly StoredCategoryRule[]>;

  constructor(
    private readonly database: Database,
    versions: Versions,
  ) {
    this.storedRules = new Versioned(versions, ['software_categories', 'software_category_exp'], () =>
      this.readRules(),
    );
  }

  /** All rules, the one added last at the end, as they were when the running message came. */
  async rules(): Promise<readonly StoredCategoryRule[]> {
    return this.storedRules.current(0);
  }

  private async readRules(): Promise<readonly StoredCategoryRule[]> {
    return this.database.rows<StoredCategoryRule>(
      `SELECT e.ID AS id, e.CATEGORY_ID AS categoryId, c.OS AS \`system\`, e.SOFTWARE_EXP AS name,
         e.SIGN_VERSION AS sign, e.VERSION AS version, e.PUBLISHER AS publisher
       FROM software_category_exp e JOIN software_categories c ON c.ID = e.CATEGORY_ID ORDER BY e.ID`,
    );
  }

  /** Software of a computer; with `nameIds` only that of these names. */
  async reported(computerId: number, nameIds?: readonly number[]): Promise<ReportedSoftware[]> {
    const rows = await this.database.rows<
      SoftwareTriple & { name: string; publisher: string; version: string }
    >(
      `SELECT s.NAME_ID AS nameId, s.PUBLISHER_ID AS publisherId, s.VERSION_ID AS versionId,
         n.NAME AS name, p.PUBLISHER AS publisher, v.VERSION AS version
       FROM software s
       JOIN software_name n ON n.ID = s.NAME_ID
       JOIN software_publisher p ON p.ID = s.PUBLISHER_ID
       JOIN software_version v ON v.ID = s.VERSION_ID
       WHERE s.HARDWARE_ID = ? AND (? OR s.NAME_ID IN (?))`,
      [computerId, nameIds === undefined, nameIds ?? [0]],
    );
    return rows.map((row) => ({
      ...row,
      publisher: row.publisherId === UNAVAILABLE_ID ? undefined : row.publisher,
      version: row.versionId === UNAVAILABLE_ID ? undefined : row.version,
    }));
  }

  /**
   * Puts each software into its category unless it is there; it leaves the categories it was in.
   * @returns whether some software left another category
   */
  async assign(wanted: readonly CategoryLink[]): Promise<boolean> {
    const present = await storedLinks(this.database, wanted);
    const changed = wanted.filter((link) => !isThere(link, present));
    return changed.length > 0 && this.replace(changed);
  }

  private async replace(wanted: readonly CategoryLink[]): Promise<boolean> {
    const names = distinctNames(wanted);
    return this.database.transaction(async (tx) => {
      // The table has no unique key: parallel inventories with the same new software wait for one another here.
      await tx.rows('SELECT ID FROM software_name WHERE ID IN (?) ORDER BY ID FOR UPDATE', [names]);
      const present = await storedLinks(tx, wanted);
      const changed = wanted.filter((link) => !isThere(link, present));
      const left = changed.flatMap((link) => present.get(keyOf(link)) ?? []);
      await deleteByIds(
        tx,
        LINK_TABLE,
        left.map(({ id }) => id),
      );
      await insertRows(
        tx,
        LINK_TABLE,
        LINK_COLUMNS,
        changed.map((link) => [link.nameId, link.publisherId, link.versionId, link.categoryId]),
      );
      return left.length > 0;
    });
  }
}

/** The link rows of these software, by triple. */
async function storedLinks(
  sql: Sql,
  software: readonly SoftwareTriple[],
): Promise<ReadonlyMap<string, readonly StoredLink[]>> {
  const found = new Map<string, StoredLink[]>();
  if (software.length === 0) return found;
  const rows = await sql.rows<StoredLink>(
    `SELECT ID AS id, NAME_ID AS nameId, PUBLISHER_ID AS publisherId, VERSION_ID AS versionId, CATEGORY_ID AS categoryId
     FROM software_categories_link WHERE NAME_ID IN (?)`,
    [distinctNames(software)],
  );
  for (const row of rows) {
    const links = found.get(keyOf(row));
    if (links) links.push(row);
    else found.set(keyOf(row), [row]);
  }
  return found;
}

const isThere = (link: CategoryLink, present: ReadonlyMap<string, readonly StoredLink[]>): boolean =>
  present.get(keyOf(link))?.some(({ categoryId }) => categoryId === link.categoryId) ?? false;

const keyOf = ({ nameId, publisherId, versionId }: SoftwareTriple): string =>
  `${nameId},${publisherId},${versionId}`;

const distinctNames = (software: readonly SoftwareTriple[]): number[] => [
  ...new Set(software.map(({ nameId }) => nameId)),
];
