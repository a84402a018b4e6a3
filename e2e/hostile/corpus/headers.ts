import { document, packed, posted, upTo, type HostileCase } from '../hostile-case.js';

const PROLOG = packed(document('PROLOG'));

const withHeaders = (
  name: string,
  headers: readonly string[],
  answered: HostileCase['answered'],
): HostileCase => posted(name, () => PROLOG, answered, { headers });

/** Every character a header may have. */
const bytes = upTo(256)
  .filter((code) => code === 0x09 || (code >= 0x20 && code !== 0x7f))
  .map((code) => String.fromCharCode(code))
  .join('');
const headers: readonly HostileCase[] = [
  ...[
    'garbage;;;',
    '',
    '/',
    'text/xml; charset=utf-16',
    'application/json',
    'multipart/form-data',
    'x'.repeat(5_000),
    bytes,
  ].map((type, at) => withHeaders(`Content-Type ${at}`, [`Content-Type: ${type}`], [200])),
  ...['gzip', 'br', 'deflate', 'identity, evil', 'x'.repeat(1_000)].map((coding) =>
    withHeaders(`Content-Encoding ${coding.slice(0, 10)}`, [`Content-Encoding: ${coding}`], [200, 400, 415]),
  ),
  ...['100-continue', '200-ok', 'evil'].map((expected) =>
    withHeaders(`Expect ${expected}`, [`Expect: ${expected}`], [200, 417]),
  ),
  ...['websocket', 'h2c', 'TLS/1.0'].map((protocol) =>
    withHeaders(
      `Upgrade ${protocol}`,
      [`Upgrade: ${protocol}`, 'HTTP2-Settings: AAMAAABkAAQAAP__'],
      [200, 400],
    ),
  ),
  ...[
    '127.0.0.1',
    '127.0.0.1, 10.0.0.1',
    "'; DROP TABLE hardware; --",
    '<script>',
    '::ffff:127.0.0.1',
    'unknown',
    'x'.repeat(5_000),
    '999.1.1.1',
    ', , ,',
  ].map((address, at) =>
    withHeaders(
      `X-Forwarded-For ${at}`,
      [
        `X-Forwarded-For: ${address}`,
        'X-Forwarded-Proto: https',
        'X-Forwarded-Host: evil',
        `Forwarded: for="${address.slice(0, 50)}"`,
      ],
      [200],
    ),
  ),
  ...[
    'Basic',
    'Basic !!!',
    'Basic Og==',
    'Bearer eyJhbGciOiJub25lIn0.e30.',
    'Negotiate x',
    `Basic ${'A'.repeat(8_000)}`,
  ].map((value, at) => withHeaders(`Authorization ${at}`, [`Authorization: ${value}`], [200])),
  ...['a=b', 'ocs_refresh=x', `${'a=b; '.repeat(2_000)}`, '__proto__=1', '=; ;;=', '%'].map((value, at) =>
    withHeaders(`Cookie ${at}`, [`Cookie: ${value}`], [200, 400]),
  ),
  withHeaders('Range', ['Range: bytes=0-,-1,5-2'], [200]),
  withHeaders('If-Match', ['If-Match: *', 'If-Modified-Since: evil'], [200]),
  withHeaders(
    'a method in a header',
    ['X-HTTP-Method-Override: DELETE', 'X-Original-URL: /api/computers'],
    [200],
  ),
  withHeaders('Connection of everything', ['Connection: content-length, host, user-agent'], [200, 400]),
  withHeaders('Accept-Encoding', ['Accept-Encoding: gzip;q=evil, *;q=0'], [200]),
  withHeaders('Origin', ['Origin: http://evil.example', 'Access-Control-Request-Method: POST'], [200]),
  withHeaders('a request id', ['X-Request-Id: evil\u0009id'], [200]),
];

const AGENTS = [
  '',
  ' ',
  'OCS-NG',
  'OCS-NG_unified_unix_agent_v',
  'OCS-NG_unified_unix_agent_v99999999999999999999.1',
  'OCS-NG_WINDOWS_AGENT_v4.0.2.0',
  'OCS_local_7081',
  'Mozilla/5.0',
  'curl/8',
  '<img src=x onerror=__ocs_canary()>',
  "OCS-NG_unified_unix_agent_v2.10.5'; DROP TABLE hardware; --",
  `OCS-NG_unified_unix_agent_v2.10.5 ${'x'.repeat(5_000)}`,
  '${jndi:ldap://127.0.0.1/x}',
  '() { :;}; id',
  bytes,
  'a\tb',
  '%00%0a',
  'local',
  '\u00ff\u00fe',
];

const INVENTORY = packed(document('INVENTORY', '<HARDWARE><NAME>x</NAME></HARDWARE>'));

const agents: readonly HostileCase[] = AGENTS.flatMap((userAgent, at) => [
  posted(`User-Agent ${at}`, () => PROLOG, [200, 400], { userAgent }),
  posted(`User-Agent ${at} with an inventory`, () => INVENTORY, [200, 400], { userAgent }),
]);

/** Headers of all kinds around a PROLOG that is in order. */
export const HEADERS: readonly HostileCase[] = [...headers, ...agents];
