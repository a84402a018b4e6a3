import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { document, posted, randomBuffer, seeded, upTo, type HostileCase } from '../hostile-case.js';

const PROLOG = document('PROLOG');
const zlib = deflateSync(PROLOG);
const gzip = gzipSync(PROLOG);
const inventory = deflateSync(document('INVENTORY', '<HARDWARE><NAME>x</NAME></HARDWARE>'.repeat(20)));

/** Bodies that are not what they seem to be, or nothing at all. */
const STRANGE: readonly (readonly [string, Buffer])[] = [
  ['nothing', Buffer.alloc(0)],
  ...[0x00, 0x0a, 0x1f, 0x3c, 0x78, 0xff].map((byte) => [`the byte ${byte}`, Buffer.from([byte])] as const),
  ['a zlib header alone', Buffer.from([0x78, 0x9c])],
  ['a gzip header alone', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3])],
  ['a zlib header with a dictionary', Buffer.from([0x78, 0xbb, 1, 2, 3, 4, 5, 6])],
  ['a zlib header with a window too large', Buffer.from([0x88, 0x1c, 1, 2, 3])],
  ['an empty zlib stream', deflateSync('')],
  ['an empty gzip stream', gzipSync('')],
  ['raw deflate', deflateRawSync(PROLOG)],
  ['brotli', brotliCompressSync(PROLOG)],
  ['zlib in zlib', deflateSync(zlib)],
  ['gzip in zlib', deflateSync(gzip)],
  ['zlib in gzip', gzipSync(zlib)],
  ['a zip archive', Buffer.from('504b0304140000000800', 'hex')],
  ['an xz file', Buffer.from('fd377a585a000004', 'hex')],
  ['a zstd file', Buffer.from('28b52ffd2000010000', 'hex')],
  ['a PDF', Buffer.from('%PDF-1.7\n1 0 obj')],
  ['a program', Buffer.from('7f454c4602010100', 'hex')],
  ['JSON', Buffer.from('{"QUERY":"PROLOG"}')],
  ['a form', Buffer.from('QUERY=PROLOG&DEVICEID=x')],
  ['a multipart form', Buffer.from('--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nx\r\n--b--')],
  ['a PHP object', Buffer.from('O:8:"stdClass":1:{s:1:"a";s:1:"b";}')],
  ['a Java object', Buffer.from('aced00057372', 'hex')],
  ['YAML', Buffer.from('!!python/object/apply:os.system ["id"]')],
  ['HTML', Buffer.from('<!doctype html><script>__ocs_canary()</script>')],
  ['XML without its declaration', Buffer.from('<REQUEST/>')],
  ['a blank before the declaration', Buffer.from(` ${PROLOG}`)],
  ['a shell command', Buffer.from('() { :;}; /bin/id')],
  ['64 kB of zeros', Buffer.alloc(65_536)],
  ['1 MB of one letter', Buffer.alloc(1 << 20, 'x')],
];

const cutAt = (body: Buffer, at: number, of: number): Buffer =>
  body.subarray(0, Math.floor((body.length * (at + 1)) / (of + 1)));

function damaged(body: Buffer, seed: number): Buffer {
  const random = seeded(seed);
  const copy = Buffer.from(body);
  for (let times = 1 + random() * 4; times > 0; times--)
    copy[2 + Math.floor(random() * (copy.length - 2))] = random() * 256;
  return copy;
}

/** 90 and more bodies whose packing is wrong in some way. */
export const TRANSPORT: readonly HostileCase[] = [
  ...STRANGE.map(([what, body]) => posted(`body: ${what}`, () => body, [400])),
  ...upTo(15).map((at) => posted(`zlib cut at ${at + 1}/16`, () => cutAt(inventory, at, 15), [400])),
  ...upTo(10).map((at) => posted(`gzip cut at ${at + 1}/11`, () => cutAt(gzip, at, 10), [200, 400])),
  ...upTo(15).map((seed) =>
    posted(`zlib with damaged bytes, seed ${seed}`, () => damaged(zlib, seed), [200, 400]),
  ),
  ...upTo(10).map((seed) =>
    posted(`gzip with damaged bytes, seed ${seed}`, () => damaged(gzip, seed), [200, 400]),
  ),
  ...[1, 7, 100, 1_000, 10_000, 100_000].map((length) =>
    posted(`${length} random bytes`, () => randomBuffer(length, seeded(length)), [400]),
  ),
  ...[1, 100, 10_000].map((length) =>
    posted(`${length} random bytes, packed`, () => deflateSync(randomBuffer(length, seeded(length))), [400]),
  ),
  posted('zlib followed by garbage', () => Buffer.concat([zlib, Buffer.alloc(50_000, 'z')]), [200, 400]),
  posted('zlib twice', () => Buffer.concat([zlib, zlib]), [200, 400]),
  posted('gzip twice', () => Buffer.concat([gzip, gzip]), [400]),
  posted(
    'gzip with a wrong checksum',
    () => Buffer.concat([gzip.subarray(0, -8), Buffer.alloc(8)]),
    [200, 400],
  ),
  posted(
    'zlib with a wrong checksum',
    () => Buffer.concat([zlib.subarray(0, -4), Buffer.alloc(4)]),
    [200, 400],
  ),
  posted(
    'ten thousand empty blocks before the message',
    () => {
      const block = deflateRawSync('', { finishFlush: constants.Z_FULL_FLUSH });
      return Buffer.concat([
        Buffer.from([0x78, 0x9c]),
        ...upTo(10_000).map(() => block),
        deflateRawSync(PROLOG),
      ]);
    },
    [200, 400],
  ),
];
