import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { startAgentServer } from '@ocs/agent-server/testing';
import type { HttpApp } from '@ocs/core-server';
import { createTestDatabase, type TestDatabase } from '@ocs/core-server/testing';
import { TeledeployModule } from '@ocs/teledeploy-server';
import { XMLParser } from 'fast-xml-parser';

const FIXTURES = join(import.meta.dirname, '../../../e2e/fixtures/agents');

/** Names of all exchanges between real agents and the original server (e2e/fixtures/agents/README.md). */
export const exchanges: readonly string[] = readdirSync(FIXTURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

export const filesOf = (exchange: string): readonly string[] => readdirSync(join(FIXTURES, exchange));

export const read = (exchange: string, file: string): Buffer => readFileSync(join(FIXTURES, exchange, file));

export interface CapturedReply {
  readonly status: number;
  /** Undefined for an empty body, and for a refusal: agents do not read it. */
  readonly reply: unknown;
  /** Of an answer with 200 and a body; agents do not look at other ones. */
  readonly contentType?: string;
}

/** What the original answered. */
export function capturedReply(exchange: string): CapturedReply {
  const headers = read(exchange, 'reply.headers').toString();
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(headers)?.[1]);
  return answer(status, /^content-type: (.*?)\r?$/im.exec(headers)?.[1], read(exchange, 'reply.bin'));
}

function answer(status: number, contentType: string | undefined, body: Buffer): CapturedReply {
  if (status !== 200 || body.length === 0) return { status, reply: undefined };
  return { status, reply: tree(unpack(body)), ...(contentType !== undefined && { contentType }) };
}

/** This server, to be sent what was captured. */
export class ReplayServer {
  private constructor(
    readonly db: TestDatabase,
    readonly http: HttpApp,
  ) {}

  static async start(): Promise<ReplayServer> {
    const db = await createTestDatabase();
    return new ReplayServer(db, await startAgentServer(db.url, { capabilities: [TeledeployModule] }));
  }

  async close(): Promise<void> {
    await this.http.stop();
    await this.db.close();
  }

  async post(exchange: string) {
    const userAgent = /^user-agent: (.*?)\r?$/im.exec(read(exchange, 'request.headers').toString())?.[1];
    const reply = await this.http.app.inject({
      method: 'POST',
      url: '/ocsinventory',
      headers: {
        ...(userAgent !== undefined && { 'user-agent': userAgent }),
        'content-type': 'application/x-compress',
      },
      payload: read(exchange, 'request.bin'),
      remoteAddress: '127.0.0.1',
    });
    return { status: reply.statusCode, headers: reply.headers, body: reply.rawPayload };
  }

  /** Posts what was captured. @returns the answer in the form of {@link capturedReply} */
  async reply(exchange: string): Promise<CapturedReply> {
    const { status, headers, body } = await this.post(exchange);
    return answer(status, headers['content-type']?.toString(), body);
  }

  async forgetComputers(): Promise<void> {
    const { database } = this.db;
    for (const { name } of await database.rows<{ name: string }>(
      "SELECT DISTINCT TABLE_NAME AS name FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME = 'HARDWARE_ID'",
    )) {
      await database.run(['DELETE FROM', `\`${name}\``].join(' '));
    }
    await database.run('DELETE FROM hardware');
  }

  async setOption(name: string, value: number): Promise<void> {
    await this.db.database.run('UPDATE config SET IVALUE = ? WHERE NAME = ?', [value, name]);
  }
}

/** A reply as nested lists: element order within a name counts, order between names does not. */
function tree(xml: string): unknown {
  return new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    ignoreDeclaration: true,
    trimValues: true,
  }).parse(xml);
}

function unpack(body: Buffer): string {
  if (body[0] === 0x78) return inflateSync(body).toString();
  return body[0] === 0x1f ? gunzipSync(body).toString() : body.toString();
}
