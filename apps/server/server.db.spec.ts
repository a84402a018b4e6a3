import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as tlsConnect, type PeerCertificate } from 'node:tls';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { AccountService } from '@ocs/users-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings, type ServerSettings } from './settings.js';
import { type RunningServer, startServer } from './start.js';
import { routesOf } from './testing/routes.js';

const PASSWORD = 'violet-Kettle-91-orbit';

let db: TestDatabase;
let folder: string;
let server: RunningServer;
let settings: ServerSettings;

beforeAll(async () => {
  db = await createTestDatabase();
  await AccountService.on(db.database).ensureAdministrator(PASSWORD);
  folder = await mkdtemp(join(tmpdir(), 'server-'));
  // Free ports are asked for by null, which no environment variable can say.
  settings = {
    ...readSettings({
      DATABASE_URL: db.url,
      OCS_DATA: folder,
      OCS_BIND: '127.0.0.1',
      OCS_LOG_LEVEL: 'silent',
    }),
    httpPort: await freePort(),
    httpsPort: await freePort(),
    consoleFolder: folder,
  };
  await writeFile(join(folder, 'index.html'), '<app-root ngCspNonce="__CSP_NONCE__"></app-root>');
  server = await startServer(settings);
});

afterAll(async () => {
  await server.http.stop(0);
  await db.close();
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

const inject = async (
  method: 'GET' | 'POST',
  url: string,
  headers: Record<string, string> = {},
  body?: unknown,
) =>
  server.http.app.inject({
    method,
    url,
    headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  });

describe('the whole server', () => {
  it('is ready when it listens', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.ports.http}/health/ready`);
    expect(await answer.json()).toEqual({ status: 'ok' });
  });

  it('signs in and shows computers', async () => {
    const session = await inject('POST', '/api/auth/sign-in', {}, { login: 'admin', password: PASSWORD });
    const { accessToken } = session.json<{ accessToken: string }>();
    const authorization = `Bearer ${accessToken}`;
    expect((await inject('GET', '/api/computers', { authorization })).json()).toMatchObject({
      total: 0,
      rows: [],
    });
    expect((await inject('GET', '/api/computers')).statusCode).toBe(401);
    expect(
      (await inject('GET', '/metrics', { authorization, 'x-forwarded-for': '10.0.0.1' })).statusCode,
    ).toBe(200);
    expect((await inject('GET', '/metrics', { 'x-forwarded-for': '10.0.0.1' })).statusCode).toBe(401);
  });

  it('answers agents', async () => {
    const answer = await server.http.app.inject({
      method: 'POST',
      url: '/ocsinventory',
      payload: 'nothing of ours',
    });
    expect(answer.statusCode).toBe(400);
  });

  it('describes every route of the API', async () => {
    const document = (await inject('GET', '/api/openapi.json')).json<{
      openapi: string;
      paths: Record<string, Record<string, { summary?: string; responses: Record<string, unknown> }>>;
      components: { schemas: object; securitySchemes: object };
    }>();
    expect(document.openapi).toMatch(/^3\./);
    expect(document.components.schemas).toHaveProperty('Problem');
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const expected = routesOf(server.http.app)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => !route.includes('/ocsinventory'));
    expect(expected.length).toBeGreaterThan(10);
    expect(described.sort()).toEqual(expected.sort());
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const operation of Object.values(methods)) {
        expect(operation.summary, path).toBeTruthy();
        expect(Object.keys(operation.responses).length, path).toBeGreaterThan(1);
      }
    }
    for (const reference of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
      expect(document.components.schemas).toHaveProperty(reference[1]!);
    }
  });

  it('shows the console at its own addresses', async () => {
    const page = await inject('GET', '/computers/5', { accept: 'text/html' });
    expect(page.statusCode).toBe(200);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  });
});

describe('TLS', () => {
  it('works with a certificate of its own, kept for the next start', async () => {
    const kept = await readFile(join(folder, 'tls', 'certificate.pem'), 'utf8');
    expect((await stat(join(folder, 'tls', 'key.pem'))).mode & 0o777).toBe(0o600);
    const answer = await overTls('/health/live', kept);
    expect(answer).toMatchObject({ status: 200, hsts: 'max-age=15768000' });
  });

  it('refuses versions before 1.2', async () => {
    await expect(
      new Promise((resolve, reject) => {
        tlsConnect(
          {
            host: '127.0.0.1',
            port: server.ports.https!,
            rejectUnauthorized: false,
            maxVersion: 'TLSv1.1',
            minVersion: 'TLSv1',
          },
          () => {
            resolve('connected');
          },
        ).on('error', reject);
      }),
    ).rejects.toThrow();
  });

  it('takes another certificate without a restart, and keeps the old one when the new is broken', async () => {
    const before = await fingerprint();
    await writeFile(join(folder, 'tls', 'key.pem'), 'broken');
    await server.reloadCertificate();
    expect(await fingerprint()).toBe(before);
    await rm(join(folder, 'tls'), { recursive: true });
    await server.reloadCertificate();
    expect(await fingerprint()).not.toBe(before);
  });
});

describe('a start that cannot work', () => {
  it('names the port that is taken, and leaves nothing open', async () => {
    const port = await freePort();
    await expect(startServer({ ...settings, httpPort: port, httpsPort: server.ports.http! })).rejects.toThrow(
      `Port ${server.ports.http} is in use by another program`,
    );
    await expect(fetch(`http://127.0.0.1:${port}/health/live`)).rejects.toThrow();
  });

  it('says that the database has not been migrated', async () => {
    const empty = await createEmptyDatabase();
    try {
      await expect(startServer({ ...settings, databaseUrl: empty.url })).rejects.toThrow(
        'The database is not up to date',
      );
    } finally {
      await empty.close();
    }
  });

  it('says that there is no database', async () => {
    await expect(
      startServer({ ...settings, databaseUrl: 'mysql://ocs:swordfish@127.0.0.1:9/ocsweb' }),
    ).rejects.toThrow(/^(?!.*swordfish).*127\.0\.0\.1:9/);
  });
});

async function overTls(path: string, ca: string): Promise<{ status: number; hsts: string | undefined }> {
  return new Promise((resolve, reject) => {
    httpsRequest({ host: '127.0.0.1', port: server.ports.https!, path, ca, agent: false }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, hsts: answer.headers['strict-transport-security'] });
    })
      .on('error', reject)
      .end();
  });
}

async function fingerprint(): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = tlsConnect(
      { host: '127.0.0.1', port: server.ports.https!, rejectUnauthorized: false },
      () => {
        const certificate: PeerCertificate = socket.getPeerCertificate();
        socket.destroy();
        resolve(certificate.fingerprint256);
      },
    );
    socket.on('error', reject);
  });
}
