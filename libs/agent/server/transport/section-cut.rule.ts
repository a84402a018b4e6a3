import { isUtf8 } from 'node:buffer';

/** From one byte of a document to another, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A document taken apart: the sections that may be read later, and the document without them. */
export interface CutDocument {
  /** Where each section stands, by its name; neighbours are one span. */
  readonly sections: ReadonlyMap<string, readonly Span[]>;
  /** Everything else: a whole document, smaller. */
  readonly rest: readonly Span[];
}

/** Larger documents are read as they come: it is not worth while to hold one as a whole. */
export const LARGEST_CUT = 2 * 1024 * 1024;

/** Characters before and after CONTENT. */
const LONGEST_FRAME = 4096;
/** Declared as UTF-8, or not at all; nothing before CONTENT but the root and simple elements. */
const BEFORE =
  /^\s*(?:<\?xml\s(?:(?!encoding)[^<>?])*(?:encoding\s*=\s*(["'])utf-?8\1[^<>?]*)?\?>)?\s*<REQUEST>\s*(?:<([A-Z]+)>[^<]*<\/\2>\s*)*$/i;
const AFTER = /^\s*(?:<([A-Z]+)>[^<]*<\/\1>\s*)*<\/REQUEST>\s*$/;
const OPEN = '<CONTENT>';
const CLOSE = '</CONTENT>';
/** An opening tag as agents write it: no attribute, no blank. */
const TAG = /<([A-Za-z_][A-Za-z0-9_]*)(\/?)>/y;
const SPACE = /[ \t\r\n]*/y;

/**
 * Finds the elements directly below CONTENT in the bytes of an inventory without parsing it, so that sections which are
 * those of the last inventory need not be read at all (architecture, chapter 4).
 *
 * Only for documents of the plain form agents write: UTF-8 without comments, CDATA sections, document type and further
 * processing instructions, tags below CONTENT without attributes. An element ends at the first end tag of its name: where
 * another of that name stood within it, an end tag is left over and the document is not cut. So whatever is cut is an
 * element of the document, or the document is not well-formed and its reading fails.
 *
 * @param isSection tells the names of elements to cut out
 * @returns undefined when the document has another form: it has to be read as a whole
 */
export function cutSections(bytes: Buffer, isSection: (name: string) => boolean): CutDocument | undefined {
  if (bytes.length > LARGEST_CUT || !isUtf8(bytes)) return undefined;
  // One unit a byte: places in the text are places in the bytes.
  const text = bytes.toString('latin1');
  if (text.includes('<!') || text.lastIndexOf('<?') > 0) return undefined;
  const content = text.indexOf(OPEN);
  const after = text.lastIndexOf(CLOSE);
  if (content < 0 || content > LONGEST_FRAME || after < content) return undefined;
  if (text.length - after > LONGEST_FRAME) return undefined;
  if (!BEFORE.test(text.slice(0, content)) || !AFTER.test(text.slice(after + CLOSE.length))) return undefined;
  return cutContent(text, content + OPEN.length, after, isSection);
}

function cutContent(
  text: string,
  from: number,
  to: number,
  isSection: (name: string) => boolean,
): CutDocument | undefined {
  const sections = new Map<string, { start: number; end: number }[]>();
  const rest: Span[] = [];
  let kept = 0;
  let at = skipSpace(text, from);
  let last: { name: string; span: { start: number; end: number } } | undefined;
  while (at < to) {
    TAG.lastIndex = at;
    const tag = TAG.exec(text);
    const name = tag?.[1];
    if (!tag || name === undefined) return undefined;
    const end = tag[2] === '/' ? at + tag[0].length : endOf(text, name, at);
    if (end === undefined || end > to) return undefined;
    if (last?.name === name) {
      last.span.end = end;
    } else if (isSection(name)) {
      rest.push({ start: kept, end: at });
      const span = { start: at, end };
      const spans = sections.get(name);
      if (spans) spans.push(span);
      else sections.set(name, [span]);
      last = { name, span };
    } else last = undefined;
    if (last) kept = end;
    at = skipSpace(text, end);
  }
  if (at !== to) return undefined;
  rest.push({ start: kept, end: text.length });
  return { sections, rest };
}

function endOf(text: string, name: string, from: number): number | undefined {
  const endTag = `</${name}>`;
  const at = text.indexOf(endTag, from);
  return at < 0 ? undefined : at + endTag.length;
}

function skipSpace(text: string, from: number): number {
  SPACE.lastIndex = from;
  SPACE.exec(text);
  return SPACE.lastIndex;
}
