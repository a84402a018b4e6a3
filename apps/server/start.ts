import { Logger } from '@nestjs/common';
import {
  checkDatabaseServer,
  createHttpApp,
  Database,
  type HttpApp,
  type ListeningPorts,
  pendingMigrations,
} from '@ocs/core-server';
import { ensureSectionTables, SectionCatalogue } from '@ocs/inventory-server';
import { readSecretKey } from '@ocs/users-server';
import { AppModule } from './app.module.js';
import { readCertificate } from './certificate.js';
import type { ServerSettings } from './settings.js';

/** Title of the API's description. */
const API = {
  title: 'OCS Inventory',
  description: 'Computers, their inventories and the accounts of the console.',
  version: '0.1.0',
};

/** A server that listens. */
export interface RunningServer {
  readonly http: HttpApp;
  readonly ports: ListeningPorts;
  /** Reads the certificate files again; on failure the old certificate stays. */
  reloadCertificate(): Promise<void>;
}

/**
 * Starts the server: database checked, modules by role, sockets open. The database must have been migrated.
 * @throws Error whose message is one sentence for the administrator
 */
export async function startServer(settings: ServerSettings): Promise<RunningServer> {
  await checkDatabaseServer(settings.databaseUrl);
  const pending = await pendingMigrations(settings.databaseUrl);
  if (pending.length > 0) {
    throw new Error(
      `The database is not up to date (${pending.length} migrations to go): run "node apps/ocs/dist/main.js migrate" first.`,
    );
  }
  const catalogue = await SectionCatalogue.load(settings.sectionFolders);
  const withConsole = settings.roles.has('console');
  const http = await createHttpApp(
    AppModule.of({
      databaseUrl: settings.databaseUrl,
      databasePool: settings.databasePool,
      roles: settings.roles,
      catalogue,
      agents: settings.agents,
      secret: await readSecretKey(settings.secret, settings.secretFile),
    }),
    {
      logLevel: settings.logLevel,
      trustedProxies: settings.trustedProxies,
      rawBodyLimit: settings.agents.limits.body,
      consoleFolder: withConsole ? settings.consoleFolder : undefined,
      api: withConsole ? API : undefined,
    },
  );
  try {
    const added = await ensureSectionTables(http.app.get(Database), catalogue);
    if (added.length > 0) new Logger('server').log(`Added for new inventory sections: ${added.join(', ')}`);
    return { http, ports: await listen(http, settings), reloadCertificate: () => reload(http, settings) };
  } catch (error) {
    await http.stop(0);
    throw error;
  }
}

async function listen(http: HttpApp, settings: ServerSettings): Promise<ListeningPorts> {
  const { bind, httpPort, httpsPort } = settings;
  const tls = httpsPort === 0 ? undefined : await readCertificate(settings.tlsFiles, settings.dataFolder);
  try {
    const ports = await http.listen({ bind, httpPort, httpsPort, tls });
    new Logger('server').log(
      `Listening on ${bind}, HTTP ${ports.http ?? 'off'}, HTTPS ${ports.https ?? 'off'}`,
    );
    return ports;
  } catch (error) {
    throw listenError(error, bind);
  }
}

function listenError(error: unknown, bind: string): unknown {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return new Error(
      `Port ${port ?? '?'} is in use by another program; set OCS_HTTP_PORT or OCS_HTTPS_PORT to another one.`,
    );
  }
  if (code === 'EACCES') return new Error(`Port ${port ?? '?'} may not be opened by this user.`);
  if (code === 'EADDRNOTAVAIL') return new Error(`OCS_BIND: this machine has no address ${bind}.`);
  return error;
}

async function reload(http: HttpApp, settings: ServerSettings): Promise<void> {
  const log = new Logger('server');
  try {
    http.reloadCertificate(await readCertificate(settings.tlsFiles, settings.dataFolder));
    log.log('The certificate was read again');
  } catch (error) {
    log.error(`The certificate was not replaced: ${error instanceof Error ? error.message : String(error)}`);
  }
}
