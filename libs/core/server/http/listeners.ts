import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** Time limits of a connection in milliseconds (spec/security.md row 31). */
export interface ConnectionTimes {
  /** From the first byte of a request to the end of its headers. */
  readonly headers: number;
  /** From the first byte of a request to its last. */
  readonly request: number;
  /** Between two requests. */
  readonly idle: number;
  /** How often the others are looked at. */
  readonly check: number;
}

const TIMES: ConnectionTimes = { headers: 10_000, request: 60_000, idle: 5_000, check: 2_000 };

/** Largest block of request headers, in bytes. */
const MAX_HEADER_SIZE = 16_384;

/** Certificate and private key, PEM. */
export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

export interface ListenOptions {
  /** Address to listen on, for instance `0.0.0.0`. */
  readonly bind: string;
  /** Port for plain HTTP; 0 = off, null = any free one (tests). */
  readonly httpPort: number | null;
  /** Port for HTTPS; 0 = off, null = any free one (tests). */
  readonly httpsPort: number | null;
  /** Needed when HTTPS is on. */
  readonly tls?: TlsFiles | undefined;
  /** Shorter time limits, for tests. */
  readonly times?: ConnectionTimes;
}

/** Ports in use; null where a listener is off. */
export interface ListeningPorts {
  readonly http: number | null;
  readonly https: number | null;
}

/**
 * The sockets of the server: plain and TLS listeners for one and the same Fastify instance. They are ours rather than
 * Fastify's because it knows only one, and because their time limits must really be checked every two seconds (Node
 * looks every thirty by default, which makes a limit of ten mean forty).
 */
export class Listeners {
  private readonly servers: Server[] = [];
  private https: HttpsServer | undefined;

  constructor(private readonly fastify: FastifyInstance) {}

  private readonly answer = (request: IncomingMessage, response: ServerResponse): void => {
    this.fastify.routing(request, response);
  };

  /** Starts what the options ask for; rejects with the system's error (EADDRINUSE…) and nothing left open. */
  async listen(options: ListenOptions): Promise<ListeningPorts> {
    try {
      return { http: await this.listenPlain(options), https: await this.listenTls(options) };
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Puts another certificate in place; connections that exist keep theirs. */
  reloadCertificate(tls: TlsFiles): void {
    this.https?.setSecureContext({ ...tls, minVersion: 'TLSv1.2' });
  }

  /** Stops accepting and ends every connection. */
  async close(): Promise<void> {
    const closing = this.servers.splice(0).map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        }),
    );
    await Promise.all(closing);
  }

  private async listenPlain({ bind, httpPort, times = TIMES }: ListenOptions): Promise<number | null> {
    if (httpPort === 0) return null;
    return this.start(createHttpServer(nodeOptions(times), this.answer), bind, httpPort);
  }

  private async listenTls({ bind, httpsPort, tls, times = TIMES }: ListenOptions): Promise<number | null> {
    if (httpsPort === 0) return null;
    if (!tls) throw new Error('HTTPS is on but there is no certificate.');
    this.https = createHttpsServer({ ...nodeOptions(times), ...tls, minVersion: 'TLSv1.2' }, this.answer);
    return this.start(this.https, bind, httpsPort);
  }

  private async start(server: Server, bind: string, port: number | null): Promise<number> {
    this.servers.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port ?? 0, bind, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return (server.address() as AddressInfo).port;
  }
}

const nodeOptions = ({ headers, request, idle, check }: ConnectionTimes): ServerOptions => ({
  headersTimeout: headers,
  requestTimeout: request,
  keepAliveTimeout: idle,
  connectionsCheckingInterval: check,
  maxHeaderSize: MAX_HEADER_SIZE,
});
