import { readAgentSettings } from '@ocs/agent-server';
import {
  createHttpApp,
  Database,
  dataSourceOptions,
  migrate,
  parseDatabaseUrl,
  socketUrl,
  type HttpApp,
  type ListenOptions,
} from '@ocs/core-server';
import { createTestDatabase } from '@ocs/core-server/testing';
import { DataSource } from 'typeorm';
import { productModule } from '../conformance/product.js';

/** The whole server in this process, on a database of its own and a port of its own. */
export interface TestedServer {
  readonly http: HttpApp;
  readonly port: number;
  /** The test's own way to the database, past everything that disturbs the server's. */
  readonly db: { readonly database: Database; close(): Promise<void> };
  close(): Promise<void>;
}

export interface TestedServerOptions {
  /** Settings of the dialogue with agents, as environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly times?: ListenOptions['times'];
  /** An empty or older database to be used instead of a new one. */
  readonly url?: string;
  /** Gives the socket by which the server reaches the database's own. */
  readonly through?: (databaseSocket: string) => Promise<string>;
}

export async function startServer({
  environment = {},
  times,
  url,
  through,
}: TestedServerOptions = {}): Promise<TestedServer> {
  const db = url === undefined ? await createTestDatabase() : await openDatabase(url);
  const address = parseDatabaseUrl(db.url);
  const databaseUrl = through
    ? socketUrl({ ...address, socketPath: await through(address.socketPath ?? '') })
    : db.url;
  const module = await productModule(databaseUrl, environment);
  const { limits } = readAgentSettings(environment);
  const http = await createHttpApp(module, { logLevel: 'silent', rawBodyLimit: limits.body });
  const { http: port } = await http.listen({
    bind: '127.0.0.1',
    httpPort: null,
    httpsPort: 0,
    ...(times && { times }),
  });
  return {
    db,
    http,
    port: port ?? 0,
    close: async () => {
      await http.stop(0);
      await db.close();
    },
  };
}

async function openDatabase(url: string) {
  await migrate(url);
  const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 3 })).initialize();
  return { url, database: new Database(dataSource), close: () => dataSource.destroy() };
}
