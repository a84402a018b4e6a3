/** What a reader reports, in the order of the document: see `RequestBuilder`. */
export interface ElementEvents {
  openElement(name: string, attributes: undefined): void;
  addText(text: string): void;
  closeElement(): void;
}

/** Characters that are no text, and line ends that have to be made one character. */
const UNUSUAL = /[^\t\n\x20-\ufffd]/;
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const FURTHER_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)/;
const REFERENCE = /&(amp|lt|gt|quot|apos);/g;
const CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads sections of the form that agents write, `<SOFTWARES><NAME>bash</NAME>…</SOFTWARES>`: elements of elements of text,
 * no attributes, no references but the five named ones. A tenth of a parser's work on the hundreds of software of a computer.
 *
 * @returns false as soon as there is anything else: what was reported until then must be thrown away and the text be parsed
 */
export function readSimpleSections(xml: string, events: ElementEvents): boolean {
  if (UNUSUAL.test(xml)) return false;
  let at = xml.indexOf('<');
  if (!isBlankBetween(xml, 0, at)) return false;
  while (at >= 0) {
    const tag = tagAt(xml, at);
    if (tag === undefined) return false;
    events.openElement(tag.name, undefined);
    const end = tag.isEmpty ? tag.end : readFields(xml, tag.end, tag.name, events);
    if (end === undefined) return false;
    events.closeElement();
    at = xml.indexOf('<', end);
    if (!isBlankBetween(xml, end, at)) return false;
  }
  return true;
}

/** @returns the place after the end tag of the section; undefined for anything but fields of text */
function readFields(xml: string, from: number, section: string, events: ElementEvents): number | undefined {
  let at = xml.indexOf('<', from);
  let after = from;
  for (; at >= 0; at = xml.indexOf('<', after)) {
    if (!isBlankBetween(xml, after, at)) return undefined;
    if (xml.charCodeAt(at + 1) === SLASH) return endOf(xml, at, section);
    const tag = tagAt(xml, at);
    if (tag === undefined) return undefined;
    events.openElement(tag.name, undefined);
    after = tag.end;
    if (!tag.isEmpty) {
      const next = xml.indexOf('<', tag.end);
      const end = endOf(xml, next, tag.name);
      if (end === undefined) return undefined;
      if (next > tag.end) {
        const text = textOf(xml.slice(tag.end, next));
        if (text === undefined) return undefined;
        events.addText(text);
      }
      after = end;
    }
    events.closeElement();
  }
  return undefined;
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
  if (at < 0 || xml.charCodeAt(at + 1) !== SLASH || !xml.startsWith(name, at + 2)) return undefined;
  const end = at + 2 + name.length;
  return xml.charAt(end) === '>' ? end + 1 : undefined;
}

function textOf(text: string): string | undefined {
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
