import { promisify } from 'node:util';
import {
  createGunzip,
  createInflate,
  constants,
  deflateSync,
  gunzip,
  gunzipSync,
  gzipSync,
  inflate,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib';
import { AgentRefusal } from './agent-refusal.js';

/** How a body was packed; the reply is packed the same way (spec/agent-protocol.md 1.3). */
export type Compression = 'zlib' | 'gzip' | 'plain';

export interface BodyLimits {
  /** Bytes of the message after inflation (spec/security.md row 3). */
  readonly maxInflated: number;
}

export const DEFAULT_BODY_LIMITS: BodyLimits = { maxInflated: 256 * 1024 * 1024 };

/** A body that is being unpacked: the pieces come as they are inflated, so the whole is never in memory at once. */
export interface OpenedBody {
  readonly compression: Compression;
  readonly pieces: AsyncIterable<Buffer>;
  /** The whole, where it is small enough to be there at once; `pieces` then gives the same. */
  readonly whole?: Buffer | undefined;
  /** Unpacks the whole of a somewhat larger body in the thread pool; undefined when it turns out to be too large for that. */
  readonly later?: (() => Promise<Buffer | undefined>) | undefined;
}

const inflateLater = promisify<Buffer, ZlibOptions, Buffer>(inflate);
const gunzipLater = promisify<Buffer, ZlibOptions, Buffer>(gunzip);

export interface DecodedBody {
  readonly compression: Compression;
  readonly bytes: Buffer;
}

/** Bodies up to this size are inflated at once on the main thread: cheaper than a round through the thread pool. */
const SMALL_BODY = 64 * 1024;
/** … and up to this size as a whole in the thread pool. */
const MEDIUM_BODY = 512 * 1024;
/** Both as long as they do not inflate to more than this. */
const SMALL_INFLATED = 2 * 1024 * 1024;
const PIECE = 64 * 1024;
/** Room for what a PROLOG inflates to, cut from Node's shared pool: room of its own for each would have V8 collect garbage far too often. */
const LEAST_PIECE = 2 * 1024;

/**
 * Windows agents flush their zlib stream and never finish it (1.3), so the end of the input must not be an error.
 * A stream that was really cut is found out by the XML reader: its root is not closed.
 */
const UNFINISHED_ACCEPTED = { finishFlush: constants.Z_SYNC_FLUSH };

/**
 * Starts unpacking a request body (spec/agent-protocol.md 1.3): zlib always, gzip and clear XML only when
 * `tryOthers` (option COMPRESS_TRY_OTHERS) is on. The first bytes decide; raw deflate has none and is refused.
 * @throws AgentRefusal 400 for an empty or undecodable body, 413 over the limit; while iterating, too.
 */
export function openBody(body: Buffer, limits: BodyLimits, tryOthers: boolean): OpenedBody {
  if (body.length === 0) throw new AgentRefusal(400, 512, 'handler', 'empty body');
  const compression = compressionOf(body, tryOthers);
  if (compression === undefined) {
    throw new AgentRefusal(400, 506, 'handler', tryOthers ? 'neither zlib, gzip nor XML' : 'not zlib');
  }
  if (compression === 'plain') {
    const whole = body.length <= Math.min(limits.maxInflated, SMALL_INFLATED) ? body : undefined;
    return { compression, pieces: plainPieces(body, limits), whole };
  }
  const whole = body.length <= SMALL_BODY ? inflatedAtOnce(body, compression, limits) : undefined;
  const later =
    body.length > SMALL_BODY && body.length <= MEDIUM_BODY
      ? () => inflatedLater(body, compression, limits)
      : undefined;
  const pieces = whole ? onePiece(whole) : inflatedByAndBy(body, compression, limits);
  return { compression, pieces, whole, later };
}

/** Unpacks a whole request body into one buffer; errors as for {@link openBody}. */
export async function decodeBody(body: Buffer, limits: BodyLimits, tryOthers: boolean): Promise<DecodedBody> {
  const { compression, pieces } = openBody(body, limits, tryOthers);
  const collected: Buffer[] = [];
  for await (const piece of pieces) collected.push(piece);
  const [only] = collected;
  return {
    compression,
    bytes: only !== undefined && collected.length === 1 ? only : Buffer.concat(collected),
  };
}

/** Packs a reply the way its request was packed. zlib at the default level: FusionInventory looks for `78 9C` (1.3). */
export function encodeReply(xml: string, compression: Compression): Buffer {
  switch (compression) {
    case 'zlib':
      return deflateSync(xml);
    case 'gzip':
      return gzipSync(xml);
    case 'plain':
      return Buffer.from(xml);
  }
}

function compressionOf(body: Buffer, tryOthers: boolean): Compression | undefined {
  if (hasZlibHeader(body)) return 'zlib';
  if (!tryOthers) return undefined;
  if (body[0] === 0x1f && body[1] === 0x8b) return 'gzip';
  return startsLikeXml(body) ? 'plain' : undefined;
}

/** RFC 1950: method 8 with a window of at most 32 KiB, header a multiple of 31, no preset dictionary. */
function hasZlibHeader(body: Buffer): boolean {
  const [cmf, flags] = body;
  if (cmf === undefined || flags === undefined) return false;
  return (cmf & 0x0f) === 8 && cmf >> 4 <= 7 && (cmf * 256 + flags) % 31 === 0 && (flags & 0x20) === 0;
}

/** Clear XML must begin with its declaration (1.3); a byte order mark may stand before it, as some editors write. */
function startsLikeXml(body: Buffer): boolean {
  if (body[0] === 0xff && body[1] === 0xfe) return beginsWith(body.toString('utf16le', 2, 12));
  if (body[0] === 0xfe && body[1] === 0xff) {
    return beginsWith(Buffer.from(body.subarray(2, 12)).swap16().toString('utf16le'));
  }
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0;
  return beginsWith(body.toString('latin1', start, start + 5));
}

const beginsWith = (head: string): boolean => head.toLowerCase().startsWith('<?xml');

async function* plainPieces(body: Buffer, limits: BodyLimits): AsyncGenerator<Buffer> {
  if (body.length > limits.maxInflated) throw tooLarge(limits);
  for (let at = 0; at < body.length; at += PIECE) yield body.subarray(at, at + PIECE);
}

/** A body that is there as a whole, as its pieces. */
export async function* onePiece(whole: Buffer): AsyncGenerator<Buffer> {
  yield whole;
}

/** The inflated body, or undefined when it turns out to be too large to be inflated on the main thread. */
function inflatedAtOnce(body: Buffer, compression: 'zlib' | 'gzip', limits: BodyLimits): Buffer | undefined {
  const unpack = compression === 'zlib' ? inflateSync : gunzipSync;
  try {
    return unpack(body, atOnce(body, limits));
  } catch (error) {
    return tooLargeAtOnce(error, limits);
  }
}

function inflatedLater(
  body: Buffer,
  compression: 'zlib' | 'gzip',
  limits: BodyLimits,
): Promise<Buffer | undefined> {
  const unpack = compression === 'zlib' ? inflateLater : gunzipLater;
  return unpack(body, atOnce(body, limits)).catch((error: unknown) => tooLargeAtOnce(error, limits));
}

/** An inventory inflates to seven times its size: its pieces need not be put together then. */
const atOnce = (body: Buffer, limits: BodyLimits): ZlibOptions => ({
  ...UNFINISHED_ACCEPTED,
  maxOutputLength: Math.min(limits.maxInflated, SMALL_INFLATED),
  chunkSize: Math.min(Math.max(LEAST_PIECE, body.length * 10), SMALL_INFLATED),
});

/** @returns undefined where the body may still be inflated piece by piece @throws AgentRefusal */
function tooLargeAtOnce(error: unknown, limits: BodyLimits): undefined {
  if (!isTooLarge(error)) throw undecodable(error);
  if (limits.maxInflated <= SMALL_INFLATED) throw tooLarge(limits);
  return undefined;
}

/** Inflates in the thread pool, piece by piece, never further than one piece beyond the limit. */
async function* inflatedByAndBy(
  body: Buffer,
  compression: 'zlib' | 'gzip',
  limits: BodyLimits,
): AsyncGenerator<Buffer> {
  const options = { ...UNFINISHED_ACCEPTED, chunkSize: PIECE };
  const stream = compression === 'zlib' ? createInflate(options) : createGunzip(options);
  stream.end(body);
  let total = 0;
  const pieces = stream[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  try {
    for (;;) {
      const piece = await nextPiece(pieces);
      if (piece === undefined) return;
      total += piece.length;
      if (total > limits.maxInflated) throw tooLarge(limits);
      yield piece;
    }
  } finally {
    stream.destroy();
  }
}

async function nextPiece(pieces: AsyncIterator<Buffer, undefined>): Promise<Buffer | undefined> {
  try {
    return (await pieces.next()).value;
  } catch (error) {
    throw undecodable(error);
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function undecodable(error: unknown): AgentRefusal {
  const why = error instanceof Error ? error.message : 'unknown error';
  return new AgentRefusal(400, 506, 'handler', `body cannot be decompressed: ${why}`);
}

function tooLarge(limits: BodyLimits): AgentRefusal {
  return new AgentRefusal(
    413,
    506,
    'handler',
    `message over the limit maxInflated = ${limits.maxInflated} bytes`,
  );
}
