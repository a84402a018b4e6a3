import { isBlank } from './agent-request.js';
import type { RawRow, SectionReading } from './agent-request.js';
import { textOf, UNUSUAL } from './simple-sections.rule.js';

/** Bounds of what is read here; beyond them the document has to be read the careful way, which refuses it. */
export interface RowLimits {
  readonly elements: number;
  readonly textLength: number;
  readonly rowsPerSection: number;
}

/** A field as it stands in the text. */
interface Field {
  readonly openTag: string;
  readonly endTag: string;
  /** Place in the row; undefined for a field nobody knows. */
  readonly index: number | undefined;
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const SLASH = 0x2f;
const SPACE = 0x20;

/**
 * Reads the elements of one section as agents write them, `<SOFTWARES><NAME>bash</NAME>…</SOFTWARES>`, straight into rows. Agents
 * write the fields of all elements in the same order, so a field is expected where the element before had it.
 *
 * @param pieces some whole elements each
 * @returns undefined for anything unusual: it has to be read the careful way
 */
export function readSimpleRows(
  pieces: Iterable<string>,
  section: SectionReading,
  limits: RowLimits,
): readonly RawRow[] | undefined {
  if (section.single) return undefined;
  const reader = new RowReader(section, limits);
  for (const piece of pieces) if (!reader.read(piece)) return undefined;
  return reader.rows;
}

class RowReader {
  readonly rows: RawRow[] = [];
  private readonly openTag: string;
  private readonly endTag: string;
  private readonly emptyTag: string;
  private xml = '';
  private hasReferences = false;
  /** Fields in the order of the last element. */
  private readonly expected: Field[] = [];
  private readonly fields = new Map<string, Field>();
  private elements = 0;

  constructor(
    private readonly section: SectionReading,
    private readonly limits: RowLimits,
  ) {
    this.openTag = `<${section.name}>`;
    this.endTag = `</${section.name}>`;
    this.emptyTag = `<${section.name}/>`;
  }

  /** @returns false for anything unusual */
  read(xml: string): boolean {
    if (UNUSUAL.test(xml) || xml.includes('\r')) return false;
    this.xml = xml;
    this.hasReferences = xml.includes('&');
    const { openTag, emptyTag, limits } = this;
    let at = this.afterSpace(0);
    while (at < xml.length) {
      if (xml.startsWith(openTag, at)) {
        const row = new Array<string | undefined>(this.section.width).fill(undefined);
        at = this.readFields(at + openTag.length, row);
        if (at < 0) return false;
        if (row.some((value) => value !== undefined)) this.rows.push(row);
      } else if (xml.startsWith(emptyTag, at)) {
        at += emptyTag.length;
        this.elements++;
      } else return false;
      at = this.afterSpace(at);
    }
    return this.elements <= limits.elements && this.rows.length <= limits.rowsPerSection;
  }

  /** @returns the place after the end tag of the element; -1 for anything unusual */
  private readFields(from: number, row: (string | undefined)[]): number {
    const { xml, endTag } = this;
    let at = this.afterSpace(from);
    this.elements++;
    for (let nth = 0; !xml.startsWith(endTag, at); nth++) {
      const field = this.fieldAt(at, nth);
      if (!field) return -1;
      this.elements++;
      const start = at + field.openTag.length;
      const end = xml.indexOf('<', start);
      if (end < 0 || !xml.startsWith(field.endTag, end) || end - start > this.limits.textLength) return -1;
      if (end > start && !this.take(field, xml.slice(start, end), row)) return -1;
      at = this.afterSpace(end + field.endTag.length);
    }
    return at + endTag.length;
  }

  /** @returns false for a field that was there before, and for unusual references */
  private take({ index }: Field, content: string, row: (string | undefined)[]): boolean {
    const text = this.hasReferences ? textOf(content) : content;
    if (text === undefined) return false;
    if (index === undefined || isBlank(text)) return true;
    if (row[index] !== undefined) return false;
    row[index] = text;
    return true;
  }

  private fieldAt(at: number, nth: number): Field | undefined {
    const expected = this.expected[nth];
    if (expected && this.xml.startsWith(expected.openTag, at)) return expected;
    const close = this.xml.indexOf('>', at);
    if (close < 0 || this.xml.charCodeAt(at + 1) === SLASH) return undefined;
    const name = this.xml.slice(at + 1, close);
    const field = this.fields.get(name) ?? this.addField(name);
    if (field) this.expected[nth] = field;
    return field;
  }

  private addField(name: string): Field | undefined {
    if (!NAME.test(name)) return undefined;
    const index = this.section.fieldIndex.get(name);
    const field = { openTag: `<${name}>`, endTag: `</${name}>`, index };
    this.fields.set(name, field);
    return field;
  }

  private afterSpace(from: number): number {
    let at = from;
    while (this.xml.charCodeAt(at) <= SPACE) at++;
    return at;
  }
}
