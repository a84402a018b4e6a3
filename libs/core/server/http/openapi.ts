import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import { API_PAGE_POLICY, usePolicy } from './security-headers.js';

/** Names the API in its description. */
export interface ApiTitle {
  readonly title: string;
  readonly description: string;
  readonly version: string;
}

const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'A failure (RFC 9457)',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: {
      type: 'string',
      description: 'Identifies the kind of problem',
      example: '/problems/computer.not-found',
    },
    title: { type: 'string', description: 'Short English sentence, the same for all problems of the status' },
    status: { type: 'integer', example: 404 },
    detail: { type: 'string', description: 'What went wrong this time' },
    code: { type: 'string', description: 'Stable code for programs', example: 'computer.not-found' },
    requestId: { type: 'string', description: 'Id of the request, also in the server log' },
    errors: {
      type: 'array',
      description: 'One entry per rejected field',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** The OpenAPI file of every controller, with the problem answer on each operation. */
export function describeApi(app: INestApplication, { title, description, version }: ApiTitle): OpenAPIObject {
  const document = SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle(title)
      .setDescription(description)
      .setVersion(version)
      .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' })
      .build(),
  );
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA },
  };
  for (const path of Object.values(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = path[method];
      if (operation) operation.responses.default = PROBLEM_ANSWER;
    }
  }
  return document;
}

const PROBLEM_ANSWER = {
  description: 'Problem details',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/** Serves the file at `/api/openapi.json` and a page to browse it at `/api/docs`, everything from this server. */
export function serveApiDescription(fastify: FastifyInstance, document: OpenAPIObject): void {
  const file = JSON.stringify(document);
  fastify.get('/api/openapi.json', async (_request, reply) =>
    reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(file),
  );
  fastify.get('/api/docs', async (_request, reply) =>
    usePolicy(reply, API_PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(page(document.info.title)),
  );
  fastify.get('/api/docs/start.js', async (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(START_SCRIPT),
  );
  const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of SWAGGER_UI_FILES) {
    fastify.get(`/api/docs/${name}`, async (_request, reply) =>
      reply
        .type(type)
        .header('cache-control', 'public, max-age=86400')
        .send(await readFile(join(swaggerUi, name))),
    );
  }
}

const SWAGGER_UI_FILES = [
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
] as const;

const START_SCRIPT =
  "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });\n";

const page = (title: string): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="icon" href="data:,">
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
