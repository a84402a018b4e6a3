import { setImmediate } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { AgentRefusal } from './agent-refusal.js';
import type { AgentRequest, ReadingPlan } from './agent-request.js';
import { DEFAULT_READER_LIMITS, overLimit } from './reader-limits.js';
import type { ReaderLimits } from './reader-limits.js';
import { RequestBuilder } from './request-builder.js';
import { XmlRepair } from './xml-repair.js';

/** UTF-16 units given to the parser before other requests get their turn: about a millisecond of ordinary work. */
const SLICE = 64 * 1024;

/**
 * Reads one agent message in a single pass, straight into the rows of its sections (spec/agent-protocol.md 1.8).
 * `xml` is well-formed Unicode (as {@link readText} gives it), whole or in slices. No entity is expanded, no
 * DOCTYPE accepted, no file ever opened.
 *
 * What is wrong with single characters is mended and noted in `repairs`; what is wrong with the structure is refused.
 * @throws AgentRefusal 400 for a document that is not well-formed or has a DOCTYPE, 413 over a limit.
 */
export async function readRequest(
  xml: string | AsyncIterable<string>,
  plan: ReadingPlan,
  limits: ReaderLimits = DEFAULT_READER_LIMITS,
): Promise<AgentRequest> {
  const reading = new Reading(new RequestBuilder(plan, limits), limits);
  if (typeof xml !== 'string') {
    for await (const slice of xml) await reading.feed(slice);
  } else {
    for (let at = 0; at < xml.length; at += SLICE) await reading.feed(xml.slice(at, at + SLICE));
  }
  return reading.end();
}

/** One document on its way through the parser. */
class Reading {
  private readonly started = performance.now();
  private readonly repair: XmlRepair;
  private readonly parser: MessageParser;
  private isFirst = true;
  /** UTF-16 units that the parser has taken since it last reported anything. */
  private unreported = 0;

  constructor(
    private readonly builder: RequestBuilder,
    private readonly limits: ReaderLimits,
  ) {
    this.repair = new XmlRepair(builder.note);
    this.parser = new MessageParser(builder, limits);
  }

  async feed(slice: string): Promise<void> {
    if (!this.isFirst) await setImmediate();
    if (performance.now() - this.started >= this.limits.milliseconds)
      throw overLimit('milliseconds', this.limits);
    this.write(this.repair.feed(slice));
    // Names, attributes and comments reach us only when they end: bounded here while they grow inside the parser.
    if (this.unreported + this.repair.waiting > this.limits.textLength)
      throw overLimit('textLength', this.limits);
  }

  end(): AgentRequest {
    this.write(this.repair.end());
    this.parser.close();
    return this.builder.finish();
  }

  private write(xml: string): void {
    if (xml === '') return;
    const before = this.parser.events;
    this.parser.write(this.isFirst ? withoutDeclaration(xml) : xml);
    this.isFirst = false;
    this.unreported = this.parser.events === before ? this.unreported + xml.length : 0;
  }
}

/** The declaration has done its duty when the bytes became text; what it says about versions must not matter. */
export function withoutDeclaration(xml: string): string {
  return xml.replace(/^\uFEFF?\s*<\?xml\s[^>]*\?>/i, '');
}

const INVALID_CHARACTER = 'disallowed character.';
const BRACKETS_IN_TEXT = 'the string "]]>" is disallowed in char data.';
/** C0 controls but tab and line ends, noncharacters, and halves of surrogate pairs. */
const INVALID = /(?![\t\n\r\x7f-\x9f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** Feeds the builder from the parser's events: tolerant about characters, strict about structure. */
class MessageParser {
  /** How often the parser has reported anything; only its growth matters. */
  events = 0;
  private readonly parser = new TolerantParser((message) => {
    this.fail(message);
  });
  private attributesOfElement = 0;
  private hasInvalidCharacters = false;

  constructor(
    private readonly builder: RequestBuilder,
    private readonly limits: ReaderLimits,
  ) {
    this.parser.on('doctype', () => refuse('DOCTYPE is not accepted'));
    this.parser.on('comment', () => this.events++);
    this.parser.on('processinginstruction', () => this.events++);
    this.parser.on('text', (text) => {
      this.addText(text);
    });
    this.parser.on('cdata', (text) => {
      this.addText(text);
    });
    this.parser.on('attribute', () => {
      this.countAttribute();
    });
    this.parser.on('opentag', ({ name, attributes }) => {
      this.openElement(name, attributes);
    });
    this.parser.on('closetag', () => {
      this.events++;
      builder.closeElement();
    });
  }

  write(xml: string): void {
    this.parser.write(xml);
  }

  close(): void {
    this.parser.close();
  }

  private countAttribute(): void {
    this.events++;
    this.builder.count();
    if (++this.attributesOfElement > this.limits.attributes) throw overLimit('attributes', this.limits);
  }

  private openElement(name: string, attributes: Record<string, string>): void {
    this.events++;
    const hasAttributes = this.attributesOfElement > 0;
    this.attributesOfElement = 0;
    if (hasAttributes && this.hasInvalidCharacters) {
      this.hasInvalidCharacters = false;
      for (const key in attributes) attributes[key] = cleaned(attributes[key] ?? '');
    }
    this.builder.openElement(name, hasAttributes ? attributes : undefined);
  }

  private addText(text: string): void {
    this.events++;
    this.builder.addText(this.hasInvalidCharacters ? cleaned(text) : text);
    this.hasInvalidCharacters = false;
  }

  private fail(message: string): void {
    if (message === INVALID_CHARACTER) {
      this.hasInvalidCharacters = true;
      this.builder.note('invalid characters removed');
    } else if (message !== BRACKETS_IN_TEXT) {
      refuse(`XML is not well-formed: ${message.slice(0, 200)}`);
    }
  }
}

/**
 * `fail` is overridden rather than listened to, because an Error object for each of a million control characters would
 * be a way to keep the server busy. XML 1.0 is forced, since 1.1 lets references to control characters pass.
 */
class TolerantParser extends SaxesParser<{
  xmlns: false;
  position: false;
  forceXMLVersion: true;
  defaultXMLVersion: '1.0';
}> {
  constructor(private readonly onFault: (message: string) => void) {
    super({ xmlns: false, position: false, forceXMLVersion: true, defaultXMLVersion: '1.0' });
  }

  override fail(message: string): this {
    this.onFault(message);
    return this;
  }
}

const cleaned = (text: string): string => text.replace(INVALID, '');

function refuse(reason: string): never {
  throw new AgentRefusal(400, 507, 'handler', reason);
}
