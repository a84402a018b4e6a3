import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  Controller,
  Get,
  Global,
  HttpCode,
  Injectable,
  Module,
  type OnModuleInit,
  Post,
  Req,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Database } from '../database/database.js';
import { Public, RequirePermission } from './access.decorators.js';
import { DirectRoutes } from './direct-routes.js';
import { createHttpApp, type HttpApp } from './http-app.js';
import { HttpModule } from './http.module.js';
import { ServerState } from './server-state.js';
import { ZodBody, ZodParam, ZodQuery } from './zod.decorators.js';

const order = z.object({ name: z.string().min(2), amount: z.number().int().default(1) });
const search = z.object({ q: z.string().max(5).optional(), page: z.coerce.number().int().min(1).default(1) });
const address = z.object({ id: z.coerce.number().int().positive() });

let finishSlow: () => void = () => undefined;

@Controller()
class SampleController {
  @Post('api/orders')
  @Public()
  @HttpCode(200)
  make(@ZodBody(order) body: z.output<typeof order>): unknown {
    return { got: body };
  }

  @Get('api/orders/:id')
  @Public()
  read(
    @ZodParam(address) params: z.output<typeof address>,
    @ZodQuery(search) query: z.output<typeof search>,
  ): unknown {
    return { ...params, ...query };
  }

  @Get('api/broken')
  @Public()
  broken(): never {
    throw new Error('the password of the database is swordfish');
  }

  @Get('api/secret')
  @RequirePermission('server.read')
  secret(): string {
    return 'secret';
  }

  @Get('api/slow')
  @Public()
  async slow(): Promise<string> {
    await new Promise<void>((resolve) => (finishSlow = resolve));
    return 'done';
  }

  @Post('ocsinventory')
  @Public()
  @HttpCode(200)
  agent(@Req() request: FastifyRequest): unknown {
    return { bytes: (request.body as Buffer | undefined)?.length ?? 0 };
  }
}

let databaseAway = false;

@Global()
@Module({
  providers: [
    {
      provide: Database,
      useValue: {
        ping: async () => {
          if (databaseAway) throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
        },
      },
    },
  ],
  exports: [Database],
})
class FakeDatabaseModule {}

@Injectable()
class SampleMachines implements OnModuleInit {
  constructor(private readonly routes: DirectRoutes) {}

  onModuleInit(): void {
    this.routes.instance.post('/machines', async (request) => {
      if ((request.body as Buffer).length === 1) throw new Error('the password of the database is swordfish');
      return { bytes: (request.body as Buffer).length };
    });
  }
}

@Module({
  imports: [FakeDatabaseModule, HttpModule],
  controllers: [SampleController],
  providers: [SampleMachines],
})
class SampleModule {}

let folder: string;
let http: HttpApp;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  http = await createHttpApp(SampleModule, {
    logLevel: 'silent',
    rawBodyLimit: 10_000,
    consoleFolder: folder,
    api: { title: 'Sample', description: 'Sample', version: '1' },
  });
});

afterAll(async () => {
  await http.stop(0);
  await rm(folder, { recursive: true });
});

const json = { 'content-type': 'application/json' };
const post = async (url: string, payload: string | Buffer, headers: Record<string, string> = json) =>
  http.app.inject({ method: 'POST', url, payload, headers });
const get = async (url: string, headers: Record<string, string> = {}) =>
  http.app.inject({ method: 'GET', url, headers });

