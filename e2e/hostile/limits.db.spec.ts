import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { document, httpRequest, packed, upTo } from './hostile-case.js';
import { startServer, type TestedServer } from './product.js';
import { internalsIn, prolog, send } from './wire.js';

/** Every bound of one message can be set, is kept exactly, and is named in the log (spec/security.md row 3). */
let server: TestedServer;

beforeAll(async () => {
  server = await startServer({
    environment: {
      OCS_LIMIT_BODY_MB: '1',
      OCS_LIMIT_INFLATED_MB: '3',
      OCS_LIMIT_DEPTH: '20',
      OCS_LIMIT_ELEMENTS: '2000',
      OCS_LIMIT_TEXT_MB: '1',
      OCS_LIMIT_ROWS: '150',
    },
  });
});
afterEach(() => void vi.restoreAllMocks());
afterAll(() => server.close());

const MB = 1 << 20;
const content = (xml: string): Buffer =>
  packed(document('INVENTORY', `<HARDWARE><NAME>x</NAME></HARDWARE>${xml}`));
/** Elements around and besides what a test puts into CONTENT. */
const AROUND = 6;
const rows = (count: number, section: string): string =>
  `<${section}><NAME>x</NAME></${section}>`.repeat(count);
const noise = (bytes: number): Buffer =>
  Buffer.from(document('INVENTORY').replace('</CONTENT>', `<A>${'x'.repeat(bytes)}</A></CONTENT>`));
/** A message of exactly so many bytes once unpacked, within every other bound. */
const inflated = (bytes: number): Buffer => {
  const element = `<A>${'x'.repeat(2_089)}</A>`;
  const room = bytes - document('INVENTORY').length;
  const count = Math.floor(room / element.length);
  return packed(document('INVENTORY', element.repeat(count) + ' '.repeat(room - count * element.length)));
};

describe('a message just within a bound is taken, one just over it is answered 413', () => {
  it.each([
    [
      'nested elements',
      'depth',
      content('<A>'.repeat(18) + '</A>'.repeat(18)),
      content('<A>'.repeat(19) + '</A>'.repeat(19)),
    ],
    ['elements', 'elements', content('<A/>'.repeat(2_000 - AROUND)), content('<A/>'.repeat(2_001 - AROUND))],
    [
      'elements and attributes',
      'elements',
      content('<A b="1"/>'.repeat(997)),
      content('<A b="1"/>'.repeat(998)),
    ],
    [
      'one value',
      'textLength',
      content(`<BIOS><SSN>${'x'.repeat(MB)}</SSN></BIOS>`),
      content(`<BIOS><SSN>${'x'.repeat(MB + 1)}</SSN></BIOS>`),
    ],
    ['rows of one section', 'rowsPerSection', content(rows(150, 'PORTS')), content(rows(151, 'PORTS'))],
    ['rows of software', 'rowsPerSection', content(rows(150, 'SOFTWARES')), content(rows(151, 'SOFTWARES'))],
    ['the message unpacked', 'maxInflated', inflated(3 * MB), inflated(3 * MB + 1)],
  ])('%s', async (_what, bound, within, over) => {
    const warn = vi.spyOn(Logger.prototype, 'warn');
    expect((await send(server.port, httpRequest({ body: within }))).status).toBe(200);
    expect(warn).not.toHaveBeenCalled();
    const answer = await send(server.port, httpRequest({ body: over }));
    expect({ status: answer.status, body: answer.body.toString() }).toEqual({ status: 413, body: '' });
    const told = warn.mock.calls.map(([line]) => line as { msg: string });
    expect(told).toEqual([
      expect.objectContaining({ status: 413, msg: expect.stringContaining(`${bound} = `) }),
    ]);
    expect((await prolog(server.port)).status).toBe(200);
  });

  it.each([
    ['with a length', (body: Buffer) => httpRequest({ body })],
    ['in chunks', (body: Buffer) => chunked(body)],
  ])('the body as it comes, %s', async (_what, request) => {
    const fits = noise(MB - noise(0).length);
    expect(fits).toHaveLength(MB);
    expect((await send(server.port, request(fits))).status).toBe(200);
    const answer = await send(server.port, request(Buffer.concat([fits, Buffer.from(' ')])));
    expect(answer.status).toBe(413);
    expect(internalsIn(answer)).toBeUndefined();
    expect((await prolog(server.port)).status).toBe(200);
  });
});

function chunked(body: Buffer): Buffer {
  const pieces = upTo(16).map((at) => body.subarray((at * body.length) >> 4, ((at + 1) * body.length) >> 4));
  return Buffer.concat([
    httpRequest({ length: null, headers: ['Transfer-Encoding: chunked'] }),
    ...pieces.flatMap((piece) => [
      Buffer.from(`${piece.length.toString(16)}\r\n`),
      piece,
      Buffer.from('\r\n'),
    ]),
    Buffer.from('0\r\n\r\n'),
  ]);
}
