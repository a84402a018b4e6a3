import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startEndpoint, type TestEndpoint } from '../testing/agent-endpoint.js';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startEndpoint();
});
afterAll(() => endpoint.close());

beforeEach(async () => {
  for (const table of ['assets_categories', 'hardware'])
    await endpoint.db.database.run(['DELETE FROM', table].join(' '));
});

const MEMORY_ABOVE =
  'SELECT DISTINCT hardware.ID AS hardwareID, hardware.NAME AS hardwareNAME FROM hardware WHERE hardware.MEMORY > %s';
const BY_SYSTEM = "SELECT h.NAME AS hardwareNAME FROM hardware h WHERE h.OSNAME LIKE '%s' GROUP BY h.ID";

const addCategory = async (query: string, args: string): Promise<number> =>
  (
    await endpoint.db.database.run(
      "INSERT INTO assets_categories (CATEGORY_NAME, CATEGORY_DESC, SQL_QUERY, SQL_ARGS) VALUES ('c', '', ?, ?)",
      [query, args],
    )
  ).insertId;

async function categoryAfter(memory: number, system = 'Debian GNU/Linux 12'): Promise<number | null> {
  await endpoint.inventory(
    'pc1',
    `<HARDWARE><NAME>pc1</NAME><MEMORY>${memory}</MEMORY><OSNAME>${system}</OSNAME></HARDWARE>`,
  );
  const row = await endpoint.db.database.one<{ category: number | null }>(
    "SELECT CATEGORY_ID AS category FROM hardware WHERE NAME = 'pc1'",
  );
  if (!row) throw new Error('The computer was not stored.');
  return row.category;
}

describe('the asset category of a computer', () => {
  it('is that of the request that finds it, at its first inventory already', async () => {
    const large = await addCategory(MEMORY_ABOVE, '4096');
    expect(await categoryAfter(8192)).toBe(large);
  });

  it('is that of the last of several', async () => {
    await addCategory(MEMORY_ABOVE, '4096');
    const debian = await addCategory(BY_SYSTEM, 'Debian%');
    await addCategory(BY_SYSTEM, 'Windows%');
    expect(await categoryAfter(8192)).toBe(debian);
  });

  it('is none again when no request finds it any more', async () => {
    const large = await addCategory(MEMORY_ABOVE, '4096');
    expect(await categoryAfter(8192)).toBe(large);
    expect(await categoryAfter(2048)).toBeNull();
  });

  it('is none after the last category was deleted', async () => {
    await addCategory(MEMORY_ABOVE, '4096');
    await categoryAfter(8192);
    await endpoint.db.database.run('DELETE FROM assets_categories');
    expect(await categoryAfter(8192)).toBeNull();
  });

  it('is not that of a request that finds others only', async () => {
    await addCategory("SELECT 'pc2' AS hardwareNAME", '');
    expect(await categoryAfter(8192)).toBeNull();
  });

  it('is found by a request with two columns of one name, and with a question mark', async () => {
    const odd = await addCategory(
      "SELECT h.ID, b.ID, h.NAME AS hardwareNAME FROM hardware h JOIN hardware b WHERE h.NAME <> '?' -- all",
      '',
    );
    expect(await categoryAfter(1)).toBe(odd);
  });

  it('stays while its request fails, and a failing request does not hurt the others', async () => {
    const large = await addCategory(MEMORY_ABOVE, '4096');
    const debian = await addCategory(BY_SYSTEM, 'Debian%');
    expect(await categoryAfter(8192)).toBe(debian);
    await endpoint.db.database.run('UPDATE assets_categories SET SQL_QUERY = ? WHERE ID = ?', [
      'SELECT nothing FROM nowhere',
      debian,
    ]);
    expect(await categoryAfter(8192)).toBe(debian);
    await endpoint.db.database.run('UPDATE hardware SET CATEGORY_ID = NULL');
    expect(await categoryAfter(8192)).toBe(large);
  });

  it.each([
    "DELETE FROM hardware WHERE '' = '%s'",
    "SELECT NAME AS hardwareNAME FROM hardware; DELETE FROM hardware WHERE '' = '%s'",
  ])('is not decided by a request that is no SELECT: %s', async (query) => {
    await addCategory(query, ' ');
    expect(await categoryAfter(8192)).toBeNull();
  });
});
