import { connect } from 'node:net';
import { deflateSync, inflateSync } from 'node:zlib';
import { document, httpRequest } from './hostile-case.js';

/** What came back for a request. */
export interface WireAnswer {
  /** Undefined when the connection ended without an answer. */
  readonly status: number | undefined;
  /** Header lines in lower case. */
  readonly head: string;
  readonly body: Buffer;
}

/** A test that waits longer than this has met a server that hangs, in milliseconds. */
const STUCK = 60_000;

/** Sends bytes on a connection of their own and takes the first answer, or the end of the connection. */
export async function send(port: number, bytes: Buffer, { cutOff = false } = {}): Promise<WireAnswer> {
  const received: Buffer[] = [];
  await new Promise<void>((settle, fail) => {
    const socket = connect(port, '127.0.0.1');
    const timer = setTimeout(() => {
      socket.destroy();
      fail(new Error(`No answer within ${STUCK / 1_000} s.`));
    }, STUCK);
    const end = (): void => {
      clearTimeout(timer);
      socket.destroy();
      settle();
    };
    socket.on('connect', () => {
      if (cutOff) socket.end(bytes);
      else socket.write(bytes);
    });
    socket.on('data', (piece: Buffer) => {
      received.push(piece);
      if (isComplete(Buffer.concat(received))) end();
    });
    // A server that refuses may close while we still send: what it said before that counts.
    socket.on('error', end);
    socket.on('close', end);
  });
  return readAnswer(Buffer.concat(received));
}

function readAnswer(whole: Buffer): WireAnswer {
  // "100 Continue" and the like stand before the answer itself.
  const first = whole.indexOf('\r\n\r\n');
  const isInterim = first > 0 && /^HTTP\/1\.1 1\d\d/.test(whole.toString('latin1', 0, 12));
  const bytes = isInterim ? whole.subarray(first + 4) : whole;
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  return {
    status: status === undefined ? undefined : Number(status),
    head: head.toLowerCase(),
    body: end < 0 ? Buffer.alloc(0) : bytes.subarray(end + 4),
  };
}

function isComplete(bytes: Buffer): boolean {
  const { status, head, body } = readAnswer(bytes);
  if (status === undefined || !bytes.includes('\r\n\r\n')) return false;
  const length = /^content-length: (\d+)/m.exec(head)?.[1];
  return length !== undefined && body.length >= Number(length);
}

/** Sends a PROLOG as a well-behaved agent does; resolves with status and, when it was served, the words of the reply. */
export async function prolog(port: number): Promise<{ status: number | undefined; reply: string }> {
  const body = deflateSync(document('PROLOG', '', 'well-behaved-2026-03-01-09-15-00'));
  const answer = await send(port, httpRequest({ body }));
  return {
    status: answer.status,
    reply: answer.status === 200 ? inflateSync(answer.body).toString() : answer.body.toString(),
  };
}

/** What no answer may hold (spec/security.md row 34): code, paths, statements, names of what is inside. */
const INTERNALS =
  /\bat \S+ \(|\.(ts|js|mjs):\d+|node_modules|node:internal|\/(work|home|root|usr|etc|tmp|var)\/|\b(SELECT|INSERT|UPDATE|DELETE)\b .*\b(FROM|INTO|SET)\b|\bER_[A-Z]|ECONN|mysql|mariadb|typeorm|fastify|FST_ERR|nestjs|saxes|AgentRefusal|TypeError|ReferenceError|RangeError|root:x:0/i;

/** The first thing in an answer that belongs inside; undefined when there is none. */
export const internalsIn = ({ head, body }: WireAnswer): string | undefined =>
  INTERNALS.exec(`${head}\n${body.toString('latin1')}`)?.[0];
