interface Entry<Answer> {
  readonly answer: Promise<Answer>;
  readonly since: number;
  renewing: boolean;
}

/** How a {@link ShortMemo} keeps answers. */
export interface MemoSettings {
  /** Milliseconds after which an answer is asked for anew while the old one is still told; by default none is. */
  readonly renewedAfter?: number;
  readonly now?: () => number;
}

/**
 * Remembers answers for a short time, so that the figures every page of a list shows are not counted anew for each of
 * them. Who asks while an answer is on its way gets that one; a failure is not remembered.
 */
export class ShortMemo<Answer> {
  readonly #answers = new Map<string, Entry<Answer>>();
  readonly #renewedAfter: number;
  readonly #now: () => number;

  /**
   * @param milliseconds how long an answer may be told, from the moment it was asked for
   * @param most answers kept at a time; the oldest goes first
   */
  constructor(
    private readonly milliseconds: number,
    private readonly most: number,
    { renewedAfter = Infinity, now = () => performance.now() }: MemoSettings = {},
  ) {
    this.#renewedAfter = renewedAfter;
    this.#now = now;
  }

  /** @param milliseconds how old the answer may be at most, where less than the memo keeps is wanted */
  async get(key: string, ask: () => Promise<Answer>, milliseconds = this.milliseconds): Promise<Answer> {
    const known = this.#answers.get(key);
    const age = known ? this.#now() - known.since : Infinity;
    if (!known || age >= milliseconds) {
      const entry = this.#ask(ask);
      this.#keep(key, entry);
      entry.answer.catch(() => {
        if (this.#answers.get(key) === entry) this.#answers.delete(key);
      });
      return entry.answer;
    }
    if (age >= this.#renewedAfter && !known.renewing) this.#renew(key, known, ask);
    return known.answer;
  }

  forget(): void {
    this.#answers.clear();
  }

  /** Takes the place of the known answer, unless that was forgotten meanwhile; a failure leaves it to its end. */
  #renew(key: string, known: Entry<Answer>, ask: () => Promise<Answer>): void {
    known.renewing = true;
    const entry = this.#ask(ask);
    entry.answer.then(
      () => {
        if (this.#answers.get(key) === known) this.#keep(key, entry);
      },
      () => {
        known.renewing = false;
      },
    );
  }

  #ask(ask: () => Promise<Answer>): Entry<Answer> {
    const since = this.#now();
    return { answer: ask(), since, renewing: false };
  }

  #keep(key: string, entry: Entry<Answer>): void {
    this.#answers.delete(key);
    this.#answers.set(key, entry);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.most) break;
      this.#answers.delete(oldest);
    }
  }
}
