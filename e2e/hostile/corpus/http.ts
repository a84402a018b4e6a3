import { document, httpRequest, packed, upTo, type HostileCase, type HttpParts } from '../hostile-case.js';

const PROLOG = packed(document('PROLOG'));
const CLOSED = 'closed' as const;

const raw = (name: string, text: string, answered: HostileCase['answered'], cutOff = false): HostileCase => ({
  name,
  bytes: () => Buffer.from(text, 'latin1'),
  answered,
  cutOff,
});
const made = (
  name: string,
  parts: HttpParts,
  answered: HostileCase['answered'],
  cutOff = false,
): HostileCase => ({
  name,
  bytes: () => httpRequest(parts),
  answered,
  cutOff,
});
const METHODS: readonly (readonly [string, HostileCase['answered']])[] = [
  ['GET', [400]],
  ['HEAD', [400, 403]],
  ['PUT', [403]],
  ['DELETE', [403]],
  ['PATCH', [403]],
  ['OPTIONS', [403, 404]],
  ['TRACE', [403, 404, 405]],
  ['CONNECT', [400, 403, 404, 405, CLOSED]],
  ['PROPFIND', [400, 403, 404, 405]],
  ['MKCOL', [400, 403, 404, 405]],
  ['MOVE', [400, 403, 404, 405]],
  ['COPY', [400, 403, 404, 405]],
  ['LOCK', [400, 403, 404, 405]],
  ['SEARCH', [400, 403, 404, 405]],
  ['SUBSCRIBE', [400, 403, 404, 405]],
  ['PURGE', [400, 403, 404, 405]],
  ['post', [400]],
  ['EVIL', [400]],
  ['P\u0000ST', [400]],
  ['x'.repeat(5_000), [400]],
];

