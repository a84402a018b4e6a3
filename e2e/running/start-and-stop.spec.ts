import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { PASSWORD, PROJECT_FOLDER, Product, runNode } from '../support/product.js';

/** What an administrator does with the product, and what befalls it. Each test has a product of its own. */

test.setTimeout(240_000);

let products: Product[] = [];
test.afterEach(async () => {
  for (const product of products) {
    await product.stop();
    // one that was sent to the background is not ours to signal
    await product.command(['down']);
    product.discard();
  }
  products = [];
});

async function started(options?: Parameters<typeof Product.start>[0]): Promise<Product> {
  const product = await Product.start(options);
  products.push(product);
  return product;
}

async function failedStart(env: Record<string, string>) {
  const product = await Product.launch({ env });
  products.push(product);
  return product.ended;
}

const computersOf = async (product: Product) =>
  (JSON.parse((await product.command(['status', '--json'])).output) as { computers: number }).computers;

const isReady = async (product: Product) =>
  fetch(`${product.address}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );

/** The processes that serve a data folder, by what they were started with. */
async function processesOf(product: Product) {
  const { output } = await runNode(['-e', LIST_PROCESSES], { ...process.env, FOLDER: product.dataFolder });
  return JSON.parse(output) as { pid: number; command: string }[];
}

const LIST_PROCESSES = `
  const fs = require('node:fs');
  const all = fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map((pid) => {
    try { return { pid: Number(pid), command: fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').split('\\0').join(' ') }; }
    catch { return { pid: Number(pid), command: '' }; }
  });
  console.log(JSON.stringify(all.filter(({ command }) => command.includes('=' + process.env.FOLDER + '/') || command.includes('=' + process.env.FOLDER + ' '))));
`;

test('starts, serves, tells where it is, and stops without a trace', async () => {
  const product = await started();

  expect(await isReady(product)).toBe(true);
  expect(product.output).toContain(product.address);
  expect(product.output).not.toContain(PASSWORD);
  const status = await product.command(['status']);
  expect(status.code, status.output).toBe(0);
  expect(status.output).toContain(product.address);

  const { code, output } = await product.stop();
  expect(code, output).toBe(0);
  expect((await product.command(['status'])).code).toBe(3);
  expect(await processesOf(product)).toEqual([]);
});

test('keeps everything for the next start', async () => {
  const first = await started();
  expect((await first.command(['demo', '--count', '5'])).code).toBe(0);
  await first.stop();

  const second = await started({ dataFolder: first.dataFolder });
  expect(await computersOf(second)).toBe(5);
  expect(second.output).not.toContain('Sign in as');
});

test('runs in the background until it is told to stop', async () => {
  const product = await Product.launch();
  products.push(product);
  await product.stop();

  const up = await product.command(['up', '--detach']);
  expect(up.code, up.output).toBe(0);
  expect(up.output).toContain('OCS Inventory is running.');
  expect(await isReady(product)).toBe(true);
  const again = await product.command(['up', '--detach']);
  expect(again.code, again.output).toBe(0);
  expect(again.output).toContain('already running');

  const down = await product.command(['down']);
  expect(down.code, down.output).toBe(0);
  expect(await isReady(product)).toBe(false);
  expect((await product.command(['down'])).code).toBe(0);
});

test('lets only one start work on a data folder', async () => {
  const product = await started();

  const second = await Product.launch({ dataFolder: product.dataFolder });
  const { code, output } = await second.ended;

  expect(code, output).toBe(27);
  expect(output).toContain('already running');
  expect(await isReady(product)).toBe(true);
});

test('starts the server again when it dies, and the database too', async () => {
  const product = await started();
  for (const program of ['apps/server/dist/main.js', 'mariadbd']) {
    const victim = (await processesOf(product)).find(({ command }) => command.includes(program));
    expect(victim, program).toBeDefined();
    process.kill(victim!.pid, 'SIGKILL');

    await expect
      .poll(
        async () =>
          (await processesOf(product)).some(
            ({ command, pid }) => command.includes(program) && pid !== victim!.pid,
          ),
        {
          timeout: 60_000,
        },
      )
      .toBe(true);
    await expect.poll(() => isReady(product), { timeout: 60_000 }).toBe(true);
  }
});

test('leaves no server behind when it is killed, and the next start recovers', async () => {
  const product = await started();
  expect((await product.command(['demo', '--count', '5'])).code).toBe(0);

  product.signal('SIGKILL');
  await product.ended;
  await expect.poll(() => isReady(product), { timeout: 60_000 }).toBe(false);

  const next = await started({ dataFolder: product.dataFolder });
  expect(await computersOf(next)).toBe(5);
});

test('stops what a killed product has left behind when it is told to', async () => {
  const product = await started();
  product.signal('SIGKILL');
  await product.ended;

  const down = await product.command(['down']);

  expect(down.code, down.output).toBe(0);
  expect(await processesOf(product)).toEqual([]);
});

test('stops what it has begun when it is interrupted during the start', async () => {
  const product = await Product.launch();
  products.push(product);
  await expect.poll(() => product.output, { timeout: 60_000 }).toContain('private database');

  const { code, output } = await product.stop();

  expect(code, output).toBe(0);
  expect(await processesOf(product)).toEqual([]);
});

test.describe('a start that cannot succeed ends with one sentence and a code of its own', () => {
  test('when the database does not answer', async () => {
    const { code, output } = await failedStart({
      DATABASE_URL: 'mysql://ocs:secret-word@127.0.0.1:1/ocsweb',
    });

    expect(code, output).toBe(21);
    expect(output).toContain('127.0.0.1:1');
    expect(output).not.toContain('secret-word');
    expect(output).not.toContain('    at ');
  });

  test('when the database refuses the user', async () => {
    const product = await started();
    const state = JSON.parse(readFileSync(join(product.dataFolder, 'run', 'state.json'), 'utf8')) as {
      database: { url: string };
    };
    const url = new URL(state.database.url);
    url.password = 'not-the-password';

    const { code, output } = await failedStart({ DATABASE_URL: url.href });

    expect(code, output).toBe(22);
    expect(output).not.toContain('not-the-password');
  });

  test('when a setting makes no sense', async () => {
    const { code, output } = await failedStart({ OCS_HTTP_PORT: 'eighty' });

    expect(code, output).toBe(29);
    expect(output).toContain('OCS_HTTP_PORT');
  });

  test('when the first password is too short', async () => {
    const { code, output } = await failedStart({ OCS_ADMIN_PASSWORD: 'short' });

    expect(code, output).toBe(31);
    expect(output).toContain('password');
  });

  test('when a port is taken, before anything else is done', async () => {
    const holder = createServer();
    await new Promise<void>((ready) => holder.listen(0, '0.0.0.0', ready));
    const { port } = holder.address() as AddressInfo;
    try {
      const { code, output } = await runNode([join(PROJECT_FOLDER, 'tools', 'up.mjs'), 'up'], {
        ...process.env,
        LC_ALL: 'C.UTF-8',
        OCS_HTTP_PORT: String(port),
        OCS_HTTPS_PORT: '0',
        OCS_DATA: '/nonexistent/never-made',
      });

      expect(code, output).toBe(12);
      expect(output).toContain(`Port ${port} is already in use`);
    } finally {
      holder.close();
    }
  });
});
