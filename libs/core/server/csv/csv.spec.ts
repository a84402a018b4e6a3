import { get as httpGet, type IncomingMessage } from 'node:http';
import { Controller, Get, Global, Module, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Database } from '../database/database.js';
import { Public } from '../http/access.decorators.js';
import { createHttpApp, type HttpApp } from '../http/http-app.js';
import { HttpModule } from '../http/http.module.js';
import { ZodQuery } from '../http/zod.decorators.js';
import { csvQuery, type CsvQuery, csvReply, type CsvRow } from './csv-reply.js';

let header: readonly string[];
let rows: () => AsyncGenerator<CsvRow>;
let fileName: string;

@Controller()
class SampleController {
  @Get('api/export')
  @Public()
  async export(
    @ZodQuery(csvQuery) query: CsvQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Readable> {
    return csvReply(reply, { ...query, fileName, header, rows: rows(), total: 3 });
  }
}

@Global()
@Module({ providers: [{ provide: Database, useValue: {} }], exports: [Database] })
class NoDatabaseModule {}

@Module({ imports: [NoDatabaseModule, HttpModule], controllers: [SampleController] })
class SampleModule {}

let http: HttpApp;
let port: number;
beforeAll(async () => {
  http = await createHttpApp(SampleModule, { logLevel: 'silent' });
  port = (await http.listen({ bind: '127.0.0.1', httpPort: null, httpsPort: 0 })).http!;
});
afterAll(() => http.stop(0));

beforeEach(() => {
  header = ['Name', 'RAM'];
  fileName = 'computers.csv';
  rows = async function* () {
    yield ['pc1', 4096];
  };
});

const ask = async (query = '', method: 'GET' | 'HEAD' = 'GET') =>
  http.app.inject({ method, url: `/api/export${query}` });

const ofRow = async (...row: CsvRow): Promise<string> => {
  rows = async function* () {
    yield row;
  };
  const text = (await ask()).payload;
  expect(text.startsWith('Name,RAM\r\n')).toBe(true);
  return text.slice('Name,RAM\r\n'.length);
};

/** Rows without end, as a client that goes away leaves them. */
function endless() {
  let made = 0;
  let ended: () => void = () => undefined;
  const end = new Promise<void>((resolve) => (ended = resolve));
  rows = async function* () {
    try {
      for (;;) {
        yield [`pc${++made}`, 'x'.repeat(1_000)];
        if (made % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
    } finally {
      ended();
    }
  };
  return { end, made: () => made };
}

const request = async (headers: Record<string, string> = {}): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    httpGet({ host: '127.0.0.1', port, path: '/api/export', headers, agent: false }, resolve).on(
      'error',
      reject,
    );
  });

describe('a CSV export', () => {
  it('is a file with a header line, lines ending in CR LF, and the number of its rows', async () => {
    const answer = await ask();
    expect(answer.payload).toBe('Name,RAM\r\npc1,4096\r\n');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': `attachment; filename="computers.csv"; filename*=UTF-8''computers.csv`,
      'cache-control': 'no-store',
      'x-total-rows': '3',
      'x-content-type-options': 'nosniff',
    });
  });

  it('without rows has its header', async () => {
    rows = async function* () {
      // none
    };
    expect((await ask()).payload).toBe('Name,RAM\r\n');
  });

  it('keeps every row of many, in their order', async () => {
    rows = async function* () {
      for (let row = 0; row < 1_001; row++) yield [`pc${row}`, row];
    };
    const lines = (await ask()).payload.split('\r\n');
    expect(lines).toHaveLength(1_003);
    expect(lines.slice(1, -1)).toEqual(Array.from({ length: 1_001 }, (_, row) => `pc${row},${row}`));
  });

  it.each([
    ['semicolon', ';', 'Name;RAM\r\n"a;b";c,d\r\n'],
    ['tab', '\t', 'Name\tRAM\r\na;b\t"c,d"\r\n'.replaceAll('"', '')],
  ])('takes another separator: %s', async (separator, _, expected) => {
    rows = async function* () {
      yield ['a;b', 'c,d'];
    };
    expect((await ask(`?separator=${separator}`)).payload).toBe(expected);
  });

  it('begins with a byte order mark where it is asked for, once', async () => {
    rows = async function* () {
      for (let row = 0; row < 500; row++) yield ['pc', row];
    };
    const { payload } = await ask('?bom=1');
    expect(payload.startsWith('\uFEFFName,RAM\r\n')).toBe(true);
    expect(payload.split('\uFEFF')).toHaveLength(2);
    expect((await ask()).payload).not.toContain('\uFEFF');
  });

