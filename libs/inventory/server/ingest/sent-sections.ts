import type { InventoryDocument, RawRow } from './document.js';

/** The sections of one inventory; those that were not read yet are read when they are needed, once. */
export class SentSections {
  private readonly rows: Map<string, readonly RawRow[]>;
  private readonly waiting: Set<string>;

  constructor(private readonly document: InventoryDocument) {
    this.rows = new Map(document.sections);
    const digested = [...(document.unread?.digests.keys() ?? [])];
    this.waiting = new Set(digested.filter((name) => !this.rows.has(name)));
  }

  /** Whether the document holds the section; a section without any value is known for absent once it was read. */
  has(name: string): boolean {
    return this.rows.has(name) || this.waiting.has(name);
  }

  /** Rows of a section that was read; undefined when it was not sent. */
  get(name: string): readonly RawRow[] | undefined {
    return this.rows.get(name);
  }

  /** Reads these where that was not done yet. @throws when their XML is not well-formed */
  async read(names: readonly string[]): Promise<void> {
    const wanted = names.filter((name) => this.waiting.has(name));
    if (wanted.length === 0 || !this.document.unread) return;
    for (const [name, rows] of await this.document.unread.read(wanted)) this.rows.set(name, rows);
    for (const name of wanted) this.waiting.delete(name);
  }
}
