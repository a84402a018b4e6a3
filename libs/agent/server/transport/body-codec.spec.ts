import { constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { AgentRefusal } from './agent-refusal.js';
import { DEFAULT_BODY_LIMITS, decodeBody, encodeReply, openBody } from './body-codec.js';
import type { Compression } from './body-codec.js';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<REQUEST><QUERY>PROLOG</QUERY></REQUEST>\n';
const LARGE = XML + '<!-- x -->'.repeat(800_000);
/** What a Windows agent sends: flushed, never finished. */
const unfinished = (text: string): Buffer => deflateSync(text, { finishFlush: constants.Z_SYNC_FLUSH });
const noise = (length: number): Buffer =>
  Buffer.from(Array.from({ length }, (_, i) => (Math.imul(i + 1, 2654435761) >>> 13) & 0xff));

describe('unpacking a body', () => {
  const accepted: [string, Buffer, Compression, string][] = [
    ['zlib', deflateSync(XML), 'zlib', XML],
    ['zlib at another level', deflateSync(XML, { level: 1 }), 'zlib', XML],
    ['a zlib stream that was never finished', unfinished(XML), 'zlib', XML],
    [
      'bytes after the end of the stream',
      Buffer.concat([deflateSync(XML), Buffer.from('\r\n')]),
      'zlib',
      XML,
    ],
    ['gzip, also without a declaration', gzipSync('<REQUEST/>'), 'gzip', '<REQUEST/>'],
    ['clear XML', Buffer.from(XML), 'plain', XML],
    [
      'clear XML with a declaration in capitals',
      Buffer.from('<?XML version="1.0"?><R/>'),
      'plain',
      '<?XML version="1.0"?><R/>',
    ],
    ['clear XML after a UTF-8 mark', Buffer.from(`\uFEFF${XML}`), 'plain', `\uFEFF${XML}`],
    ['a message that inflates to megabytes', deflateSync(LARGE), 'zlib', LARGE],
    ['the same unfinished', unfinished(LARGE), 'zlib', LARGE],
    ['the same in gzip', gzipSync(LARGE), 'gzip', LARGE],
    [
      'a packed body of more than 64 kB',
      deflateSync(XML + noise(200_000).toString('hex')),
      'zlib',
      XML + noise(200_000).toString('hex'),
    ],
  ];
  it.each(accepted)('accepts %s', async (_, body, compression, text) => {
    const decoded = await decodeBody(body, DEFAULT_BODY_LIMITS, true);
    expect(decoded.compression).toBe(compression);
    expect(decoded.bytes.equals(Buffer.from(text))).toBe(true);
  });

  it.each([
    ['utf-16 little endian', Buffer.from(`\uFEFF${XML}`, 'utf16le')],
    ['utf-16 big endian', Buffer.from(`\uFEFF${XML}`, 'utf16le').swap16()],
  ])('accepts clear XML in %s with its mark', async (_, body) => {
    expect((await decodeBody(body, DEFAULT_BODY_LIMITS, true)).compression).toBe('plain');
  });

  const refused: [string, Buffer, boolean, number, number][] = [
    ['an empty body', Buffer.alloc(0), true, 400, 512],
    ['raw deflate', deflateRawSync(XML), true, 400, 506],
    ['clear XML without a declaration', Buffer.from('<REQUEST/>'), true, 400, 506],
    ['clear XML after a blank line', Buffer.from(`\n${XML}`), true, 400, 506],
    ['clear XML when only zlib is wanted', Buffer.from(XML), false, 400, 506],
    ['gzip when only zlib is wanted', gzipSync(XML), false, 400, 506],
    ['any text', Buffer.from('hello world'), true, 400, 506],
    ['one byte', Buffer.from([0x78]), true, 400, 506],
    [
      'a zlib header with noise behind it',
      Buffer.concat([Buffer.from([0x78, 0x9c]), noise(5000)]),
      true,
      400,
      506,
    ],
    [
      'much noise behind a zlib header',
      Buffer.concat([Buffer.from([0x78, 0x9c]), noise(100_000)]),
      true,
      400,
      506,
    ],
    [
      'a wrong checksum at the end',
      Buffer.concat([deflateSync(XML).subarray(0, -4), Buffer.alloc(4)]),
      true,
      400,
      506,
    ],
    [
      'gzip that turns into noise',
      Buffer.concat([gzipSync(XML).subarray(0, 12), noise(500)]),
      true,
      400,
      506,
    ],
  ];
  it.each(refused)('refuses %s', async (_, body, tryOthers, status, logCode) => {
    await expect(decodeBody(body, DEFAULT_BODY_LIMITS, tryOthers)).rejects.toMatchObject({
      name: 'AgentRefusal',
      status,
      logCode,
    });
  });

  it.each([
    ['zlib', deflateSync('x'.repeat(1001))],
    ['gzip', gzipSync('x'.repeat(1001))],
    ['clear XML', Buffer.from('<?xml?>'.padEnd(1001))],
  ])('refuses %s one byte over the limit and takes what just fits', async (_, body) => {
    await expect(decodeBody(body, { maxInflated: 1000 }, true)).rejects.toMatchObject({ status: 413 });
    expect((await decodeBody(body, { maxInflated: 1001 }, true)).bytes).toHaveLength(1001);
  });

  it('stops a bomb of 1 GB in 1 MB at the limit, without having inflated more', async () => {
    const block = deflateSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_FULL_FLUSH });
    const bomb = Buffer.concat([block, ...Array<Buffer>(1023).fill(block.subarray(2))]);
    expect(bomb.length).toBeLessThan(1.5e6);
    const limit = 8 << 20;
    let inflated = 0;
    let refusal: unknown;
    try {
      for await (const piece of openBody(bomb, { maxInflated: limit }, true).pieces) inflated += piece.length;
    } catch (error) {
      refusal = error;
    }
    expect((refusal as AgentRefusal).status).toBe(413);
    expect((refusal as AgentRefusal).reason).toContain('maxInflated');
    expect(inflated).toBeGreaterThan(0);
    expect(inflated).toBeLessThanOrEqual(limit);
  });
});

describe('packing a reply', () => {
  const reply = "<?xml version='1.0' encoding='UTF-8'?>\n<REPLY>é</REPLY>\n";

  it.each(['zlib', 'gzip', 'plain'] as const)('round-trips through %s', async (compression) => {
    const decoded = await decodeBody(encodeReply(reply, compression), DEFAULT_BODY_LIMITS, true);
    expect(decoded).toEqual({ compression, bytes: Buffer.from(reply) });
  });

  it('begins zlib with 78 9C, the bytes FusionInventory looks for', () => {
    expect(encodeReply(reply, 'zlib').subarray(0, 2).toString('hex')).toBe('789c');
  });
});
