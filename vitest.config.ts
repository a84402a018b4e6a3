import swc from 'unplugin-swc';
import { defineConfig } from 'vitest/config';

/**
 * Unit and database tests of everything that runs on Node (the console has its own runner, see apps/console/project.json).
 * Rooms are read from their sources (`@ocs/source`), so no build is needed first; swc keeps the decorator metadata Nest lives on.
 */
export default defineConfig({
  plugins: [
    swc.vite({
      module: { type: 'es6' },
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
    }),
  ],
  resolve: { conditions: ['@ocs/source', 'node', 'import', 'module', 'default'] },
  ssr: { resolve: { conditions: ['@ocs/source', 'node', 'import', 'module', 'default'] } },
  test: {
    include: ['{libs,apps,migrations,tools}/**/*.spec.ts', 'e2e/{conformance,hostile}/**/*.spec.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/console/**'],
    environment: 'node',
    pool: 'forks',
    // Half of the time is waiting for a database or a killed process; Vitest would use one worker on two cores.
    maxWorkers: 2,
    globalSetup: ['libs/core/server/testing/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
});
