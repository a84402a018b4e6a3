interface Entry<Value> {
  /** The key as it was set: the one it is asked for by may be part of a whole document and keep that alive. */
  readonly key: string;
  readonly value: Value;
}

/**
 * A bounded cache for values asked for very often: a look-up is one of a Map, without keeping entries in the order of
 * their use. What was not asked for while `size` others were goes.
 */
export class GenerationCache<Value> {
  private young = new Map<string, Entry<Value>>();
  private old = new Map<string, Entry<Value>>();

  /** @param size entries of one generation; there are two */
  constructor(private readonly size: number) {}

  get(key: string): Value | undefined {
    const young = this.young.get(key);
    if (young) return young.value;
    const old = this.old.get(key);
    if (old) this.add(old);
    return old?.value;
  }

  /** @param key kept as it is: a text of its own */
  set(key: string, value: Value): void {
    this.add({ key, value });
  }

  private add(entry: Entry<Value>): void {
    if (this.young.size >= this.size) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(entry.key, entry);
  }
}
