import cluster from 'node:cluster';
import type { ServerSettings } from './settings.js';
import { type RunningServer, startServer } from './start.js';

/** What a worker hears from the process that started it, and says to it. */
export const STOP = 'ocs-stop';
export const HURRY = 'ocs-hurry';
export const READY = 'ocs-ready';

/**
 * Starts the server in this process and stops it on SIGTERM or SIGINT; SIGHUP reads the certificate again. Asked to stop twice, somebody
 * is in a hurry. A worker takes its orders from the process that started it: signals reach the whole group at times, and
 * a second one would not mean haste.
 */
export async function serve(settings: ServerSettings): Promise<void> {
  const ending = new Ending();
  if (cluster.isWorker) {
    // Whoever watches over us may have let go of the channel (apps/ocs): it keeps a worker alive.
    process.channel?.ref();
    process.on('message', (message) => {
      if (message === STOP) ending.begin();
      if (message === HURRY) process.exit(1);
    });
    process.on('SIGTERM', () => ending.begin());
    process.on('SIGINT', () => undefined);
  }
  const server = await startServer(settings);
  process.on('SIGHUP', () => void server.reloadCertificate());
  ending.of(server);
  if (cluster.isWorker) {
    process.send?.(READY);
    return;
  }
  const stop = (): void => {
    if (ending.begun) process.exit(1);
    ending.begin();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** The orderly end of this process, which may be asked for before there is a server to stop. */
class Ending {
  begun = false;
  private server: RunningServer | undefined;

  of(server: RunningServer): void {
    this.server = server;
  }

  begin(): void {
    if (this.begun) return;
    this.begun = true;
    if (!this.server) process.exit(0);
    void this.server.http.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  }
}
