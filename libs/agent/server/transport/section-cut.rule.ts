import { isUtf8 } from 'node:buffer';

/** From one byte of a document to another, the end not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Neighbouring elements of one section. */
export interface SectionSpan extends Span {
  /** Where each of them ends; the blanks before an element belong to it. */
  readonly ends: readonly number[];
}

/** A document taken apart: the sections that may be read later, and the document without them. */
export interface CutDocument {
  /** Where each section stands, by its name; neighbours are one span. */
  readonly sections: ReadonlyMap<string, readonly SectionSpan[]>;
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
const OPEN = Buffer.from('<CONTENT>');
const CLOSE = Buffer.from('</CONTENT>');
/** Characters of a name; the names agents use have up to 20. */
const LONGEST_NAME = 64;
/** So many of a character are looked at one by one. */
const RARE = 500;

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
  const content = bytes.subarray(0, LONGEST_FRAME + OPEN.length).indexOf(OPEN);
  const after = bytes.lastIndexOf(CLOSE);
  if (content < 0 || after < content || bytes.length - after > LONGEST_FRAME) return undefined;
  const before = bytes.toString('latin1', 0, content);
  if (before.lastIndexOf('<?') > 0 || !BEFORE.test(before)) return undefined;
  if (!AFTER.test(bytes.toString('latin1', after + CLOSE.length))) return undefined;
  if (follows(bytes, EXCLAMATION, 0) || follows(bytes, QUESTION, content)) return undefined;
  return cutContent(bytes, content + OPEN.length, after, isSection);
}

/** Whether such a character stands right after a `<`, from a place on. Where it is rare, looking for it alone is quickest. */
function follows(bytes: Buffer, character: number, from: number): boolean {
  let at = bytes.indexOf(character, from);
  for (let found = 0; at > 0; found++) {
    if (bytes[at - 1] === LESS) return true;
    if (found === RARE) return bytes.includes(Buffer.from([LESS, character]), at);
    at = bytes.indexOf(character, at + 1);
  }
  return false;
}

/** Elements of one name that follow one another. */
interface Run {
  readonly name: string;
  readonly openTag: Buffer;
  readonly endTag: Buffer;
  readonly span: { readonly start: number; end: number; readonly ends: number[] };
  readonly isSection: boolean;
}

function cutContent(
  bytes: Buffer,
  from: number,
  to: number,
  isSection: (name: string) => boolean,
): CutDocument | undefined {
  const sections = new Map<string, SectionSpan[]>();
  const rest: Span[] = [];
  let kept = from;
  let at = skipSpace(bytes, from);
  let run: Run | undefined;
  while (at < to) {
    if (!run || !startsWith(bytes, at, run.openTag)) {
      const tag = tagAt(bytes, at);
      if (tag === undefined) return undefined;
      if (run?.name !== tag.name) {
        run = runOf(tag.name, at, isSection(tag.name));
        if (run.isSection) {
          rest.push({ start: kept, end: at });
          const spans = sections.get(tag.name);
          if (spans) spans.push(run.span);
          else sections.set(tag.name, [run.span]);
        }
      }
      if (tag.isEmpty) at = tag.end;
      else at = endOf(bytes, run.endTag, tag.end);
    } else at = endOf(bytes, run.endTag, at + run.openTag.length);
    if (at < 0 || at > to) return undefined;
    run.span.end = at;
    run.span.ends.push(at);
    if (run.isSection) kept = at;
    at = skipSpace(bytes, at);
  }
  if (at !== to) return undefined;
  rest.push({ start: kept, end: bytes.length });
  return { sections, rest: [{ start: 0, end: from }, ...rest] };
}

const runOf = (name: string, start: number, isSection: boolean): Run => ({
  name,
  openTag: Buffer.from(`<${name}>`),
  endTag: Buffer.from(`</${name}>`),
  span: { start, end: start, ends: [] },
  isSection,
});

interface Tag {
  readonly name: string;
  readonly end: number;
  readonly isEmpty: boolean;
}

/** An opening tag as agents write it: no attribute, no blank. */
function tagAt(bytes: Buffer, at: number): Tag | undefined {
  if (bytes[at] !== LESS) return undefined;
  const most = Math.min(bytes.length, at + LONGEST_NAME);
  let end = at + 1;
  while (end < most && isNameByte(bytes[end] ?? 0, end === at + 1)) end++;
  const isEmpty = bytes[end] === SLASH;
  const close = isEmpty ? end + 1 : end;
  if (end === at + 1 || bytes[close] !== GREATER) return undefined;
  return { name: bytes.toString('latin1', at + 1, end), end: close + 1, isEmpty };
}

/** A to Z, a to z, `_`, and digits but for the first. */
const isNameByte = (byte: number, isFirst: boolean): boolean =>
  ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) ||
  byte === 0x5f ||
  (!isFirst && byte >= 0x30 && byte <= 0x39);

/** The place after the next end tag; -1 without any. */
function endOf(bytes: Buffer, endTag: Buffer, from: number): number {
  const at = bytes.indexOf(endTag, from);
  return at < 0 ? -1 : at + endTag.length;
}

function startsWith(bytes: Buffer, at: number, text: Buffer): boolean {
  for (let place = 0; place < text.length; place++) if (bytes[at + place] !== text[place]) return false;
  return true;
}

function skipSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (
    let byte = bytes[at];
    byte === 0x20 || byte === 0x0a || byte === 0x09 || byte === 0x0d;
    byte = bytes[at]
  )
    at++;
  return at;
}

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
