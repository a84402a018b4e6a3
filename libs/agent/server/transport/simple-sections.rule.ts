/** What a reader reports, in the order of the document: see `RequestBuilder`. */
export interface ElementEvents {
  openElement(name: string, attributes: undefined): void;
  addText(text: string): void;
  closeElement(): void;
}

/** Characters that are no text. */
export const UNUSUAL = /[^\t\n\r\x20-\ufffd]/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const FURTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)/;
const REFERENCE = /&(amp|lt|gt|quot|apos);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
/** Line ends become one character, as XML wants it. */
const LINE_END = /\r\n?/g;

/**
 * Reads elements of the form that agents write, `<SOFTWARES><NAME>bash</NAME>…</SOFTWARES>`, one after the other: no attributes,
 * no references but the five named ones, nothing but elements and text. A tenth of a parser's work on the hundreds of
 * software of a computer.
 *
 * @returns false as soon as there is anything else: what was reported until then must be thrown away and the text be parsed
 */
export function readSimpleSections(text: string, events: ElementEvents): boolean {
  if (UNUSUAL.test(text)) return false;
  const xml = text.includes('\r') ? text.replace(LINE_END, '\n') : text;
  let at = xml.indexOf('<');
  if (!isBlankBetween(xml, 0, at)) return false;
  while (at >= 0) {
    const end = readElement(xml, at, events);
    if (end === undefined) return false;
    at = xml.indexOf('<', end);
    if (!isBlankBetween(xml, end, at)) return false;
  }
  return true;
}

/** @returns the place after the element that begins at `from`; undefined for anything but elements and text */
function readElement(xml: string, from: number, events: ElementEvents): number | undefined {
  const open: string[] = [];
  let at = from;
  for (;;) {
    let after: number;
    if (xml.charCodeAt(at + 1) === SLASH) {
      const end = endOf(xml, at, open.pop() ?? '');
      if (end === undefined) return undefined;
      events.closeElement();
      after = end;
    } else {
      const tag = tagAt(xml, at);
      if (tag === undefined) return undefined;
      events.openElement(tag.name, undefined);
      if (tag.isEmpty) events.closeElement();
      else open.push(tag.name);
      after = tag.end;
    }
    if (open.length === 0) return after;
    at = xml.indexOf('<', after);
    if (at < 0) return undefined;
    if (at > after) {
      const content = textOf(xml.slice(after, at));
      if (content === undefined) return undefined;
      events.addText(content);
    }
  }
}

const SLASH = 0x2f;

interface Tag {
  readonly name: string;
  /** The place after it. */
  readonly end: number;
  readonly isEmpty: boolean;
}

function tagAt(xml: string, at: number): Tag | undefined {
  const close = xml.indexOf('>', at);
  if (close < 0) return undefined;
  const isEmpty = xml.charCodeAt(close - 1) === SLASH;
  const name = xml.slice(at + 1, isEmpty ? close - 1 : close);
  return NAME.test(name) ? { name, end: close + 1, isEmpty } : undefined;
}

/** The place after `</name>`, if that stands at `at`. */
function endOf(xml: string, at: number, name: string): number | undefined {
  if (!xml.startsWith(name, at + 2)) return undefined;
  const end = at + 2 + name.length;
  return xml.charAt(end) === '>' ? end + 1 : undefined;
}

/** A text with its references replaced; undefined where there is another one than the five. */
export function textOf(text: string): string | undefined {
  if (!text.includes('&')) return text;
  if (FURTHER_REFERENCE.test(text)) return undefined;
  return text.replace(REFERENCE, (reference, name: string) => CHARACTERS[name] ?? reference);
}

/** XML white space: control characters are ruled out already. */
function isBlankBetween(xml: string, from: number, to: number): boolean {
  const end = to < 0 ? xml.length : to;
  for (let at = from; at < end; at++) if (xml.charCodeAt(at) > 0x20) return false;
  return true;
}
