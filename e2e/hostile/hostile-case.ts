import { deflateSync } from 'node:zlib';

/** One hostile request; everything about it is data, so that the corpus can be counted and repeated. */
export interface HostileCase {
  readonly name: string;
  /** The request as it goes over the wire; made when it is sent, since some are large. */
  readonly bytes: () => Buffer;
  /** The client stops in the middle and closes its side. */
  readonly cutOff?: boolean;
  /** Right answers; `closed` = the connection ends without one. */
  readonly answered: readonly (number | 'closed')[];
}

export const AGENT = 'OCS-NG_unified_unix_agent_v2.10.5';
export const DEVICE = 'hostile-2026-03-01-09-15-00';
export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Parts of an HTTP request; what is left out is as an agent sends it. */
export interface HttpParts {
  readonly method?: string;
  readonly path?: string;
  /** Header lines in their order; a name may come twice. Host and Connection are always there. */
  readonly headers?: readonly string[];
  readonly userAgent?: string;
  readonly body?: Buffer;
  /** Content-Length to be told instead of the true one; null tells none. */
  readonly length?: number | string | null;
}

/** The bytes of an HTTP request. */
export function httpRequest({
  method = 'POST',
  path = '/ocsinventory',
  headers = [],
  userAgent = AGENT,
  body = Buffer.alloc(0),
  length = body.length,
}: HttpParts): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: inventory',
    'Connection: close',
    `User-Agent: ${userAgent}`,
    ...(length === null ? [] : [`Content-Length: ${length}`]),
    ...headers,
  ];
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), body]);
}

/** The document of a message. */
export const document = (query: string, content = '', deviceId = DEVICE): string =>
  `${DECLARATION}<REQUEST><DEVICEID>${deviceId}</DEVICEID><QUERY>${query}</QUERY><CONTENT>${content}</CONTENT></REQUEST>`;

export const packed = (xml: string | Buffer): Buffer => deflateSync(xml, { level: 1 });

/** A case that posts a body. */
export const posted = (
  name: string,
  body: () => Buffer,
  answered: HostileCase['answered'],
  parts: Omit<HttpParts, 'body'> = {},
): HostileCase => ({ name, bytes: () => httpRequest({ ...parts, body: body() }), answered });

/** A case that posts a packed XML document. */
export const xmlCase = (name: string, xml: () => string, answered: HostileCase['answered']): HostileCase =>
  posted(name, () => packed(xml()), answered);

/** Escapes a text for XML. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Numbers below one from a seed, so that a failure can be repeated. */
export function seeded(seed: number): () => number {
  let state = (seed + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const randomBuffer = (length: number, random: () => number): Buffer =>
  Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));

/** The numbers from 0 to `count` - 1. */
export const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);
