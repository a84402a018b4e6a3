import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Product, run } from '../support/product.js';
import { api, expect, test } from '../support/test.js';

/** The agents of the distribution, as they are, against the product. They inventory this very machine. */

interface Stored {
  readonly id: number;
  readonly deviceId: string;
  readonly name: string;
  readonly tag: string;
  readonly agent: string;
  readonly software: number;
}

// every test makes this machine a new computer, which the search for duplicates would rightly undo
test.beforeAll(({ product }) =>
  product.withDatabase((database) =>
    database.run("UPDATE config SET IVALUE = 32 WHERE NAME = 'AUTO_DUPLICATE_LVL'"),
  ),
);

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ocs-agent-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

// an agent asks dmidecode, lspci, dpkg and many others, one after the other
test.setTimeout(180_000);

async function storedBy(product: Product, tag: string): Promise<Stored[]> {
  return product.withDatabase((database) =>
    database.rows<Stored>(
      `SELECT h.ID AS id, h.DEVICEID AS deviceId, h.NAME AS name, a.TAG AS tag, h.USERAGENT AS agent,
         (SELECT COUNT(*) FROM software s WHERE s.HARDWARE_ID = h.ID) AS software
       FROM hardware h JOIN accountinfo a ON a.HARDWARE_ID = h.ID WHERE a.TAG = ?`,
      [tag],
    ),
  );
}

/** How many packages this machine really has. */
async function installedPackages(): Promise<string[]> {
  const { output } = await run('dpkg-query', [
    '--show',
    '--showformat',
    '${db:Status-Abbrev}${binary:Package}\\n',
  ]);
  return output
    .split('\n')
    .filter((line) => line.startsWith('ii '))
    .map((line) => line.slice(3).trim());
}

test.describe('the Unix agent of OCS Inventory', () => {
  const ocsinventory = (product: Product, ...options: string[]) =>
    run('ocsinventory-agent', [
      `--server=${product.address}/ocsinventory`,
      `--basevardir=${folder}`,
      '--nolocal',
      '--debug',
      ...options,
    ]);

  test('reports this machine with all its packages', async ({ product }) => {
    const { output } = await ocsinventory(product, '--tag=E2E-OCS');

    const stored = await storedBy(product, 'E2E-OCS');
    expect(stored, output).toHaveLength(1);
    expect(stored[0]!.agent).toMatch(/^OCS-NG_unified_unix_agent_v2\./);
    const packages = await installedPackages();
    expect(packages.length).toBeGreaterThan(50);
    const names = await product.withDatabase((database) =>
      database.rows<{ name: string }>(
        'SELECT DISTINCT n.NAME AS name FROM software s JOIN software_name n ON n.ID = s.NAME_ID WHERE s.HARDWARE_ID = ?',
        [stored[0]!.id],
      ),
    );
    // look-ups do not see case: a name that another computer spelt first keeps that spelling (spec/agent-protocol.md 3.7)
    const alike = (list: readonly string[]) => new Set(list.map((name) => name.toLowerCase()));
    expect(alike(names.map(({ name }) => name))).toEqual(alike(packages));
  });

  test('shows through the API what the database holds', async ({ product }) => {
    await ocsinventory(product, '--tag=E2E-API');
    const [stored] = await storedBy(product, 'E2E-API');
    expect(stored).toBeDefined();

    const software = await api<{ total: number }>(product, `/api/computers/${stored!.id}/sections/SOFTWARES`);
    expect(software.total).toBe(stored!.software);
    expect(stored!.software).toBeGreaterThan(50);
  });

  test('keeps computer and rows when it reports again unchanged', async ({ product }) => {
    const rowIds = (id: number) =>
      product.withDatabase((database) =>
        database.rows<{ id: number }>('SELECT ID AS id FROM software WHERE HARDWARE_ID = ? ORDER BY ID', [
          id,
        ]),
      );
    await ocsinventory(product, '--tag=E2E-AGAIN', '--force');
    const [first] = await storedBy(product, 'E2E-AGAIN');
    const before = await rowIds(first!.id);
    expect(before.length).toBeGreaterThan(50);

    await ocsinventory(product, '--tag=E2E-AGAIN', '--force');

    const again = await storedBy(product, 'E2E-AGAIN');
    expect(again.map(({ id }) => id)).toEqual([first!.id]);
    expect(await rowIds(first!.id)).toEqual(before);
  });

  test('is told to wait when the last inventory is young enough', async ({ product }) => {
    await product.withDatabase((database) =>
      database.run("UPDATE config SET IVALUE = 7 WHERE NAME = 'FREQUENCY'"),
    );
    try {
      await ocsinventory(product, '--tag=E2E-STOP');
      const { output } = await ocsinventory(product, '--tag=E2E-STOP');
      expect(output).toMatch(/<RESPONSE>STOP<\/RESPONSE>|don't need to send|no need/i);
    } finally {
      await product.withDatabase((database) =>
        database.run("UPDATE config SET IVALUE = 0 WHERE NAME = 'FREQUENCY'"),
      );
    }
  });
});

test.describe('the FusionInventory agent', () => {
  test('reports this machine with all its packages', async ({ product }) => {
    const { code, output } = await run('fusioninventory-agent', [
      ...['--server', `${product.address}/ocsinventory`],
      ...['--tag', 'E2E-FUSION'],
      ...['--tasks', 'inventory'],
      '--force',
      '--no-httpd',
    ]);
    expect(code, output).toBe(0);

    const stored = await storedBy(product, 'E2E-FUSION');
    expect(stored, output).toHaveLength(1);
    expect(stored[0]!.agent).toMatch(/^FusionInventory-Agent_v/);
    expect(stored[0]!.software).toBeGreaterThanOrEqual((await installedPackages()).length);
  });
});
