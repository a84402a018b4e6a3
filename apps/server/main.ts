import { readSettings } from './settings.js';
import { startServer } from './start.js';

/** Starts the server and stops it on SIGTERM or SIGINT; SIGHUP reads the certificate again. */
async function main(): Promise<void> {
  const server = await startServer(readSettings(process.env));
  process.on('SIGHUP', () => void server.reloadCertificate());
  let stopping = false;
  const stop = (): void => {
    // Asked twice, somebody is in a hurry.
    if (stopping) process.exit(1);
    stopping = true;
    void server.http.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
