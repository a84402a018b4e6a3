import { Injectable } from '@nestjs/common';
import { Database, readOnly, type ReadBounds, type SelectFrame } from '@ocs/core-server';

const BOUNDS: ReadBounds = { seconds: 30, rows: 1_000_000 };

/** Each computer once, however often a join finds it; LIMIT and ORDER BY of the request stay its own. */
const DISTINCT: SelectFrame = { before: 'SELECT DISTINCT * FROM (', after: ') AS selected' };

/** Runs the SQL that consoles store as the definition of a group, within the bounds of {@link readOnly}. */
@Injectable()
export class GroupRequestRunner {
  constructor(private readonly database: Database) {}

  /**
   * Ids of the computers that all requests find, in their first column; columns must have different names.
   *
   * The original narrows each request by appending the ids found so far. Here each runs as it stands, so that OR, LIMIT
   * and joins do no harm, and once nothing is left the rest is not asked.
   *
   * @throws StoredSelectError, QueryError when one of them cannot be run
   */
  async intersection(requests: readonly string[], bounds: ReadBounds = BOUNDS): Promise<readonly number[]> {
    return readOnly(this.database, bounds, async (stored) => {
      let found: readonly number[] | undefined;
      for (const request of requests) {
        if (found?.length === 0) break;
        const ids = new Set(idsOf(await stored.rows(request, DISTINCT)));
        found = found ? found.filter((id) => ids.has(id)) : [...ids];
      }
      return found ?? [];
    });
  }
}

const idsOf = (rows: readonly Record<string, unknown>[]): readonly number[] =>
  rows.map((row) => Number(Object.values(row)[0])).filter((id) => Number.isSafeInteger(id) && id > 0);
