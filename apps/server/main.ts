import cluster from 'node:cluster';
import { serve } from './serve.js';
import { readSettings } from './settings.js';
import { Workers } from './workers.js';

/** Starts the server, as one process or as several that share its ports (OCS_WORKERS). */
async function main(): Promise<void> {
  const settings = readSettings(process.env);
  if (cluster.isPrimary && settings.workers > 1) process.exit(await new Workers(settings).run());
  await serve(settings);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