describe('a direct route', () => {
  const type = { 'content-type': 'a b; c' };

  it('takes any type of body and answers without what only browsers need', async () => {
    const answer = await post('/machines', Buffer.alloc(9_999), type);
    expect(answer.json()).toEqual({ bytes: 9_999 });
    expect(Object.keys(answer.headers).sort()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'date',
    ]);
  });

  it('has the bounds of bodies, and answers errors as all others do', async () => {
    const large = await post('/machines', Buffer.alloc(10_001), type);
    expect(large.statusCode).toBe(413);
    expect(large.headers).toMatchObject({ 'x-content-type-options': 'nosniff' });
    const broken = await post('/machines', 'x', type);
    expect(broken.statusCode).toBe(500);
    expect(broken.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(broken.body).not.toContain('swordfish');
  });

  it('is measured', async () => {
    await post('/machines', 'xyz', type);
    expect((await get('/metrics')).body).toContain('route="/machines"');
  });

  it('changes nothing for the others', async () => {
    expect((await get('/api/orders/5')).headers).toHaveProperty('x-request-id');
    expect((await post('/api/orders', '{"name":"ab"}', type)).statusCode).toBe(415);
  });
});

describe('bodies', () => {
  it('are parsed by the schema, defaults included', async () => {
    expect((await post('/api/orders', '{"name":"ab"}')).json()).toEqual({ got: { name: 'ab', amount: 1 } });
  });

  it('that do not fit answer with each rejected field', async () => {
    const answer = await post('/api/orders', '{"name":"a","amount":"x"}');
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({
      type: '/problems/request.invalid',
      status: 400,
      code: 'request.invalid',
      requestId: answer.headers['x-request-id'],
      errors: [
        { field: 'name', code: 'too-short' },
        { field: 'amount', code: 'type' },
      ],
    });
  });

  it.each([
    ['broken JSON', '{', json, 400, 'request.json'],
    ['no body', '', json, 400, 'request.invalid'],
    ['names that reach the prototype', '{"__proto__":{"a":1},"name":"ab"}', json, 400, 'request.json'],
    ['a form', 'name=ab', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'request.media-type'],
    ['text', '{"name":"ab"}', { 'content-type': 'text/plain' }, 415, 'request.media-type'],
    [
      'a type that only begins like JSON',
      '{}',
      { 'content-type': 'application/jsonx' },
      415,
      'request.media-type',
    ],
    ['more than a megabyte', JSON.stringify({ name: 'x'.repeat(1 << 20) }), json, 413, 'request.too-large'],
  ])('refuse %s', async (_, body, headers, status, code) => {
    const answer = await post('/api/orders', body, headers);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ status, code });
  });

  it('of a DELETE may be missing, but not be something else than JSON', async () => {
    const bare = await http.app.inject({ method: 'DELETE', url: '/api/orders/7' });
    expect(bare.statusCode).toBe(404);
    const text = await http.app.inject({ method: 'DELETE', url: '/api/orders/7', payload: 'x' });
    expect(text.json()).toMatchObject({ status: 415, code: 'request.media-type' });
  });

  it.each([
    ['no type', {}],
    ['a type of its own', { 'content-type': 'application/x-compress' }],
    ['a malformed type', { 'content-type': 'garbage;;;' }],
    ['JSON in name only', { 'content-type': 'application/json' }],
  ])('of agents arrive unread with %s', async (_, headers: Record<string, string>) => {
    expect((await post('/ocsinventory', Buffer.alloc(9_999), headers)).json()).toEqual({ bytes: 9_999 });
  });

  it('of agents may be empty, but not over their own limit', async () => {
    expect((await post('/ocsinventory', Buffer.alloc(0), {})).json()).toEqual({ bytes: 0 });
    expect((await post('/ocsinventory', Buffer.alloc(10_001), {})).statusCode).toBe(413);
  });
});

