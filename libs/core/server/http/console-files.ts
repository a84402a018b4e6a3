import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isBelow, pathOf } from './bodies.js';
import { DomainError, notFound } from './domain-error.js';
import { PackedFiles } from './packed-files.js';
import { consolePolicy, usePolicy } from './security-headers.js';

/** Text in the console's index.html that is replaced by the nonce of the answer. */
const NONCE_MARK = '__CSP_NONCE__';

/** Addresses that belong to machines: an unknown one among them is a plain "not found", never the console. */
const NOT_CONSOLE = ['/api', '/health', '/metrics', '/ocsinventory', '/ocsinterface', '/ocsapi', '/download'];

/** Build output carries a hash in its name (`main-ABCD1234.js`), so it can be kept for ever. */
const HASHED = /-[A-Z0-9]{8}\.[a-z0-9]+$/;

const NOT_BUILT =
  'The console has not been built. Run "npm run up", or "npx nx build console", and reload this page.\n';

/**
 * Serves the console: its files, and index.html for every address a browser asks that is neither a file nor one of the
 * machines' (the console's own router shows what belongs there).
 */
export async function serveConsole(fastify: FastifyInstance, folder: string): Promise<void> {
  await fastify.register(fastifyStatic, {
    root: folder,
    serve: false,
    dotfiles: 'ignore',
    cacheControl: false,
  });
  const indexHtml = indexReader(folder);
  const packed = new PackedFiles(folder);
  fastify.get('/*', async (request, reply) => {
    if (isBelow(request, NOT_CONSOLE)) throw routeNotFound();
    const path = pathOf(request.url);
    if (path !== '/' && path !== '/index.html' && isFileName(path) && !isPage(request, path, folder))
      return sendConsoleFile(request, reply, { path, folder, packed });
    return sendIndex(request, reply, await indexHtml());
  });
}

const routeNotFound = (): DomainError => notFound('route.not-found', 'There is nothing at this address.');

/** Most pages of the console have no dot in their last part. */
const isFileName = (path: string): boolean => /\.[A-Za-z0-9]+$/.test(path);

/**
 * The page of something with a dot in its name (`/users/a.lemoine`): no file, and asked for as a page. Browsers ask so only
 * when somebody goes there, never for scripts, styles and images.
 */
function isPage(request: FastifyRequest, path: string, folder: string): boolean {
  const name = decoded(path);
  const asked = request.headers.accept?.includes('text/html') === true;
  return asked && name !== undefined && !existsSync(join(folder, name));
}

interface ConsoleFile {
  readonly path: string;
  readonly folder: string;
  readonly packed: PackedFiles;
}

async function sendConsoleFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { path, folder, packed }: ConsoleFile,
): Promise<FastifyReply> {
  const name = decoded(path);
  if (name === undefined || !existsSync(join(folder, name))) throw routeNotFound();
  const isHashed = HASHED.test(name);
  reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  const small = isHashed && takesBrotli(request) ? await packed.get(name) : undefined;
  if (small === undefined) return reply.sendFile(name);
  return reply
    .header('content-encoding', 'br')
    .header('vary', 'accept-encoding')
    .type(small.type)
    .send(small.content);
}

const takesBrotli = ({ headers }: FastifyRequest): boolean =>
  /\bbr\b/.test(String(headers['accept-encoding'] ?? ''));

function decoded(path: string): string | undefined {
  try {
    const name = decodeURIComponent(path);
    return name.includes('\0') || name.includes('..') || name.includes('\\') ? undefined : name;
  } catch {
    return undefined;
  }
}

function sendIndex(request: FastifyRequest, reply: FastifyReply, html: string | undefined): FastifyReply {
  if (!accepts(request, 'text/html')) throw routeNotFound();
  if (html === undefined) return reply.code(503).type('text/plain; charset=utf-8').send(NOT_BUILT);
  const nonce = randomBytes(16).toString('base64');
  return usePolicy(reply, consolePolicy(nonce))
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(html.replaceAll(NONCE_MARK, nonce));
}

const accepts = (request: FastifyRequest, type: string): boolean => {
  const accepted = request.headers.accept ?? '';
  return accepted.includes(type) || accepted.includes('*/*');
};

/** Reads index.html once, and again when a new build has replaced it; undefined while there is none. */
function indexReader(folder: string): () => Promise<string | undefined> {
  const file = join(folder, 'index.html');
  let kept: { readonly changed: number; readonly html: string } | undefined;
  return async () => {
    const changed = (await stat(file).catch(() => undefined))?.mtimeMs;
    if (changed === undefined) return undefined;
    if (kept?.changed !== changed) kept = { changed, html: await readFile(file, 'utf8') };
    return kept.html;
  };
}
