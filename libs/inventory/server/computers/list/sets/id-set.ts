/** Ids of a chunk: few enough that ids far apart cost little, many enough that whole sets are quick to combine. */
const CHUNK_BITS = 12;
const WORDS = 1 << (CHUNK_BITS - 5);

/** Thirty-two ids beside each other: the nth bit stands for the id `word * 32 + n`. */
export interface IdWord {
  readonly word: number;
  readonly bits: number;
}

/**
 * A set of ids of computers, one bit each: a hundred thousand take about 13 kB, and two such sets are combined in microseconds.
 * Sets never change, so that they can be shared.
 */
export class IdSet {
  #size: number | undefined;

  private constructor(private readonly chunks: ReadonlyMap<number, Uint32Array>) {}

  static readonly EMPTY = new IdSet(new Map());

  static ofWords(words: Iterable<IdWord>): IdSet {
    const chunks = new Map<number, Uint32Array>();
    for (const { word, bits } of words) {
      const key = Math.floor(word / WORDS);
      let chunk = chunks.get(key);
      if (!chunk) chunks.set(key, (chunk = new Uint32Array(WORDS)));
      const place = word % WORDS;
      chunk[place] = (chunk[place] ?? 0) | bits;
    }
    return new IdSet(chunks);
  }

  static of(ids: Iterable<number>): IdSet {
    return IdSet.ofWords(
      (function* () {
        for (const id of ids) yield { word: id >>> 5, bits: 1 << (id & 31) };
      })(),
    );
  }

  get size(): number {
    return (this.#size ??= [...this.chunks.values()].reduce((sum, chunk) => sum + countBits(chunk), 0));
  }

  has(id: number): boolean {
    const chunk = this.chunks.get(id >>> CHUNK_BITS);
    return chunk !== undefined && (((chunk[(id >>> 5) % WORDS] ?? 0) >>> (id & 31)) & 1) === 1;
  }

  /** Those of the ids that are in the set, in their order; the first `most` of them. */
  select(ids: Iterable<number>, most = Infinity): number[] {
    const found: number[] = [];
    for (const id of ids) {
      if (!this.has(id)) continue;
      found.push(id);
      if (found.length >= most) break;
    }
    return found;
  }

  /** Ids of both. */
  and(other: IdSet): IdSet {
    return this.combine(other, (own, others) => own & others);
  }

  /** Ids that the other set has not. */
  without(other: IdSet): IdSet {
    return this.combine(other, (own, others) => own & ~others);
  }

  /** Ids of either. */
  or(other: IdSet): IdSet {
    const further = [...other.chunks].filter(([key]) => !this.chunks.has(key));
    const { chunks } = this.combine(other, (own, others) => own | others);
    return new IdSet(new Map([...chunks, ...further]));
  }

  /** In ascending order. */
  toArray(): number[] {
    const ids: number[] = [];
    for (const key of [...this.chunks.keys()].sort((a, b) => a - b)) {
      const chunk = this.chunks.get(key) ?? [];
      chunk.forEach((word, place) => {
        const first = key * (1 << CHUNK_BITS) + place * 32;
        for (let rest = word; rest !== 0; rest &= rest - 1) ids.push(first + 31 - Math.clz32(rest & -rest));
      });
    }
    return ids;
  }

  private combine(other: IdSet, each: (own: number, others: number) => number): IdSet {
    const chunks = new Map<number, Uint32Array>();
    for (const [key, chunk] of this.chunks) {
      const others = other.chunks.get(key);
      chunks.set(
        key,
        chunk.map((word, place) => each(word, others?.[place] ?? 0)),
      );
    }
    return new IdSet(chunks);
  }
}

function countBits(words: Uint32Array): number {
  let count = 0;
  for (const word of words) {
    // Pairs, then fours, then bytes are added up within the word.
    const pairs = word - ((word >>> 1) & 0x55555555);
    const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
    count += Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}