describe('addresses', () => {
  it('and queries are parsed', async () => {
    expect((await get('/api/orders/7?q=abc')).json()).toEqual({ id: 7, q: 'abc', page: 1 });
  });

  it.each([
    ['/api/orders/x', 'id', 'type'],
    ['/api/orders/7?page=0', 'page', 'too-small'],
    ['/api/orders/7?pgae=2', 'pgae', 'unknown'],
    ['/api/orders/7?q=a&q=b', 'q', 'type'],
  ])('%s names the field', async (url, field, code) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ field, code }] });
  });

  it.each(['/api', '/api/nothing', '/health/nothing', '/ocsinventory/x', '/download/1/info'])(
    '%s that nobody serves is a problem, not a page',
    async (url) => {
      const answer = await get(url, { accept: 'text/html' });
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'route.not-found' });
    },
  );

  it('that are malformed are refused by the router as a problem', async () => {
    const answer = await get('/api/orders/%E0%A4%A');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request.invalid' });
  });
});

describe('failures', () => {
  it('of ours say nothing about the inside', async () => {
    const answer = await get('/api/broken');
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toEqual({
      type: '/problems/internal',
      title: 'Something went wrong on the server',
      status: 500,
      code: 'internal',
      requestId: answer.headers['x-request-id'],
    });
  });
});

