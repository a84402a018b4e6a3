import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Ended, Product } from '../support/product.js';
import { api } from '../support/test.js';
import { AGENT_TIMEOUT, expect, test } from './agents-test.js';
import { contactsOf, known, post, storedBy, withOption } from './stored.js';

/** Sites that do not take inventories from everybody, and agents that are told how to get in. */

test.setTimeout(AGENT_TIMEOUT);

/** Runs an agent that is not let in. @returns what it said */
async function sentAway(product: Product, agent: () => Promise<Ended>): Promise<string> {
  const before = await known(product);
  const { output } = await agent();
  expect(await known(product), output).toBe(before);
  return output;
}

/** What the products of this file keep, one after the other: an empty database takes long to make. */
let dataFolder: string | undefined;
test.afterAll(() => {
  if (dataFolder !== undefined) rmSync(dataFolder, { recursive: true, force: true });
});

/** A product for settings that are read at the start. */
function productWith(env: Readonly<Record<string, string>>): () => Product {
  let started: Product | undefined;
  test.beforeAll(async () => {
    started = await Product.start({ env, ...(dataFolder !== undefined && { dataFolder }) });
    ({ dataFolder } = started);
  });
  test.afterAll(() => started?.stop());
  return () => started!;
}

test.describe('where agents sign in with HTTP Basic', () => {
  const site = productWith({
    OCS_AGENT_USER: 'inventory',
    OCS_AGENT_PASSWORD: 'narrow gate',
    OCS_AGENT_REALM: 'Agents of the site',
  });
  // the Unix agent wants login and password in base64, as its configuration file has them, and the realm as it is
  const unixLogin = (password: string, realm = 'Agents of the site') => [
    `--user=${Buffer.from('inventory').toString('base64')}`,
    `--password=${Buffer.from(password).toString('base64')}`,
    `--realm=${realm}`,
  ];

  test('the Unix agent gets in with login, password and realm', async ({ machine }) => {
    const { output } = await machine.unixAgent(site(), '--tag=E2E-BASIC', ...unixLogin('narrow gate'));
    expect(await storedBy(site(), 'E2E-BASIC'), output).toHaveLength(1);
  });

  test('the Unix agent with a wrong password leaves nothing and says what happened', async ({ machine }) => {
    const output = await sentAway(site(), () => machine.unixAgent(site(), ...unixLogin('wide gate')));
    expect(output).toContain('401 Unauthorized');
  });

  test('the Unix agent that knows another realm keeps its password to itself', async ({ machine }) => {
    const output = await sentAway(site(), () =>
      machine.unixAgent(site(), ...unixLogin('narrow gate', 'Somewhere else')),
    );
    expect(output).toContain('401 Unauthorized');
  });

  test('FusionInventory gets in with login and password, and not without', async ({ machine }) => {
    expect(await sentAway(site(), () => machine.fusionInventory(site()))).toMatch(/401|authentication/i);

    const login = ['--user', 'inventory', '--password', 'narrow gate'];
    const { output } = await machine.fusionInventory(site(), '--tag', 'E2E-FUSION-BASIC', ...login);
    expect(await storedBy(site(), 'E2E-FUSION-BASIC'), output).toHaveLength(1);
  });
});

test.describe('where the address of agents has a secret part', () => {
  const KEY = 'k7-quiet-path';
  const site = productWith({ OCS_AGENT_PATH_KEY: KEY });

  test('the Unix agent gets in with it, and not without', async ({ machine }) => {
    expect(await sentAway(site(), () => machine.unixAgent(site()))).toContain('403 Forbidden');

    const { output } = await machine.unixAgentTo(`${site().address}/ocsinventory/${KEY}`, '--tag=E2E-PATH');
    expect(await storedBy(site(), 'E2E-PATH'), output).toHaveLength(1);
  });
});

test('a new computer waits until an administrator admits it', async ({ product, machine }) => {
  await withOption(product, 'AGENT_APPROVAL', 1, async () => {
    const asked = () => machine.unixAgent(product, '--tag=E2E-ADMITTED');
    expect(await sentAway(product, asked)).toMatch(/STOP/);

    const { rows } = await api<{ rows: { deviceId: string; kind: string }[] }>(
      product,
      '/api/agents/admissions?state=waiting',
    );
    expect(rows).toMatchObject([{ kind: 'new' }]);
    const { deviceId } = rows[0]!;
    const { status } = await post(product, '/api/agents/admissions', {
      deviceId,
      kind: 'new',
      decision: 'admit',
    });
    expect(status).toBe(204);

    await asked();
    const stored = await storedBy(product, 'E2E-ADMITTED');
    expect(stored.map((one) => one.deviceId)).toEqual([deviceId]);
    await expect
      .poll(async () => (await contactsOf(product, stored[0]!.id)).map(({ kind }) => kind))
      .toContain('INVENTORY');
  });
});

test.describe('over HTTPS with the certificate that the product made', () => {
  test('the Unix agent that was given a copy of it reports', async ({ product, machine }) => {
    const { output } = await machine.unixAgentTo(
      `${product.httpsAddress}/ocsinventory`,
      '--tag=E2E-HTTPS',
      `--ca=${join(product.dataFolder, 'tls', 'certificate.pem')}`,
    );
    expect(await storedBy(product, 'E2E-HTTPS'), output).toHaveLength(1);
  });

  test('the Unix agent that was not sends nothing', async ({ product, machine }) => {
    const output = await sentAway(product, () =>
      machine.unixAgentTo(`${product.httpsAddress}/ocsinventory`, '--ca=/etc/ssl/certs/ca-certificates.crt'),
    );
    expect(output).toMatch(/certificate verify failed|Can't verify|SSL/i);
  });
});
