import { isAscii } from 'node:buffer';
import { hash } from 'node:crypto';
import type {
  AgentRequest,
  RawRow,
  ReadingPlan,
  ReadSections,
  UnreadElements,
  UnreadSections,
} from './agent-request.js';
import type { ReaderLimits } from './reader-limits.js';
import { RequestBuilder } from './request-builder.js';
import { readRequest, withoutDeclaration } from './request-reader.js';
import { cutSections, type CutDocument, type SectionSpan, type Span } from './section-cut.rule.js';
import { readSimpleRows } from './simple-rows.rule.js';
import { readSimpleSections } from './simple-sections.rule.js';

/** Smaller documents are read before they could be cut: PROLOGs and the like. */
const SMALLEST_CUT = 4096;
/** What is left of a document after its sections were cut out is read at one go up to this size. */
const LARGEST_FRAME = 64 * 1024;
/** Bytes that become text at once. */
const PIECE = 16 * 1024;

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
  const now: Span[] = [...cut.sections].flatMap(([name, spans]) =>
    plan.section(name)?.mayWait ? [] : spans,
  );
  const rest = [...cut.rest, ...now].sort((left, right) => left.start - right.start);
  const request = await readFrame(textOf(bytes, rest), plan, limits);
  return { ...request, unread: unreadSections(bytes, cut, plan, limits) };
}

async function readFrame(xml: string, plan: ReadingPlan, limits: ReaderLimits): Promise<AgentRequest> {
  const builder = new RequestBuilder(plan, limits);
  const isSmall = xml.length <= LARGEST_FRAME;
  if (isSmall && readSimpleSections(withoutDeclaration(xml), builder)) return builder.finish();
  return readRequest(xml, plan, limits);
}

function unreadSections(
  bytes: Buffer,
  { sections }: CutDocument,
  plan: ReadingPlan,
  limits: ReaderLimits,
): UnreadSections {
  const read = async (name: string, elements: readonly Span[]): Promise<ReadSections> =>
    elements.length === 0 ? NOTHING : readSection(name, bytes, elements, plan, limits);
  return {
    digests: new Map([...sections].map(([name, spans]) => [name, digestOf(bytes, spans)])),
    read: async (names) => {
      const found = new Map<string, readonly RawRow[]>();
      const repairs = new Set<string>();
      for (const name of names) {
        const section = await read(name, elementsOf(sections.get(name) ?? []));
        for (const [sectionName, rows] of section.sections) found.set(sectionName, rows);
        for (const repair of section.repairs) repairs.add(repair);
      }
      return { sections: found, repairs: [...repairs] };
    },
    elements: (name) => {
      const spans = elementsOf(sections.get(name) ?? []);
      if (spans.length > limits.rowsPerSection) return undefined;
      return unreadElements(name, bytes, spans, (element) => read(name, [element]));
    },
  };
}

function unreadElements(
  name: string,
  bytes: Buffer,
  spans: readonly Span[],
  read: (element: Span) => Promise<ReadSections>,
): UnreadElements {
  return {
    digests: spans.map(({ start, end }) =>
      hash('sha256', bytes.subarray(start, end), 'binary').slice(0, ELEMENT_DIGEST),
    ),
    read: async (places) => {
      const rows: (RawRow | undefined)[] = [];
      const repairs = new Set<string>();
      for (const place of places) {
        const span = spans[place];
        const element = span ? await read(span) : NOTHING;
        rows.push(element.sections.get(name)?.[0]);
        for (const repair of element.repairs) repairs.add(repair);
      }
      return { rows, repairs: [...repairs] };
    },
  };
}

/** Each element of a section by itself, in document order. */
const elementsOf = (spans: readonly SectionSpan[]): readonly Span[] =>
  spans.flatMap(({ start, ends }) => ends.map((end, at) => ({ start: ends[at - 1] ?? start, end })));

/** @param elements of the section, in document order */
async function readSection(
  name: string,
  bytes: Buffer,
  elements: readonly Span[],
  plan: ReadingPlan,
  limits: ReaderLimits,
): Promise<ReadSections> {
  const section = plan.section(name);
  const rows = section && readSimpleRows(piecesOf(bytes, elements), section, limits);
  if (rows) return { sections: new Map(rows.length > 0 ? [[name, rows]] : []), repairs: [] };
  const text = textOf(bytes, elements);
  const builder = new RequestBuilder(plan, limits);
  builder.openElement('REQUEST', undefined);
  builder.openElement('CONTENT', undefined);
  if (readSimpleSections(text, builder)) return builder.finish();
  return readRequest(`<REQUEST><CONTENT>${text}</CONTENT></REQUEST>`, plan, limits);
}

const NOTHING: ReadSections = { sections: new Map(), repairs: [] };

/** The text of the elements, some of them at a time: long texts cost several times as much, byte by byte. */
function* piecesOf(bytes: Buffer, elements: readonly Span[]): Generator<string> {
  let from = 0;
  for (const [at, { end }] of elements.entries()) {
    const start = elements[from]?.start ?? end;
    const next = elements[at + 1];
    if (next?.start === end && end - start < PIECE) continue;
    const piece = bytes.subarray(start, end);
    yield piece.toString(isAscii(piece) ? 'latin1' : 'utf8');
    from = at + 1;
  }
}

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
/** Bytes: enough for the elements of one section of one computer. */
const ELEMENT_DIGEST = 8;
