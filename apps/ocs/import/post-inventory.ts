import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ImportTarget } from './import-target.rule.js';

/** How imports name themselves, as the original's do (spec/agent-protocol.md 10.2). */
const USER_AGENT = 'OCS_local_7081';

/** A server that works on a large inventory may take its time, in milliseconds. */
const PATIENCE_MS = 180_000;

/** A busy server is asked again: so often, and after at most so many seconds, whatever it says. */
const ATTEMPTS = 5;
const LONGEST_PAUSE = 15;

/** The server could not be reached, or went away in the middle: nothing is known about the file. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

export interface PostOptions {
  /** The certificate is that of a server on this very machine, which makes its own. */
  readonly acceptAnyCertificate: boolean;
}

/**
 * Posts the bytes of an inventory file unchanged, as an agent would; a busy server (503) is given time.
 * @returns the HTTP status
 * @throws UnreachableError
 */
export async function postInventory(
  target: ImportTarget,
  body: Buffer,
  options: PostOptions,
): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const { status, retryAfter } = await post(target, body, options);
    if (status !== 503 || attempt === ATTEMPTS) return status;
    await sleep(Math.min(retryAfter, LONGEST_PAUSE) * 1_000);
  }
}

function post(
  { url, authorization }: ImportTarget,
  body: Buffer,
  { acceptAnyCertificate }: PostOptions,
): Promise<{ status: number; retryAfter: number }> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        agent: false,
        rejectUnauthorized: !acceptAnyCertificate,
        timeout: PATIENCE_MS,
        headers: {
          'user-agent': USER_AGENT,
          'content-type': 'application/x-compress',
          'content-length': body.length,
          ...(authorization === undefined ? {} : { authorization }),
        },
      },
      (answer) => {
        answer.resume();
        resolve({
          status: answer.statusCode ?? 0,
          retryAfter: Number(answer.headers['retry-after'] ?? 1) || 0,
        });
      },
    );
    outgoing.on('timeout', () => outgoing.destroy(new Error('ETIMEDOUT')));
    outgoing.on('error', (error: NodeJS.ErrnoException) => {
      reject(new UnreachableError(error.code ?? error.message, { cause: error }));
    });
    outgoing.end(body);
  });
}
