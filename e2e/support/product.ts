import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database, dataSourceOptions } from '@ocs/core-server';
import { DataSource } from 'typeorm';

export const PROJECT_FOLDER = fileURLToPath(new URL('../..', import.meta.url));
const PROGRAM = join(PROJECT_FOLDER, 'apps', 'ocs', 'dist', 'main.js');

/** Password of the account `admin` in the tests. */
export const PASSWORD = 'a quiet lighthouse in november';

/** How a command ended, and everything it said. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface ProductOptions {
  /** An existing data folder, to start again on what an earlier run left; otherwise a new one. */
  readonly dataFolder?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The whole product as an administrator starts it (`up`), on free ports and a data folder of its own, reachable from this machine
 * only.
 */
export class Product {
  readonly dataFolder: string;
  readonly address: string;
  readonly httpsAddress: string;
  readonly #env: NodeJS.ProcessEnv;
  readonly #child: ChildProcess;
  readonly #ended: Promise<Ended>;
  #output = '';

  private constructor(dataFolder: string, env: NodeJS.ProcessEnv) {
    this.dataFolder = dataFolder;
    this.address = `http://127.0.0.1:${env.OCS_HTTP_PORT}`;
    this.httpsAddress = `https://127.0.0.1:${env.OCS_HTTPS_PORT}`;
    this.#env = env;
    this.#child = spawn(process.execPath, [PROGRAM, 'up'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#child.stdout?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#child.stderr?.on('data', (chunk: Buffer) => (this.#output += chunk.toString()));
    this.#ended = new Promise((done) =>
      this.#child.once('close', (code) => done({ code, output: this.#output })),
    );
  }

  /** Starts and waits until it serves. @throws Error with everything it said when it ends instead */
  static async start(options: ProductOptions = {}): Promise<Product> {
    const product = await Product.launch(options);
    const ended = await Promise.race([product.#ended, product.#said('Press Ctrl-C')]);
    if (ended === undefined) return product;
    product.discard();
    throw new Error(`The product ended with code ${ended.code}:\n${ended.output}`);
  }

  /** Starts without waiting, for starts that are to fail or to be disturbed. */
  static async launch({ dataFolder, env = {} }: ProductOptions = {}): Promise<Product> {
    const [http, https] = await freePorts();
    const folder = dataFolder ?? mkdtempSync(join(tmpdir(), 'ocs-e2e-'));
    return new Product(folder, {
      ...process.env,
      LC_ALL: 'C.UTF-8',
      OCS_BIND: '127.0.0.1',
      OCS_HTTP_PORT: String(http),
      OCS_HTTPS_PORT: String(https),
      OCS_ADMIN_PASSWORD: PASSWORD,
      DATABASE_URL: '',
      ...env,
      OCS_DATA: folder,
    });
  }

  /** Number of the process that was started. */
  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get output(): string {
    return this.#output;
  }

  /** How it ended; waits for the end. */
  get ended(): Promise<Ended> {
    return this.#ended;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async stop(): Promise<Ended> {
    this.#child.kill('SIGTERM');
    return this.#ended;
  }

  /** Removes what the product kept; it must have ended. */
  discard(): void {
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  /** Runs another command of the command line on the same data folder, with something to read when it asks. */
  command(words: readonly string[], input = ''): Promise<Ended> {
    return runNode([PROGRAM, ...words], this.#env, input);
  }

  /** Does something with the product's database. */
  async withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const { database } = JSON.parse(readFileSync(join(this.dataFolder, 'run', 'state.json'), 'utf8')) as {
      database: { url: string };
    };
    const dataSource = await new DataSource(dataSourceOptions(database.url, { poolSize: 2 })).initialize();
    try {
      return await work(new Database(dataSource));
    } finally {
      await dataSource.destroy();
    }
  }

  async #said(words: string): Promise<undefined> {
    while (!this.#output.includes(words)) {
      if (this.#child.exitCode !== null) return undefined;
      await new Promise((wait) => setTimeout(wait, 50));
    }
    return undefined;
  }
}

/** Runs a Node program to its end. */
export function runNode(args: readonly string[], env: NodeJS.ProcessEnv, input = ''): Promise<Ended> {
  return run(process.execPath, args, env, input);
}

/** Runs any program to its end. */
export function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  input = '',
): Promise<Ended> {
  const child = spawn(program, args, { env, cwd: PROJECT_FOLDER, stdio: ['pipe', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((done, fail) =>
    child.once('error', fail).once('close', (code) => done({ code, output })),
  );
}

/** Two ports nobody listens on. */
export async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((settle) =>
          server.listen(0, '127.0.0.1', () => settle((server.address() as AddressInfo).port)),
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return [ports[0]!, ports[1]!];
}
