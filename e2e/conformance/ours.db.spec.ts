import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHttpApp, parseDatabaseUrl, type HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productModule } from './product.js';
import { play, type ServerUnderTest } from './runner.js';
import { THEMES } from './scenarios/index.js';
import { TestedDatabase } from './tested-database.js';

/** Every conformance scenario against this product, as agents meet it: over HTTP, on a database of its own. */
let db: TestDatabase;
let http: HttpApp;
let server: ServerUnderTest;

beforeAll(async () => {
  db = await createTestDatabase();
  const { user, password, database, socketPath } = parseDatabaseUrl(db.url);
  http = await createHttpApp(await productModule(db.url), {
    logLevel: 'silent',
    // Scenarios name the address of an agent the way a proxy does.
    trustedProxies: ['127.0.0.1'],
  });
  const ports = await http.listen({ bind: '127.0.0.1', httpPort: null, httpsPort: 0 });
  server = {
    address: `http://127.0.0.1:${ports.http}/ocsinventory`,
    database: await TestedDatabase.connect({ user, password, database, socketPath: socketPath! }),
  };
});

afterAll(async () => {
  await server.database.close();
  await http.stop();
  await db.close();
});

for (const theme of THEMES) {
  describe(theme.name, () => {
    it.each(theme.scenarios.map((scenario) => [scenario.name, scenario] as const))(
      '%s',
      async (_name, scenario) => {
        expect((await play(server, scenario)).differences).toEqual([]);
      },
    );
  });
}

describe('the suite', () => {
  const scenarios = THEMES.flatMap((theme) => theme.scenarios);

  it('has at least 120 scenarios, each with a name of its own', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(120);
    for (const { name, scenarios: own } of THEMES) {
      expect(new Set(own.map((scenario) => scenario.name)).size, name).toBe(own.length);
    }
  });

  it('gives a written reason for every difference from the original, and no reason without a scenario', () => {
    const document = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8');
    const written = [...document.matchAll(/^### `([a-z0-9-]+)`$/gm)].map((heading) => heading[1]);
    const used = scenarios.flatMap(({ original }) => (original ? [original.differs] : []));
    expect([...new Set(used)].sort()).toEqual(written.sort());
  });
});
