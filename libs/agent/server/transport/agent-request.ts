/** How the elements below CONTENT are read; derived from the section catalogue (law 3). */
export interface ReadingPlan {
  /** The section that an element below CONTENT stands for, if the catalogue knows it. */
  section(name: string): SectionReading | undefined;
  /** Elements below CONTENT that are no sections but are wanted as trees (DOWNLOAD, IPDISCOVER, OLD_DEVICEID …). */
  readonly captured: ReadonlySet<string>;
}

/** One section as the reader sees it. */
export interface SectionReading {
  readonly name: string;
  /** XML name of a field → its place in the row. */
  readonly fieldIndex: ReadonlyMap<string, number>;
  /** Number of values in a row. */
  readonly width: number;
  /** At most one row (HARDWARE, BIOS, JAVAINFO): the first counts. */
  readonly single: boolean;
  /** Its digest is wanted ({@link UnreadSections}), so that rows sent before need not be compared. */
  readonly digested?: boolean;
  /** It may stay unread: nothing but the storage looks at its rows. */
  readonly mayWait?: boolean;
}

/**
 * Values of one row in the order of the section's agent fields; undefined = not sent.
 * The strings may share memory with the whole document: copy one before keeping it beyond the request.
 */
export type RawRow = readonly (string | undefined)[];

/** An element that is kept as a tree. Elements without text, attributes and children are left out (1.8). */
export interface MessageElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text directly inside, blanks kept; empty when there is nothing but blanks. */
  readonly text: string;
  readonly children: readonly MessageElement[];
}

/** An agent message after reading (spec/agent-protocol.md 1.7, 1.8). */
export interface AgentRequest {
  /** QUERY as sent: case-sensitive, not checked here. */
  readonly query: string | undefined;
  /** DEVICEID of the root, else of CONTENT; its form is not checked here. */
  readonly deviceId: string | undefined;
  /** The message without CONTENT. */
  readonly root: MessageElement;
  /** Rows by section name, in document order; a section without any value is absent, one in `unread` is, too. */
  readonly sections: ReadonlyMap<string, readonly RawRow[]>;
  /** Sections that were found but not read yet. */
  readonly unread?: UnreadSections;
  /** The trees below CONTENT that the plan asked for, in document order. */
  readonly captured: readonly MessageElement[];
  /** What was mended so that the message could be read, each kind once, in plain English for the log. */
  readonly repairs: readonly string[];
}

/**
 * Sections of an inventory whose bytes were found without reading them (see section-cut.rule.ts). What was sent
 * before need not be read again.
 */
export interface UnreadSections {
  /** Digest of the bytes of each section, by its name; those of some that were read, too. */
  readonly digests: ReadonlyMap<string, string>;
  /**
   * Reads some of them. A section without any value is absent.
   * @throws AgentRefusal as for the whole message
   */
  read(names: readonly string[]): Promise<ReadSections>;
  /** The elements of one section by themselves; undefined for more than a section may have. */
  elements(name: string): UnreadElements | undefined;
}

/** The elements of a section, in document order. */
export interface UnreadElements {
  /** Digest of the bytes of each, as eight characters that stand for a byte each. */
  readonly digests: readonly string[];
  /**
   * Reads those at these places; undefined for one without any value.
   * @throws AgentRefusal as for the whole message
   */
  read(places: readonly number[]): Promise<ReadElements>;
}

export interface ReadElements {
  readonly rows: readonly (RawRow | undefined)[];
  readonly repairs: readonly string[];
}

export interface ReadSections {
  readonly sections: ReadonlyMap<string, readonly RawRow[]>;
  readonly repairs: readonly string[];
}

/** True when a text holds nothing but XML white space: such an element counts as absent (1.8). */
export function isBlank(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) > 0x20) return false;
  }
  return true;
}

/** The value `name` of an element, as attribute or child element alike (1.8); undefined when absent or blank. */
export function value(element: MessageElement, name: string): string | undefined {
  const attribute = element.attributes[name];
  if (attribute !== undefined && !isBlank(attribute)) return attribute;
  return element.children.find((child) => child.name === name && child.text !== '')?.text;
}

/** The child elements called `name`, in document order. */
export function elements(element: MessageElement, name: string): readonly MessageElement[] {
  return element.children.filter((child) => child.name === name);
}