describe('headers', () => {
  it('of every answer are strict', async () => {
    for (const url of ['/api/nothing', '/health/live', '/api/broken', '/api/openapi.json']) {
      const { headers } = await get(url);
      expect(headers, url).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
      expect(headers['x-powered-by'], url).toBeUndefined();
      expect(headers['strict-transport-security'], url).toBeUndefined();
    }
  });

  it('are never told by a client: the request id is ours', async () => {
    const answer = await get('/health/live', { 'x-request-id': 'forged' });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('console', () => {
  const browser = { accept: 'text/html,application/xhtml+xml' };

  it('that was not built says so', async () => {
    const answer = await get('/', browser);
    expect(answer.statusCode).toBe(503);
    expect(answer.body).toContain('npm run up');
  });

  it('is served at its own addresses with a fresh nonce', async () => {
    await writeFile(join(folder, 'index.html'), '<app-root ngCspNonce="__CSP_NONCE__"></app-root>');
    const answers = await Promise.all([get('/', browser), get('/computers/3?tab=software', browser)]);
    const nonces = answers.map((answer) => {
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      const nonce = /ngCspNonce="([^"]+)"/.exec(answer.body)?.[1];
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(policy).toContain("require-trusted-types-for 'script'");
      expect(policy).not.toContain('unsafe');
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  it('is served at the address of a name with a dot, to whoever goes there', async () => {
    const page = await get('/users/a.lemoine', browser);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<app-root');
    expect((await get('/users/a.lemoine', { accept: '*/*' })).statusCode).toBe(404);
  });

  it('keeps hashed files for ever and asks again for others', async () => {
    await writeFile(join(folder, 'main-ABCD1234.js'), '1;'.repeat(2_000));
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
    const script = await get('/main-ABCD1234.js', { 'accept-encoding': 'gzip' });
    expect(script.statusCode).toBe(200);
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(script.headers['content-encoding']).toBe('gzip');
    expect(script.rawPayload.length).toBeLessThan(200);
    expect((await get('/favicon.svg')).headers['cache-control']).toBe('no-cache');
  });

  it('sends scripts smaller still to browsers that take brotli', async () => {
    const text = '1;'.repeat(2_000);
    await writeFile(join(folder, 'chunk-EFGH5678.js'), text);
    const encodings = { 'accept-encoding': 'gzip, deflate, br, zstd' };
    const [first, second] = [
      await get('/chunk-EFGH5678.js', encodings),
      await get('/chunk-EFGH5678.js', encodings),
    ];
    expect(first.headers['content-encoding']).toBe('br');
    expect(first.headers['content-type']).toMatch(/^text\/javascript/);
    expect(first.headers.vary).toBe('accept-encoding');
    expect(brotliDecompressSync(first.rawPayload).toString()).toBe(text);
    expect(second.rawPayload.equals(first.rawPayload)).toBe(true);
    expect((await get('/missing-ABCD1234.js', encodings)).statusCode).toBe(404);
  });

  it.each(['/missing-ABCD1234.js', '/..%2f..%2fetc%2fpasswd.txt', '/%00.js', '/.env', '/..\\secret.txt'])(
    'does not serve %s',
    async (url) => {
      expect((await get(url)).statusCode).toBe(404);
    },
  );
});

describe('description of the API', () => {
  it('names routes, parameters and the problem answer', async () => {
    const document = (await get('/api/openapi.json')).json();
    const operation = document.paths['/api/orders/{id}'].get;
    const parameters = operation.parameters as { name: string; in: string }[];
    expect(parameters.map((parameter) => `${parameter.in}:${parameter.name}`).sort()).toEqual([
      'path:id',
      'query:page',
      'query:q',
    ]);
    expect(operation.responses.default.content['application/problem+json'].schema.$ref).toBe(
      '#/components/schemas/Problem',
    );
    expect(
      document.paths['/api/orders'].post.requestBody.content['application/json'].schema.required,
    ).toEqual(['name']);
    expect(document.paths['/api/secret'].get).toMatchObject({
      security: [{ bearer: [] }],
      'x-permission': 'server.read',
    });
  });

  it('is browsable without anything from elsewhere', async () => {
    const page = await get('/api/docs');
    expect(page.body).not.toMatch(/https?:\/\//);
    for (const [, file] of page.body.matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      expect((await get(file!)).statusCode, file).toBe(200);
    }
  });
});

describe('health and metrics', () => {
  it('tell that the database is away, and that the process lives all the same', async () => {
    expect((await get('/health/ready')).statusCode).toBe(200);
    databaseAway = true;
    const answer = await get('/health/ready');
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'database.unavailable' });
    expect(answer.headers['retry-after']).toBe('5');
    expect((await get('/health/live')).statusCode).toBe(200);
    databaseAway = false;
  });

  it('are counted by route, and readable on the machine itself only', async () => {
    await get('/api/orders/77');
    const answer = await get('/metrics');
    expect(answer.headers['content-type']).toContain('text/plain');
    expect(answer.body).toContain(
      'ocs_http_request_duration_seconds_count{route="/api/orders/:id",method="GET",status="200"}',
    );
    expect(answer.body).toContain('process_resident_memory_bytes');
  });
});

describe('listeners', () => {
  it('answer on a port of their own and finish running requests before they stop', async () => {
    const server = await createHttpApp(SampleModule, { logLevel: 'silent' });
    const ports = await server.listen({ bind: '127.0.0.1', httpPort: null, httpsPort: 0 });
    expect(ports.https).toBeNull();
    const state = server.app.get(ServerState);
    const slow = fetched(ports.http!, '/api/slow');
    while (state.inFlight === 0) await sleep(5);
    const stopped = server.stop();
    expect(await fetched(ports.http!, '/health/ready')).toMatchObject({ status: 503 });
    expect(await fetched(ports.http!, '/api/orders/1')).toMatchObject({
      status: 503,
      body: expect.stringContaining('server.stopping'),
    });
    finishSlow();
    expect(await slow).toMatchObject({ status: 200, body: 'done' });
    await stopped;
    await expect(fetched(ports.http!, '/health/live')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('start', () => {
  it('fails when a route does not say who may use it', async () => {
    @Controller('api/forgotten')
    class ForgottenController {
      @Get()
      read(): string {
        return 'open to all';
      }
    }
    @Module({ imports: [FakeDatabaseModule, HttpModule], controllers: [ForgottenController] })
    class ForgottenModule {}
    await expect(createHttpApp(ForgottenModule, { logLevel: 'silent' })).rejects.toThrow(
      'ForgottenController.read',
    );
  });
});

async function fetched(port: number, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    httpRequest({ port, path, host: '127.0.0.1', agent: false }, (answer) => {
      let body = '';
      answer.on('data', (chunk: Buffer) => (body += chunk.toString()));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body });
      });
    })
      .on('error', reject)
      .end();
  });
}
