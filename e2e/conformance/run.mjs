/** `npm run conformance -- --original URL --original-db URL [--only TEXT]`: see command.ts, which this loads from source. */
import { fileURLToPath } from 'node:url';
import { createViteServer } from 'vitest/node';

const vite = await createViteServer({
  configFile: false,
  root: fileURLToPath(new URL('../..', import.meta.url)),
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
  appType: 'custom',
  logLevel: 'error',
});
try {
  const { conformance } = await vite.ssrLoadModule('/e2e/conformance/command.ts');
  process.exitCode = await conformance(process.argv.slice(2));
} finally {
  await vite.close();
}
