import type { NoteRepair } from './charset.js';

/** What can follow the `&` of a reference; told without the patterns below, as some documents are full of bare ones. */
const BEGINS_REFERENCE = /[#A-Za-z_]/;
/** The five names that every XML document may use. */
const NAMED = /&(?:amp|lt|gt|quot|apos);/y;
const NUMBERED = /&#(?:x([0-9a-fA-F]+)|([0-9]+));/y;
const UNKNOWN_NAME = /&[A-Za-z_][\w.-]*;/y;

/**
 * Mends references in XML text before it is parsed, so that one careless value does not cost an inventory: a bare `&`
 * and an unknown entity become text, a reference to a character that XML forbids is removed. CDATA sections and
 * comments stay as they are. Nothing is ever expanded here.
 *
 * Text is handed over up to its last `>`, since no reference and no delimiter can reach across one.
 */
export class XmlRepair {
  private readonly held: string[] = [];
  private heldLength = 0;
  /** End of the CDATA section or comment that is open. */
  private until: string | undefined;

  constructor(private readonly note: NoteRepair) {}

  /** UTF-16 units that wait for the next `>`. */
  get waiting(): number {
    return this.heldLength;
  }

  /** The text that can be parsed now that `slice` has come. */
  feed(slice: string): string {
    const cut = slice.lastIndexOf('>') + 1;
    const ready = cut === 0 ? '' : this.takeHeld() + slice.slice(0, cut);
    if (cut < slice.length) {
      this.held.push(slice.slice(cut));
      this.heldLength += slice.length - cut;
    }
    return this.mend(ready);
  }

  /** What remains after the last slice. */
  end(): string {
    return this.mend(this.takeHeld());
  }

  private takeHeld(): string {
    this.heldLength = 0;
    return this.held.splice(0).join('');
  }

  private mend(xml: string): string {
    let mended = '';
    let copied = 0;
    let at = this.skipLiteral(xml, 0);
    let bang = xml.indexOf('<!', at);
    let amp = xml.indexOf('&', at);
    while (amp >= 0) {
      if (bang >= 0 && bang < amp) {
        at = this.enterLiteral(xml, bang);
        bang = xml.indexOf('<!', at);
        // Looked up anew only when it was inside the literal: otherwise many comments would cost a scan each.
        if (amp < at) amp = xml.indexOf('&', at);
        continue;
      }
      const { replacement, length } = this.reference(xml, amp);
      at = amp + length;
      if (replacement !== undefined) {
        mended += xml.slice(copied, amp) + replacement;
        copied = at;
      }
      amp = xml.indexOf('&', at);
    }
    while (bang >= 0) bang = xml.indexOf('<!', this.enterLiteral(xml, bang));
    return copied === 0 ? xml : mended + xml.slice(copied);
  }

  /** Steps over `<!`, and over the whole CDATA section or comment if one begins there. */
  private enterLiteral(xml: string, bang: number): number {
    if (xml.startsWith('<![CDATA[', bang)) {
      this.until = ']]>';
      return this.skipLiteral(xml, bang + 9);
    }
    if (xml.startsWith('<!--', bang)) {
      this.until = '-->';
      return this.skipLiteral(xml, bang + 4);
    }
    return bang + 2;
  }

  private skipLiteral(xml: string, from: number): number {
    if (this.until === undefined) return from;
    const end = xml.indexOf(this.until, from);
    if (end < 0) return xml.length;
    const after = end + this.until.length;
    this.until = undefined;
    return after;
  }

  /** How many units the `&` at a place takes, and what stands there instead; undefined = it stays. */
  private reference(xml: string, amp: number): { replacement?: string; length: number } {
    if (!BEGINS_REFERENCE.test(xml.charAt(amp + 1))) return this.bare();
    const named = matchAt(NAMED, xml, amp);
    if (named) return { length: named[0].length };
    const numbered = matchAt(NUMBERED, xml, amp);
    if (numbered) {
      const [all, hex, decimal] = numbered;
      const code = hex === undefined ? parseInt(decimal ?? '', 10) : parseInt(hex, 16);
      if (isXmlCharacter(code)) return { length: all.length };
      this.note('reference to an invalid character removed');
      return { replacement: '', length: all.length };
    }
    return this.bare(matchAt(UNKNOWN_NAME, xml, amp) ? 'unknown entity kept as text' : undefined);
  }

  private bare(repair = 'bare & kept as text'): { replacement: string; length: number } {
    this.note(repair);
    return { replacement: '&amp;', length: 1 };
  }
}

function matchAt(pattern: RegExp, xml: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(xml);
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}
