import { isBlank, value } from './agent-request.js';
import type { AgentRequest, MessageElement, RawRow, ReadingPlan, SectionReading } from './agent-request.js';
import { overLimit } from './reader-limits.js';
import type { ReaderLimits } from './reader-limits.js';

/** A tree element while it is open. */
interface OpenElement extends MessageElement {
  text: string;
  children: MessageElement[];
}

/** Where in the message the reader is; decides what an element or a text means. */
type Place = 'tree' | 'content' | 'section' | 'field' | 'ignored';

type Attributes = Readonly<Record<string, string>>;

const NO_ATTRIBUTES: Attributes = Object.freeze(Object.create(null) as Record<string, string>);

/**
 * Turns the events of the XML parser into an {@link AgentRequest}: rows straight from the tags of known sections,
 * small trees for what stands outside CONTENT and for what the plan captures, nothing for everything else.
 */
export class RequestBuilder {
  private readonly sections = new Map<string, RawRow[]>();
  private readonly captured: MessageElement[] = [];
  private readonly repairs = new Set<string>();
  /** Open elements of the tree being collected; the root of the message is at the bottom. */
  private readonly open: OpenElement[] = [];
  private root: OpenElement | undefined;
  private contentDeviceId: string | undefined;

  private place: Place = 'tree';
  private inContent = false;
  private depth = 0;
  private elements = 0;
  private treeElements = 0;
  /** Where the outermost ignored element began, and where the reader is again after it. */
  private ignoredDepth = 0;
  private placeAfterIgnored: Place = 'tree';

  private section: SectionReading | undefined;
  /** The row being filled; undefined until it has a value. */
  private row: (string | undefined)[] | undefined;
  private field = 0;
  private text = '';

  constructor(
    private readonly plan: ReadingPlan,
    private readonly limits: ReaderLimits,
  ) {}

  readonly note = (repair: string): void => {
    this.repairs.add(repair);
  };

  /** Counts one element or attribute against the bound on elements. */
  count(): void {
    if (++this.elements > this.limits.elements) throw overLimit('elements', this.limits);
  }

  openElement(name: string, attributes: Attributes | undefined): void {
    this.count();
    if (++this.depth > this.limits.depth) throw overLimit('depth', this.limits);
    switch (this.place) {
      case 'tree':
        if (this.depth === 2 && name === 'CONTENT') this.openContent(attributes);
        else this.openTree(name, attributes);
        break;
      case 'content':
        this.openInContent(name, attributes);
        break;
      case 'section':
        this.openField(name);
        break;
      case 'field':
        this.ignore();
        break;
      case 'ignored':
        break;
    }
  }

  addText(text: string): void {
    if (this.place === 'field') {
      this.text += text;
      if (this.text.length > this.limits.textLength) throw overLimit('textLength', this.limits);
      return;
    }
    const top = this.place === 'tree' ? this.open.at(-1) : undefined;
    if (!top) return;
    top.text += text;
    if (top.text.length > this.limits.textLength) throw overLimit('textLength', this.limits);
  }

  closeElement(): void {
    switch (this.place) {
      case 'field':
        this.setField(this.field, this.text);
        this.place = 'section';
        break;
      case 'section':
        this.closeSection();
        this.place = 'content';
        break;
      case 'content':
        this.inContent = false;
        this.place = 'tree';
        break;
      case 'tree':
        this.closeTree();
        break;
      case 'ignored':
        if (this.depth === this.ignoredDepth) this.place = this.placeAfterIgnored;
        break;
    }
    this.depth--;
  }

  /** The request; to be called once the document is complete. */
  finish(): AgentRequest {
    const root: MessageElement = this.root ?? { name: '', attributes: NO_ATTRIBUTES, text: '', children: [] };
    return {
      query: value(root, 'QUERY'),
      deviceId: value(root, 'DEVICEID') ?? this.contentDeviceId,
      root,
      sections: this.sections,
      captured: this.captured,
      repairs: [...this.repairs],
    };
  }

  private openContent(attributes: Attributes | undefined): void {
    this.place = 'content';
    this.inContent = true;
    this.takeContentDeviceId(attributes?.DEVICEID);
  }

  private openInContent(name: string, attributes: Attributes | undefined): void {
    const section = this.plan.section(name);
    if (section) {
      this.section = section;
      this.row = undefined;
      this.place = 'section';
      if (attributes) this.setAttributes(section, attributes);
    } else if (name === 'DEVICEID' || this.plan.captured.has(name)) {
      this.place = 'tree';
      this.openTree(name, attributes);
    } else {
      this.ignore();
    }
  }

  private openField(name: string): void {
    const index = this.section?.fieldIndex.get(name);
    if (index === undefined) {
      this.ignore();
      return;
    }
    this.place = 'field';
    this.field = index;
    this.text = '';
  }

  private openTree(name: string, attributes: Attributes = NO_ATTRIBUTES): void {
    if (++this.treeElements > this.limits.treeElements) throw overLimit('treeElements', this.limits);
    const element: OpenElement = { name, attributes, text: '', children: [] };
    this.root ??= element;
    this.open.push(element);
  }

  private closeTree(): void {
    const element = this.open.pop();
    if (!element) return;
    if (isBlank(element.text)) element.text = '';
    const isEmpty =
      element.text === '' && element.children.length === 0 && element.attributes === NO_ATTRIBUTES;
    if (this.inContent && this.open.length === 1) {
      this.place = 'content';
      if (element.name === 'DEVICEID') this.takeContentDeviceId(element.text);
      if (!isEmpty && this.plan.captured.has(element.name)) this.captured.push(element);
    } else if (!isEmpty) {
      this.open.at(-1)?.children.push(element);
    }
  }

  private takeContentDeviceId(text: string | undefined): void {
    if (text !== undefined && !isBlank(text)) this.contentDeviceId ??= text;
  }

  private setAttributes(section: SectionReading, attributes: Attributes): void {
    for (const name in attributes) {
      const index = section.fieldIndex.get(name);
      if (index !== undefined) this.setField(index, attributes[name] ?? '');
    }
  }

  /** The first value of a field counts; a blank one is as absent (1.8). */
  private setField(index: number, text: string): void {
    if (!this.section || isBlank(text)) return;
    this.row ??= new Array<string | undefined>(this.section.width).fill(undefined);
    if (this.row[index] === undefined) this.row[index] = text;
    else this.note(`field given twice in ${this.section.name}: the first counts`);
  }

  private closeSection(): void {
    const { section, row } = this;
    if (!section || !row) return;
    const rows = this.sections.get(section.name);
    if (!rows) {
      this.sections.set(section.name, [row]);
    } else if (section.single) {
      this.note(`second ${section.name} ignored`);
    } else {
      if (rows.length >= this.limits.rowsPerSection) {
        throw overLimit('rowsPerSection', this.limits, ` in ${section.name}`);
      }
      rows.push(row);
    }
  }

  private ignore(): void {
    this.placeAfterIgnored = this.place;
    this.ignoredDepth = this.depth;
    this.place = 'ignored';
  }
}
