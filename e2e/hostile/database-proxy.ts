import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Stands between the server and its database and makes it slow, silent or absent. */
export class DatabaseProxy {
  /** Time every statement takes longer, in milliseconds. */
  delay = 0;
  private silent = false;
  private readonly held: (() => void)[] = [];
  private readonly sockets = new Set<Socket>();

  private constructor(
    readonly socketPath: string,
    private readonly server: Server,
  ) {}

  static async start(socketPath: string, databaseSocket: string): Promise<DatabaseProxy> {
    const server = createServer();
    const proxy = new DatabaseProxy(socketPath, server);
    server.on('connection', (client) => {
      proxy.join(client, connect(databaseSocket));
    });
    await new Promise<void>((listening) => server.listen(socketPath, listening));
    return proxy;
  }

  /** Nothing comes through any more, and no connection is closed. */
  fallSilent(): void {
    this.silent = true;
  }

  speakAgain(): void {
    this.silent = false;
    for (const goOn of this.held.splice(0)) goOn();
  }

  /** Cuts every connection. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.speakAgain();
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }

  private join(client: Socket, database: Socket): void {
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      this.sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
    }
    let last = Promise.resolve();
    client.on('data', (piece) => {
      last = last.then(async () => this.pass(piece, database));
    });
    database.pipe(client);
  }

  private async pass(piece: Buffer, database: Socket): Promise<void> {
    if (this.delay > 0) await sleep(this.delay);
    if (this.silent) await new Promise<void>((goOn) => this.held.push(goOn));
    if (!database.destroyed) database.write(piece);
  }
}