const methods: readonly HostileCase[] = METHODS.map(([method, answered]) =>
  made(
    `method ${method.slice(0, 20)}`,
    { method, length: ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'].includes(method) ? null : 0 },
    answered,
  ),
);

const TARGETS: readonly (readonly [string, string])[] = [
  ['parent folders', '/ocsinventory/../../../../etc/passwd'],
  ['encoded parent folders', '/ocsinventory/%2e%2e/%2e%2e/etc/passwd'],
  ['encoded slashes', '/ocsinventory/..%2f..%2f..%2fetc%2fpasswd'],
  ['twice encoded', '/ocsinventory/%252e%252e%252fetc%252fpasswd'],
  ['overlong dots', '/ocsinventory/%c0%ae%c0%ae/etc/passwd'],
  ['backslashes', '/ocsinventory/..\\..\\windows\\win.ini'],
  ['a deployed file outside', '/ocsinventory/deploy/../../etc/passwd'],
  ['a deployed file by name', '/ocsinventory/deploy/%2e%2e%2f%2e%2e%2fetc%2fpasswd'],
  ['a deployed file in SQL', "/ocsinventory/deploy/x'%20OR%20'1'='1"],
  ['a deployed file without a name', '/ocsinventory/deploy/'],
  ['a long deployed file', `/ocsinventory/deploy/${'x'.repeat(8_000)}`],
  ['NUL', '/ocsinventory/%00'],
  ['a line feed', '/ocsinventory/%0d%0aX-Evil:%201'],
  ['a broken escape', '/ocsinventory/%zz%'],
  ['broken UTF-8', '/ocsinventory/%ff%fe'],
  ['a query of 8 kB', `/ocsinventory?${'a=1&'.repeat(2_000)}`],
  ['a query with prototypes', '/ocsinventory?__proto__[x]=1&constructor[prototype][y]=2'],
  ['a fragment', '/ocsinventory#x'],
  ['double slashes', '//ocsinventory//'],
  ['a trailing slash', '/ocsinventory/'],
  ['upper case', '/OCSINVENTORY'],
  ['a matrix parameter', '/ocsinventory;x=1'],
  ['a proxy address', 'http://169.254.169.254/latest/meta-data/'],
  ['another host', 'http://evil.example/ocsinventory'],
  ['an authority', 'evil.example:443'],
  ['a star', '*'],
  ['a script', '/ocsinventory/<script>__ocs_canary()</script>'],
];

const targets: readonly HostileCase[] = TARGETS.flatMap(([what, path]) =>
  (['GET', 'POST'] as const).map((method) =>
    made(
      `${method} ${what}`,
      {
        method,
        path,
        body: method === 'POST' ? PROLOG : Buffer.alloc(0),
        length: method === 'POST' ? PROLOG.length : null,
      },
      [200, 400, 403, 404, 414, 415, CLOSED],
    ),
  ),
);

const lies: readonly HostileCase[] = [
  made('more promised than sent', { body: PROLOG, length: PROLOG.length + 100 }, [400, CLOSED], true),
  made('a gigabyte promised', { body: PROLOG, length: 1 << 30 }, [413]),
  made('an exabyte promised', { body: PROLOG, length: '1000000000000000000' }, [413]),
  made('more digits than a number has', { body: PROLOG, length: '9'.repeat(60) }, [400, 413]),
  made('less promised than sent', { body: PROLOG, length: 20 }, [400]),
  made('nothing promised, something sent', { body: PROLOG, length: 0 }, [400]),
  made('no length at all', { body: PROLOG, length: null }, [400]),
  made('a negative length', { body: PROLOG, length: -1 }, [400]),
  made('a length with a sign', { body: PROLOG, length: `+${PROLOG.length}` }, [400]),
  made('a hexadecimal length', { body: PROLOG, length: '0x10' }, [400]),
  made('a list of lengths', { body: PROLOG, length: '5, 5' }, [400]),
  made('a fractional length', { body: PROLOG, length: '10.5' }, [400]),
  made('an empty length', { body: PROLOG, length: '' }, [400]),
  made('two lengths', { body: PROLOG, headers: ['Content-Length: 5'] }, [400]),
  made('a length and chunks', { body: PROLOG, headers: ['Transfer-Encoding: chunked'] }, [400]),
  ...upTo(5).map((at) =>
    made(
      `a body cut off after ${at * 20} bytes`,
      { body: PROLOG.subarray(0, at * 20), length: PROLOG.length },
      [400, CLOSED],
      true,
    ),
  ),
];

const chunk = (data: Buffer): string => `${data.length.toString(16)}\r\n${data.toString('latin1')}\r\n`;
const chunked = (
  name: string,
  body: string,
  answered: HostileCase['answered'],
  extra = 'chunked',
  cutOff = false,
): HostileCase =>
  raw(
    `chunks: ${name}`,
    `POST /ocsinventory HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUser-Agent: OCS-NG_unified_unix_agent_v2.10.5\r\nTransfer-Encoding: ${extra}\r\n\r\n${body}`,
    answered,
    cutOff,
  );

const chunks: readonly HostileCase[] = [
  chunked('as they should be', `${chunk(PROLOG)}0\r\n\r\n`, [200]),
  chunked(
    'one byte each',
    `${[...PROLOG].map((byte) => chunk(Buffer.from([byte]))).join('')}0\r\n\r\n`,
    [200],
  ),
  chunked('with extensions', `${chunk(PROLOG).replace('\r\n', ';a=b;c="d"\r\n')}0\r\n\r\n`, [200]),
  chunked(
    'with an extension of 20 kB',
    `${chunk(PROLOG).replace('\r\n', `;${'x'.repeat(20_000)}\r\n`)}0\r\n\r\n`,
    [400, 413, 431],
  ),
  chunked('with trailers', `${chunk(PROLOG)}0\r\nX-Evil: 1\r\nContent-Length: 5\r\n\r\n`, [200, 400]),
  chunked('a size that is none', 'zz\r\nabc\r\n0\r\n\r\n', [400]),
  chunked('a negative size', '-1\r\nabc\r\n0\r\n\r\n', [400]),
  chunked('a size beyond all bounds', 'FFFFFFFFFFFFFFFFF\r\nabc', [400]),
  chunked('a size of 2^63', '7FFFFFFFFFFFFFFF\r\nabc', [400, CLOSED], 'chunked', true),
  chunked('a size with 0x', '0x5\r\nabcde\r\n0\r\n\r\n', [400]),
  chunked('without line ends', '5\nabcde\n0\n\n', [400]),
  chunked('more than promised', '3\r\nabcdefgh\r\n0\r\n\r\n', [400]),
  chunked('no last one', chunk(PROLOG), [400, CLOSED], 'chunked', true),
  chunked('none', '0\r\n\r\n', [400]),
  chunked('chunked twice', `${chunk(PROLOG)}0\r\n\r\n`, [200, 400], 'chunked, chunked'),
  chunked('in an unknown coding', PROLOG.toString('latin1'), [400, 501], 'gzip'),
  chunked('in a coding after chunked', `${chunk(PROLOG)}0\r\n\r\n`, [400, 501], 'chunked, identity'),
  chunked('with a tab', `${chunk(PROLOG)}0\r\n\r\n`, [200, 400], '\tchunked'),
  chunked('with a vertical tab', `${chunk(PROLOG)}0\r\n\r\n`, [400], '\u000bchunked'),
];

const line = 'POST /ocsinventory HTTP/1.1\r\n';
const rest = 'Connection: close\r\nContent-Length: 0\r\n\r\n';
const requests: readonly HostileCase[] = [
  raw(
    'random bytes instead of HTTP',
    '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003',
    [400, CLOSED],
    true,
  ),
  raw('only line ends', '\r\n\r\n\r\n\r\n', [400, CLOSED], true),
  raw('nothing', '', [CLOSED], true),
  raw('half a request line', 'POST /ocs', [400, CLOSED], true),
  raw('a request of HTTP/0.9', 'GET /ocsinventory\r\n\r\n', [400]),
  raw('a request of HTTP/1.0', 'POST /ocsinventory HTTP/1.0\r\nContent-Length: 0\r\n\r\n', [400]),
  raw('a request of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400, 404, 505]),
  raw('a request of HTTP/9.9', 'POST /ocsinventory HTTP/9.9\r\nHost: x\r\n\r\n', [400, 505]),
  raw('a request of RTSP', 'DESCRIBE rtsp://x RTSP/1.0\r\n\r\n', [400, 404]),
  raw('mail', 'EHLO evil\r\nMAIL FROM:<a@b>\r\n', [400]),
  raw('no host', `${line}${rest}`, [400]),
  raw('two hosts', `${line}Host: a\r\nHost: b\r\n${rest}`, [400]),
  raw('a host that is none', `${line}Host: <script>\r\n${rest}`, [400]),
  raw('a folded header', `${line}Host: x\r\nX-A: b\r\n c\r\n${rest}`, [400]),
  raw('a blank before the colon', `${line}Host : x\r\n${rest}`, [400]),
  raw('a header without a colon', `${line}Host: x\r\nevil\r\n${rest}`, [400]),
  raw('a header without a name', `${line}Host: x\r\n: evil\r\n${rest}`, [400]),
  raw('NUL in a header', `${line}Host: x\r\nX-A: a\u0000b\r\n${rest}`, [400]),
  raw('NUL in a header name', `${line}Host: x\r\nX\u0000A: b\r\n${rest}`, [400]),
  raw('a bare line feed', `${line}Host: x\nX-A: b\r\n${rest}`, [400]),
  raw('a bare carriage return', `${line}Host: x\rX-A: b\r\n${rest}`, [400]),
  raw('headers of 20 kB', `${line}Host: x\r\nX-A: ${'a'.repeat(20_000)}\r\n${rest}`, [431]),
  raw(
    '2 500 headers',
    `${line}Host: x\r\n${upTo(2_500)
      .map((at) => `A${at}: b\r\n`)
      .join('')}${rest}`,
    [400, 431],
  ),
  raw(
    'an address of 20 kB',
    `POST /ocsinventory/${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n${rest}`,
    [414, 431],
  ),
  raw('two requests in one', `${line}Host: x\r\nContent-Length: 0\r\n\r\n${line}Host: x\r\n${rest}`, [400]),
  raw(
    'a request in the body of another',
    `${line}Host: x\r\nContent-Length: 44\r\nConnection: close\r\n\r\nGET /api/computers HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
    [400],
  ),
];

/** Requests meant for what stands before the product's own code: the HTTP parser, the router, the body reader. */
export const HTTP: readonly HostileCase[] = [...methods, ...targets, ...lies, ...chunks, ...requests];
