import { readFileSync } from 'node:fs';
import { type Product, run } from '../support/product.js';
import { api } from '../support/test.js';
import { AGENT_TIMEOUT, expect, test } from './agents-test.js';
import { installedPackages } from './machine.js';
import { contactsOf, inSmallLetters, post, softwareOf, storedBy, withOption } from './stored.js';

/** The Unix agent of OCS Inventory, called in all the ways it is called in the field. */

test.setTimeout(AGENT_TIMEOUT);

test('reports this machine with all its packages, in the database and through the API', async ({
  product,
  machine,
}) => {
  const { output } = await machine.unixAgent(product, '--tag=E2E-OCS');

  const stored = await storedBy(product, 'E2E-OCS');
  expect(stored, output).toHaveLength(1);
  expect(stored[0]!.agent).toMatch(/^OCS-NG_unified_unix_agent_v2\./);
  expect(stored[0]!.name).toBe((await run('hostname', ['--short'])).output.trim());
  const packages = await installedPackages('binary:Package');
  expect(packages.length).toBeGreaterThan(50);
  expect(await softwareOf(product, stored[0]!.id)).toEqual(inSmallLetters(packages));
  const software = await api<{ total: number }>(
    product,
    `/api/computers/${stored[0]!.id}/sections/SOFTWARES`,
  );
  expect(software.total).toBe(stored[0]!.software);
});

test('keeps computer, rows and TAG when it reports again with --force, even under another --tag', async ({
  product,
  machine,
}) => {
  const rowIds = (id: number) =>
    product.withDatabase((database) =>
      database.rows<{ id: number }>('SELECT ID AS id FROM software WHERE HARDWARE_ID = ? ORDER BY ID', [id]),
    );
  await machine.unixAgent(product, '--tag=E2E-AGAIN', '--force');
  const [first] = await storedBy(product, 'E2E-AGAIN');
  const before = await rowIds(first!.id);
  expect(before.length).toBeGreaterThan(50);

  await machine.unixAgent(product, '--tag=E2E-OTHER', '--force');

  expect(await storedBy(product, 'E2E-OTHER')).toEqual([]);
  const again = await storedBy(product, 'E2E-AGAIN');
  expect(again.map(({ id }) => id)).toEqual([first!.id]);
  expect(await rowIds(first!.id)).toEqual(before);
  // --force does not ask first: inventories only
  await expect
    .poll(async () => {
      const contacts = await contactsOf(product, first!.id);
      return {
        kinds: new Set(contacts.map(({ kind }) => kind)),
        times: sum(contacts.map((one) => one.times)),
      };
    })
    .toEqual({ kinds: new Set(['INVENTORY']), times: 2 });
});

const sum = (numbers: readonly number[]): number => numbers.reduce((left, right) => left + right, 0);

test('is told to wait when the last inventory is young enough, and the computer page says why', async ({
  product,
  machine,
}) => {
  await withOption(product, 'FREQUENCY', 7, async () => {
    await machine.unixAgent(product, '--tag=E2E-STOP');
    const { output } = await machine.unixAgent(product, '--tag=E2E-STOP');
    expect(output).toMatch(/<RESPONSE>STOP<\/RESPONSE>|don't need to send|no need/i);
  });

  const [stored] = await storedBy(product, 'E2E-STOP');
  await expect
    .poll(async () => {
      const answers = (await contactsOf(product, stored!.id))
        .flatMap(({ decisions }) => decisions)
        .filter(({ topic, outcome }) => topic === 'prolog' && outcome === 'STOP');
      return answers.flatMap(({ text, reasons }) => [text, ...reasons.map((reason) => reason.text)]);
    })
    .toEqual(
      expect.arrayContaining([
        {
          en: expect.stringContaining('No inventory needed'),
          fr: expect.stringContaining('Pas d’inventaire'),
        },
        { en: expect.stringContaining('every 7 days'), fr: expect.stringContaining('tous les 7 jours') },
        { en: expect.stringContaining('recent enough'), fr: expect.stringContaining('assez récent') },
      ]),
    );
});

test('reports soon after it was started with --daemon, and goes on running', async ({ product, machine }) => {
  const { code } = await machine.unixDaemon(product, '--tag=E2E-DAEMON');
  expect(code).toBe(0);

  await expect.poll(async () => (await storedBy(product, 'E2E-DAEMON')).length, { timeout: 60_000 }).toBe(1);
  const [stored] = await storedBy(product, 'E2E-DAEMON');
  expect(await softwareOf(product, stored!.id)).toEqual(
    inSmallLetters(await installedPackages('binary:Package')),
  );
  expect(machine.running()).not.toEqual([]);
});

test('reports when cron calls it, with nothing but its configuration file', async ({ product, machine }) => {
  const { code, output } = await machine.dailyCron(
    `server=${product.address}/ocsinventory`,
    `basevardir=${machine.folder}`,
    'tag=E2E-CRON',
  );
  expect(code, output).toBe(0);

  const stored = await storedBy(product, 'E2E-CRON');
  expect(stored).toHaveLength(1);
  expect(await softwareOf(product, stored[0]!.id)).toEqual(
    inSmallLetters(await installedPackages('binary:Package')),
  );
});

for (const { way, imported } of [
  {
    way: 'the command line',
    imported: async (product: Product, file: string) => {
      const { code, output } = await product.command(['import', file]);
      expect(code, output).toBe(0);
    },
  },
  {
    way: 'the API',
    imported: async (product: Product, file: string) => {
      const { status, answer } = await post(product, '/api/import', new Uint8Array(readFileSync(file)));
      expect({ status, answer }).toEqual({ status: 200, answer: '{"imported":true}' });
    },
  },
]) {
  test(`writes a file with --local that can be imported by ${way}`, async ({ product, machine }) => {
    const files = await machine.writtenInventories('--tag=E2E-LOCAL');
    expect(files).toHaveLength(1);
    expect(files[0]).toMatch(/\.ocs$/);
    const before = await storedBy(product, 'E2E-LOCAL');

    await imported(product, files[0]!);

    const [stored, ...further] = (await storedBy(product, 'E2E-LOCAL')).slice(before.length);
    expect(further).toEqual([]);
    expect(await softwareOf(product, stored!.id)).toEqual(
      inSmallLetters(await installedPackages('binary:Package')),
    );
  });
}
