import { hash } from 'node:crypto';
import type { AgentRequest, ReadingPlan, ReadSections, UnreadSections } from './agent-request.js';
import type { ReaderLimits } from './reader-limits.js';
import { RequestBuilder } from './request-builder.js';
import { readRequest } from './request-reader.js';
import { cutSections, type CutDocument, type Span } from './section-cut.rule.js';
import { readSimpleSections } from './simple-sections.rule.js';

/** Smaller documents are read before they could be cut: PROLOGs and the like. */
const SMALLEST_CUT = 4096;

/**
 * Reads a message that is wholly in memory but for the sections that may wait; undefined when it has to be read as a whole.
 * @throws AgentRefusal as {@link readRequest}
 */
export async function readCut(
  bytes: Buffer,
  plan: ReadingPlan,
  limits: ReaderLimits,
): Promise<AgentRequest | undefined> {
  if (bytes.length < SMALLEST_CUT) return undefined;
  const cut = cutSections(bytes, (name) => plan.section(name)?.digested ?? false);
  if (!cut || cut.sections.size === 0) return undefined;
  const now = [...cut.sections].flatMap(([name, spans]) => (plan.section(name)?.mayWait ? [] : spans));
  const rest = [...cut.rest, ...now].sort((left, right) => left.start - right.start);
  const request = await readRequest(textOf(bytes, rest), plan, limits);
  return { ...request, unread: unreadSections(bytes, cut, plan, limits) };
}

function unreadSections(
  bytes: Buffer,
  { sections }: CutDocument,
  plan: ReadingPlan,
  limits: ReaderLimits,
): UnreadSections {
  return {
    digests: new Map([...sections].map(([name, spans]) => [name, digestOf(bytes, spans)])),
    read: async (names) => {
      const spans = names.flatMap((name) => sections.get(name) ?? []);
      if (spans.length === 0) return NOTHING;
      return readSections(textOf(bytes, spans), plan, limits);
    },
  };
}

async function readSections(text: string, plan: ReadingPlan, limits: ReaderLimits): Promise<ReadSections> {
  const builder = new RequestBuilder(plan, limits);
  builder.openElement('REQUEST', undefined);
  builder.openElement('CONTENT', undefined);
  if (readSimpleSections(text, builder)) return builder.finish();
  return readRequest(`<REQUEST><CONTENT>${text}</CONTENT></REQUEST>`, plan, limits);
}

const NOTHING: ReadSections = { sections: new Map(), repairs: [] };

/** The bytes are known to be UTF-8, so every span between two tags is, too. */
const textOf = (bytes: Buffer, spans: readonly Span[]): string =>
  spans.map(({ start, end }) => bytes.toString('utf8', start, end)).join('');

/** Tells documents of one computer apart, nothing else: whoever could forge a digest could send the section itself. */
function digestOf(bytes: Buffer, spans: readonly Span[]): string {
  const [first] = spans;
  const pieces = spans.map(({ start, end }) => bytes.subarray(start, end));
  const whole = first && spans.length === 1 ? bytes.subarray(first.start, first.end) : Buffer.concat(pieces);
  return hash('sha256', whole, 'base64').slice(0, DIGEST_LENGTH);
}

/** Base64 characters: 120 bits. */
const DIGEST_LENGTH = 20;
