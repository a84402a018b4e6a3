import { defineConfig } from '@playwright/test';

/**
 * Tests of the whole product: the built server and console, a private MariaDB, Debian's Chromium and real agents.
 * They need a build (`npm run build`). One worker: the product under test takes the machine's two cores.
 */
export default defineConfig({
  testDir: '.',
  testMatch: '{console,agents,running}/*.spec.ts',
  outputDir: '../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    locale: 'en-GB',
    // nothing fades or slides: what a test looks at is there or it is not
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
