import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** A file that is made while it is sent. */
export interface Download {
  /** Name offered for it, in any script. */
  readonly fileName: string;
  readonly contentType: string;
  /** Rows it will have, for a progress bar: header `X-Total-Rows`. */
  readonly total: number;
  readonly chunks: AsyncIterable<string>;
}

/** Chunks made ahead of the client; more would only fill the memory. */
const AHEAD = 2;

/**
 * Answers a file piece by piece, as fast as the client takes it: `return downloadReply(reply, …)` from a controller with
 * `@Res({ passthrough: true }) reply`. The first piece is waited for, so that a query that fails answers a problem; later the
 * connection is cut, and nobody takes half a file for a whole one. When the client goes away, the chunks are ended.
 */
export async function downloadReply(reply: FastifyReply, file: Download): Promise<Readable> {
  const chunks = file.chunks[Symbol.asyncIterator]();
  const first = await chunks.next();
  void reply.headers({
    'content-type': file.contentType,
    'content-disposition': attachment(file.fileName),
    'cache-control': 'no-store',
    'x-total-rows': String(file.total),
  });
  const stream = streamOf(first, chunks);
  // Fastify answers HEAD by the same route: nothing more is read for it.
  if (reply.request.method !== 'HEAD') return stream;
  stream.destroy();
  return Readable.from([]);
}

function streamOf(first: IteratorResult<string>, chunks: AsyncIterator<string>): Readable {
  let next: Promise<IteratorResult<string>> | undefined = Promise.resolve(first);
  return new Readable({
    objectMode: true,
    highWaterMark: AHEAD,
    read() {
      const chunk = next ?? chunks.next();
      next = undefined;
      chunk.then(
        ({ done, value }) => this.push(done === true ? null : value),
        (error: unknown) => this.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    },
    destroy(error, done) {
      Promise.resolve(chunks.return?.()).then(
        () => {
          done(error);
        },
        () => {
          done(error);
        },
      );
    },
  });
}

/** RFC 6266: a name every client can use, and the exact one beside it. Control characters and quotes never reach the header. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^A-Za-z0-9._ -]/g, '_');
  // Half a surrogate pair becomes the replacement character on the way.
  const exact = encodeURIComponent(Buffer.from(fileName).toString()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
