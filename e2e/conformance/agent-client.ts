import { request, type IncomingMessage } from 'node:http';
import { constants, deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';
import { AGENT } from './builders.js';
import type { ReceivedAnswer } from './compare.js';
import { EMPTY, type Message, type Packing, type Tree } from './scenario.js';

const PACK: Readonly<Record<Packing, (body: Buffer) => Buffer>> = {
  zlib: (body) => deflateSync(body),
  unfinished: (body) => deflateSync(body, { finishFlush: constants.Z_SYNC_FLUSH }),
  gzip: (body) => gzipSync(body),
  'raw-deflate': (body) => deflateRawSync(body),
  plain: (body) => body,
  'as-is': (body) => body,
};

/** The bytes of a message's body as they go over the wire. */
export const packedBody = ({ body, packing = 'zlib' }: Message): Buffer | undefined =>
  body === undefined ? undefined : PACK[packing](Buffer.from(body));

/** Sends a message as an agent does; the address is that of the server, for instance `http://127.0.0.1/ocsinventory`. */
export async function send(address: string, message: Message): Promise<ReceivedAnswer> {
  const { response, bytes } = await exchange(address, message, packedBody(message));
  const headers = Object.fromEntries(
    Object.entries(response.headers).map(([name, value]) => [name, value?.toString()]),
  );
  const status = response.statusCode ?? 0;
  if (bytes.length === 0) return { status, headers, body: EMPTY };
  // Bodies of refusals are pages for people; agents do not read them.
  if (status !== 200) return { status, headers, body: bytes.toString() };
  const unpacked = unpack(bytes);
  headers['x-packing'] = unpacked.packing;
  return { status, headers, body: readReply(unpacked.text) };
}

async function exchange(
  address: string,
  { method = 'POST', path = '', userAgent = AGENT.unix, from, chunked }: Message,
  body: Buffer | undefined,
): Promise<{ response: IncomingMessage; bytes: Buffer }> {
  const headers = {
    ...(userAgent !== null && { 'user-agent': userAgent }),
    ...(from !== undefined && { 'x-forwarded-for': from }),
    ...(method === 'POST' && { 'content-type': 'application/x-compress' }),
    ...(method === 'POST' && lengthHeader(body, chunked)),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(address + path, { method, headers, agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => {
        resolve({ response, bytes: Buffer.concat(pieces) });
      });
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.setTimeout(60_000, () => outgoing.destroy(new Error('no answer within a minute')));
    if (body) outgoing.write(body);
    outgoing.end();
  });
}

const lengthHeader = (body: Buffer | undefined, chunked: boolean | undefined): Record<string, string> =>
  chunked === true ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body?.length ?? 0) };

/** zlib at the default level begins with 78 9C: an agent in the field searches for it (spec/agent-protocol.md 1.3). */
function unpack(bytes: Buffer): { packing: string; text: string } {
  if (bytes[0] === 0x78 && bytes[1] === 0x9c) return { packing: 'zlib', text: inflateSync(bytes).toString() };
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return { packing: 'gzip', text: gunzipSync(bytes).toString() };
  return { packing: 'plain', text: bytes.toString() };
}

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
  trimValues: true,
});

/** What stands below REPLY; a body that is no reply stays text. */
function readReply(text: string): Tree {
  if (!text.startsWith('<?xml')) return text;
  const { REPLY } = PARSER.parse(text, true) as { REPLY?: Tree };
  return REPLY ?? text;
}
