import type { AgentRequest, ReadingPlan } from './agent-request.js';
import { DEFAULT_BODY_LIMITS, onePiece, openBody } from './body-codec.js';
import type { BodyLimits, Compression } from './body-codec.js';
import { readText } from './charset.js';
import { DEFAULT_READER_LIMITS } from './reader-limits.js';
import type { ReaderLimits } from './reader-limits.js';
import { readCut } from './cut-reader.js';
import { readPlainMessage } from './plain-message.rule.js';
import { readRequest } from './request-reader.js';

export interface MessageSettings extends BodyLimits, ReaderLimits {
  /** Option COMPRESS_TRY_OTHERS: accept gzip and clear XML besides zlib. */
  readonly tryOthers: boolean;
}

export const DEFAULT_MESSAGE_SETTINGS: MessageSettings = {
  ...DEFAULT_BODY_LIMITS,
  ...DEFAULT_READER_LIMITS,
  tryOthers: true,
};

/** A request body that was understood; the reply is packed with the same compression. */
export interface AgentMessage {
  readonly compression: Compression;
  readonly request: AgentRequest;
}

/** Asks before a message is unpacked beyond a size; what `before` throws ends the reading. */
export interface Threshold {
  readonly bytes: number;
  before(): Promise<void>;
}

/**
 * From the body of a POST to the request in it: inflate, decode and parse piece by piece, so that memory follows what
 * is kept of a message and not what it inflates to (spec/security.md row 2).
 * @throws AgentRefusal 400 or 413
 */
export async function readMessage(
  body: Buffer,
  plan: ReadingPlan,
  settings: MessageSettings = DEFAULT_MESSAGE_SETTINGS,
  threshold?: Threshold,
): Promise<AgentMessage> {
  const { compression, pieces, whole: small, later } = openBody(body, settings, settings.tryOthers);
  const whole = small ?? (await later?.());
  const request = whole && (readPlainMessage(whole) ?? (await readCut(whole, plan, settings)));
  if (request) return { compression, request };
  const all = whole ? onePiece(whole) : pieces;
  return { compression, request: await readWhole(all, plan, settings, threshold) };
}

async function readWhole(
  pieces: AsyncIterable<Buffer>,
  plan: ReadingPlan,
  settings: MessageSettings,
  threshold: Threshold | undefined,
): Promise<AgentRequest> {
  const repairs = new Set<string>();
  const text = readText(threshold ? asking(pieces, threshold) : pieces, (repair) => repairs.add(repair));
  const request = await readRequest(text, plan, settings);
  return { ...request, repairs: [...repairs, ...request.repairs] };
}

async function* asking(pieces: AsyncIterable<Buffer>, threshold: Threshold): AsyncGenerator<Buffer> {
  let left = threshold.bytes;
  for await (const piece of pieces) {
    if (left >= 0 && left < piece.length) await threshold.before();
    left -= piece.length;
    yield piece;
  }
}
