import { Injectable } from '@nestjs/common';
import {
  Database,
  databaseErrno,
  isDatabaseAway,
  readOnly,
  Versioned,
  Versions,
  type ReadBounds,
  type StoredSelects,
} from '@ocs/core-server';
import { requestWithArguments, type AssetVerdict } from './asset-category.rule.js';

/** A row of `assets_categories`. */
export interface AssetCategory {
  readonly id: number;
  readonly query: string;
  readonly args: string;
}

/** What is needed to judge a computer. */
export interface AssetCase {
  /** Host name. */
  readonly name: string | null;
  /** Category the computer is in. */
  readonly present: number | null;
  /** In the order of their ids. */
  readonly categories: readonly AssetCategory[];
}

/** A category's request that could not be run. */
export interface FailedRequest {
  readonly categoryId: number;
  readonly error: unknown;
}

/** An agent waits for its reply meanwhile. */
const BOUNDS: ReadBounds = { seconds: 5, rows: 100_000 };
/** Two columns of one name cannot stand in a subquery. */
const DUPLICATE_COLUMN = 1060;

/** Asset categories: requests stored by administrators that tell which computers belong to them. */
@Injectable()
export class AssetCategoryRepository {
  private readonly without: Versioned<boolean>;

  constructor(
    private readonly database: Database,
    private readonly versions: Versions,
  ) {
    this.without = new Versioned(versions, ['assets_categories'], async () => {
      return (await this.database.one('SELECT 1 FROM assets_categories LIMIT 1')) === undefined;
    });
  }

  /** The version of a list of categories that is empty; undefined when there are some, or when changes are not counted. */
  async versionWithoutAny(): Promise<string | undefined> {
    // The counters that were read for this message.
    const version = (await this.versions.current(0)).get('assets_categories');
    return version !== undefined && (await this.without.current(0)) ? version : undefined;
  }

  async caseOf(computerId: number): Promise<AssetCase | undefined> {
    const rows = await this.database.rows<{
      name: string | null;
      present: number | null;
      id: number | null;
      query: string;
      args: string;
    }>(
      `SELECT h.NAME AS name, h.CATEGORY_ID AS present, c.ID AS id, c.SQL_QUERY AS query, c.SQL_ARGS AS args
       FROM hardware h LEFT JOIN assets_categories c ON TRUE WHERE h.ID = ? ORDER BY c.ID`,
      [computerId],
    );
    const [first] = rows;
    if (!first) return undefined;
    const categories = rows.flatMap(({ id, query, args }) => (id === null ? [] : [{ id, query, args }]));
    return { name: first.name, present: first.present, categories };
  }

  /** Asks the request of every category for the computer of that name. */
  async judge(
    name: string,
    categories: readonly AssetCategory[],
    onFailure: (failure: FailedRequest) => void,
  ): Promise<AssetVerdict[]> {
    return readOnly(this.database, BOUNDS, async (stored) => {
      const verdicts: AssetVerdict[] = [];
      for (const category of categories) {
        verdicts.push({
          categoryId: category.id,
          verdict: await verdictOf(stored, name, category, onFailure),
        });
      }
      return verdicts;
    });
  }

  async setCategory(computerId: number, categoryId: number | null): Promise<void> {
    await this.database.run('UPDATE hardware SET CATEGORY_ID = ? WHERE ID = ?', [categoryId, computerId]);
  }
}

async function verdictOf(
  stored: StoredSelects,
  name: string,
  { id, query, args }: AssetCategory,
  onFailure: (failure: FailedRequest) => void,
): Promise<AssetVerdict['verdict']> {
  const request = requestWithArguments(query, args);
  try {
    return (await finds(stored, request, name)) ? 'member' : 'no-member';
  } catch (error) {
    if (isDatabaseAway(error)) throw error;
    onFailure({ categoryId: id, error });
    return 'failed';
  }
}

/** Whether a row of the request has that name in its column `hardwareNAME`; the database looks for it where it can. */
async function finds(stored: StoredSelects, request: string, name: string): Promise<boolean> {
  try {
    const found = await stored.rows(request, {
      before: 'SELECT 1 AS found FROM DUAL WHERE ? IN (SELECT result.hardwareNAME FROM (',
      after: ') result)',
      values: [name],
    });
    return found.length > 0;
  } catch (error) {
    if (databaseErrno(error) !== DUPLICATE_COLUMN) throw error;
    const rows = await stored.rows<{ hardwareNAME?: string | null }>(request);
    return rows.some(({ hardwareNAME }) => hardwareNAME === name);
  }
}