  it('refuses other separators', async () => {
    const answer = await ask('?separator=%7C');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ field: 'separator', code: 'choice' }] });
  });
});

describe('a cell', () => {
  it.each([
    ['a comma', 'a,b', '"a,b"'],
    ['a quote', 'a"b', '"a""b"'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['a carriage return', 'a\rb', '"a\rb"'],
    ['no value', null, ''],
    ['an empty text', '', ''],
    ['a negative number', -5, '-5'],
    ['a fraction', 1.5, '1.5'],
    ['other scripts and emoji', 'Bücher 書 😀', 'Bücher 書 😀'],
  ])('with %s can be read back', async (_, value, text) => {
    expect(await ofRow(value)).toBe(`${text}\r\n`);
  });

  it.each([
    ['=', '=1+1', "'=1+1"],
    ['=', `=HYPERLINK("http://x","y")`, `"'=HYPERLINK(""http://x"",""y"")"`],
    ['+', '+33 1', "'+33 1"],
    ['-', '-2+3', "'-2+3"],
    ['@', '@SUM(A1)', "'@SUM(A1)"],
    ['tab', '\t=1', "'\t=1"],
    ['carriage return', '\r=1', `"'\r=1"`],
  ])('whose text begins with %s is no formula', async (_, value, text) => {
    expect(await ofRow(value)).toBe(`${text}\r\n`);
  });

  it('of the header is treated alike', async () => {
    header = ['=1+1', 'a,b'];
    expect((await ask()).payload).toBe(`'=1+1,"a,b"\r\npc1,4096\r\n`);
  });
});

describe('the name of the file', () => {
  it.each([
    [
      'ordinateurs été.csv',
      `attachment; filename="ordinateurs _t_.csv"; filename*=UTF-8''ordinateurs%20%C3%A9t%C3%A9.csv`,
    ],
    ['a"\r\nx: y.csv', `attachment; filename="a___x_ y.csv"; filename*=UTF-8''a%22%0D%0Ax%3A%20y.csv`],
    ['../etc/passwd', `attachment; filename=".._etc_passwd"; filename*=UTF-8''..%2Fetc%2Fpasswd`],
    ['\uD800.csv', `attachment; filename="_.csv"; filename*=UTF-8''%EF%BF%BD.csv`],
  ])('%j cannot break out of its header', async (name, expected) => {
    fileName = name;
    expect((await ask()).headers['content-disposition']).toBe(expected);
  });
});

describe('rows that fail', () => {
  it('before the first is sent answer a problem', async () => {
    rows = async function* () {
      yield await Promise.reject<CsvRow>(new Error('no such table'));
    };
    const answer = await ask();
    expect(answer.statusCode).toBe(500);
    expect(answer.json()).toMatchObject({ code: 'internal' });
    expect(answer.headers['content-disposition']).toBeUndefined();
  });

  it('later cut the connection, so that nobody takes the file for whole', async () => {
    rows = async function* () {
      for (let row = 0; row < 1_000; row++) yield ['pc', row];
      throw new Error('connection lost');
    };
    const answer = await request();
    const whole = new Promise((resolve, reject) => {
      answer.resume().on('end', resolve).on('error', reject);
    });
    await expect(whole).rejects.toThrow('aborted');
  });
});

describe('a client', () => {
  it.each([
    ['plain', {}],
    ['compressed', { 'accept-encoding': 'gzip' }],
  ])('that goes away ends the rows (%s)', async (_, headers) => {
    const source = endless();
    const answer = await request(headers);
    await new Promise((resolve) => answer.once('data', resolve));
    answer.destroy();
    await source.end;
    expect(source.made()).toBeGreaterThan(0);
  });

  it('that reads slowly is waited for', async () => {
    const source = endless();
    const answer = await request();
    let before = -1;
    // The buffers on the way fill up, then nothing more is made.
    await expect
      .poll(
        () => {
          const rest = source.made() - before;
          before = source.made();
          return rest;
        },
        { interval: 300, timeout: 20_000 },
      )
      .toBe(0);
    expect(source.made()).toBeGreaterThan(0);
    answer.destroy();
    await source.end;
  });

  it('that only asks for the headers costs no rows', async () => {
    const source = endless();
    const answer = await ask('', 'HEAD');
    expect(answer.headers['x-total-rows']).toBe('3');
    await source.end;
    expect(source.made()).toBeLessThanOrEqual(200);
  });
});
