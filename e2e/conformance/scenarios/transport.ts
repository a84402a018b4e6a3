import {
  accountUpdate,
  AGENT,
  DECLARATION,
  device,
  inventory,
  NO_UPDATE,
  post,
  prolog,
  refused,
  request,
  sends,
  xml,
} from '../builders.js';
import { deflateSync } from 'node:zlib';
import type { Scenario, Theme } from '../scenario.js';

const PROLOG = request('PROLOG', 'pc1');

/** Bodies that ours refuses with 400, as bad requests, and the original with 500. */
const MALFORMED = 'status-of-malformed-messages';
const malformed = (
  name: string,
  spec: string,
  message: Omit<Scenario['steps'][number] & object, 'expect'>,
): Scenario => ({
  name,
  spec,
  steps: [{ ...message, expect: refused(400) }],
  rows: { hardware: [] },
  original: { differs: MALFORMED, answers: { 0: refused(500) } },
});

const scenarios: readonly Scenario[] = [
  {
    name: 'a zlib message is answered with zlib',
    spec: '1.3, 1.5',
    steps: [
      prolog('pc1', {
        expect: {
          ...sends(),
          headers: { 'content-type': 'application/x-compressed', 'cache-control': 'no-cache' },
        },
      }),
    ],
  },
  {
    name: 'the unfinished zlib stream of a Windows agent is read',
    spec: '1.3',
    steps: [
      prolog('pc1', { packing: 'unfinished', userAgent: AGENT.windows }),
      inventory('pc1', { HARDWARE: { NAME: 'pc1' } }, { packing: 'unfinished', userAgent: AGENT.windows }),
    ],
    rows: { hardware: [{ computer: 'pc1', NAME: 'pc1' }] },
  },
  {
    name: 'an unfinished stream of several blocks is read to its end',
    spec: '1.3',
    steps: [
      inventory(
        'pc1',
        {
          SOUNDS: Array.from({ length: 900 }, (_, at) => ({
            NAME: `sound ${at} ${at * 7919} ${at * 104_729}`,
          })),
        },
        { packing: 'unfinished' },
      ),
    ],
    rows: {
      sounds: Array.from({ length: 900 }, (_, at) => ({ NAME: `sound ${at} ${at * 7919} ${at * 104_729}` })),
    },
  },
  {
    name: 'a gzip message is answered with gzip',
    spec: '1.3',
    steps: [prolog('pc1', { packing: 'gzip' })],
  },
  {
    name: 'a gzip message needs no XML declaration',
    spec: 'errata 25',
    steps: [post(PROLOG.slice(DECLARATION.length), sends(), { packing: 'gzip' })],
  },
  {
    name: 'a plain message is answered in plain text',
    spec: '1.3',
    steps: [prolog('pc1', { packing: 'plain' })],
  },
  malformed('a plain message without XML declaration is refused', '1.3', {
    body: PROLOG.slice(DECLARATION.length),
    packing: 'plain',
  }),
  {
    ...malformed('gzip is refused when only zlib is allowed', '1.3', { body: PROLOG, packing: 'gzip' }),
    setup: { options: { COMPRESS_TRY_OTHERS: 0 } },
  },
  {
    ...malformed('plain text is refused when only zlib is allowed', '1.3', {
      body: PROLOG,
      packing: 'plain',
    }),
    setup: { options: { COMPRESS_TRY_OTHERS: 0 } },
  },
  {
    name: 'zlib is read when only zlib is allowed',
    spec: '1.3',
    setup: { options: { COMPRESS_TRY_OTHERS: 0 } },
    steps: [prolog('pc1')],
  },
  malformed('raw deflate is refused', '1.3', { body: PROLOG, packing: 'raw-deflate' }),
  {
    name: 'bytes after the end of the zlib stream are ignored',
    spec: '1.3',
    steps: [
      post(
        Buffer.concat([deflateSync(PROLOG), Buffer.from('\r\n trailing')]),
        {
          ...sends(),
        },
        { packing: 'as-is' },
      ),
    ],
  },
  malformed('a zlib stream cut in the middle is refused', '1.3', {
    body: deflateSync(
      request('INVENTORY', 'pc1', { CONTENT: { HARDWARE: { NAME: 'pc1', OSNAME: 'Debian' } } }),
    ).subarray(0, 90),
    packing: 'as-is',
  }),
  malformed('an empty body is refused', '1.2, 1.4', { packing: 'plain' }),
  malformed('a body that is neither zlib, gzip nor XML is refused', '1.3', {
    body: 'GARBAGE '.repeat(20),
    packing: 'plain',
  }),
  {
    name: 'a request without length (chunked) is read',
    spec: '1.2, 11.10',
    steps: [prolog('pc1', { chunked: true })],
    original: { differs: 'chunked-requests', answers: { 0: refused(500) } },
  },
  {
    name: 'every path below the address is the same',
    spec: '1.1',
    steps: [prolog('pc1', { path: '/anything/else' })],
  },
  {
    name: 'a GET that asks for no file is refused',
    spec: '1.1',
    steps: [
      { method: 'GET', expect: refused(400) },
      { method: 'GET', path: '/anything', expect: refused(400) },
    ],
  },
  {
    name: 'other methods are refused',
    spec: '1.1',
    steps: [
      { method: 'PUT', expect: refused(403) },
      { method: 'HEAD', expect: refused(403) },
      { method: 'DELETE', expect: refused(403) },
    ],
  },
  malformed('XML that is not well-formed is refused', '1.4', {
    body: `${DECLARATION}<REQUEST><QUERY>PROLOG</REQUEST>`,
  }),
  malformed('XML whose root is not closed is refused', '1.4', { body: PROLOG.replace('</REQUEST>', '') }),
  malformed('a text without any element is refused and never taken as a file name', 'errata 8', {
    body: '/etc/hostname',
  }),
  {
    name: 'a DOCTYPE is refused',
    spec: '1.8',
    steps: [post(PROLOG.replace('<REQUEST>', '<!DOCTYPE REQUEST [<!ENTITY a "b">]><REQUEST>'), refused(400))],
    original: { differs: 'version-2-8-1', answers: { 0: sends() } },
  },
  {
    name: 'a message without QUERY is refused',
    spec: '1.4',
    steps: [post(`${DECLARATION}<REQUEST>${xml({ DEVICEID: device('pc1') })}</REQUEST>`, refused(400))],
  },
  {
    name: 'a QUERY that nobody knows is refused, and case counts',
    spec: '1.4',
    steps: [post(request('BREWCOFFEE', 'pc1'), refused(400)), post(request('prolog', 'pc1'), refused(400))],
  },
  {
    name: 'the QUERY SYSTEM is refused',
    spec: '1.4',
    steps: [post(request('SYSTEM', 'pc1'), refused(400))],
    original: { differs: MALFORMED, answers: { 0: refused(500) } },
  },
  {
    name: 'a message without DEVICEID is refused',
    spec: '1.4, 1.7',
    steps: [
      post(`${DECLARATION}<REQUEST><QUERY>PROLOG</QUERY></REQUEST>`, refused(400)),
      post(`${DECLARATION}<REQUEST><QUERY>INVENTORY</QUERY></REQUEST>`, refused(400)),
    ],
    rows: { hardware: [] },
  },
  ...[
    'pc1',
    'pc1-2026-03-01',
    '-2026-03-01-09-15-00',
    'pc1-2026-03-01-09-15-00x',
    'pc1-26-03-01-09-15-00',
  ].map((id): Scenario => ({
    name: `the DEVICEID "${id}" is refused`,
    spec: '1.7',
    steps: [
      post(`${DECLARATION}<REQUEST>${xml({ DEVICEID: id, QUERY: 'INVENTORY' })}</REQUEST>`, refused(400)),
    ],
    rows: { hardware: [] },
  })),
  {
    name: 'the name in a DEVICEID may hold anything',
    spec: '1.7',
    steps: [inventory("Büro 3 - 'Ä' & <Co> (2)", { HARDWARE: { NAME: 'x' } })],
    rows: { hardware: [{ computer: "Büro 3 - 'Ä' & <Co> (2)" }] },
  },
  {
    name: 'very old agents put the DEVICEID into CONTENT',
    spec: '1.7',
    steps: [
      post(
        `${DECLARATION}<REQUEST><QUERY>INVENTORY</QUERY><CONTENT><DEVICEID>${device('old')}</DEVICEID><HARDWARE><NAME>old</NAME><CHECKSUM>1</CHECKSUM></HARDWARE></CONTENT></REQUEST>`,
        NO_UPDATE,
      ),
    ],
    rows: { hardware: [{ computer: 'old', NAME: 'old' }] },
  },
  {
    name: 'a computer is found whatever the case of its DEVICEID',
    spec: '1.7',
    steps: [
      inventory('Mixed', { HARDWARE: { NAME: 'first' } }),
      inventory('mixed', { HARDWARE: { NAME: 'second' } }, { expect: accountUpdate({ TAG: 'NA' }) }),
    ],
    rows: { hardware: [{ computer: 'Mixed', NAME: 'second' }] },
  },
  {
    name: 'values may come as attributes of the root',
    spec: '1.8',
    steps: [post(`<?xml version="1.0"?><REQUEST DEVICEID="${device('pc1')}" QUERY="PROLOG"/>`, sends())],
  },
  {
    name: 'values may come as attributes of a section',
    spec: '1.8',
    steps: [
      post(
        `${DECLARATION}<REQUEST DEVICEID="${device('pc1')}" QUERY="INVENTORY"><CONTENT><HARDWARE NAME="pc1" CHECKSUM="262143"><OSNAME>Debian</OSNAME></HARDWARE><SOUNDS NAME="HDA" MANUFACTURER="Acme"/></CONTENT></REQUEST>`,
        NO_UPDATE,
      ),
    ],
    rows: {
      hardware: [{ computer: 'pc1', NAME: 'pc1', OSNAME: 'Debian' }],
      sounds: [{ computer: 'pc1', NAME: 'HDA', MANUFACTURER: 'Acme' }],
    },
  },
  {
    name: 'the name of the root does not count',
    spec: '1.8',
    steps: [post(PROLOG.replaceAll('REQUEST', 'ANYTHING'), sends())],
  },
  {
    name: 'elements that a PROLOG need not have do not disturb it',
    spec: '2.1, 11.7',
    steps: [
      post(
        `${DECLARATION}<REQUEST><DEVICEID>${device('pc1')}</DEVICEID><CONTENT /><TOKEN>12345678</TOKEN><QUERY>PROLOG</QUERY></REQUEST>`,
        sends(),
        { userAgent: AGENT.windows },
      ),
    ],
  },
  {
    name: 'comments do not disturb',
    spec: '1.8',
    steps: [post(PROLOG.replace('<REQUEST>', '<!-- made by hand --><REQUEST>'), sends())],
  },
];

export const transport: Theme = { name: 'transport', scenarios };
