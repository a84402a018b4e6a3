/**
 * Remembers answers for a short time, so that the figures every page of a list shows are not counted anew for each of
 * them. Who asks while an answer is on its way gets that one; a failure is not remembered.
 */
export class ShortMemo<Answer> {
  readonly #answers = new Map<string, { readonly answer: Promise<Answer>; readonly until: number }>();

  /**
   * @param milliseconds how long an answer may be told
   * @param most answers kept at a time; the oldest goes first
   */
  constructor(
    private readonly milliseconds: number,
    private readonly most: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  async get(key: string, ask: () => Promise<Answer>): Promise<Answer> {
    const known = this.#answers.get(key);
    if (known && known.until > this.now()) return known.answer;
    const answer = ask();
    const entry = { answer, until: this.now() + this.milliseconds };
    this.#answers.delete(key);
    this.#answers.set(key, entry);
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.most) break;
      this.#answers.delete(oldest);
    }
    answer.catch(() => {
      if (this.#answers.get(key) === entry) this.#answers.delete(key);
    });
    return answer;
  }

  /** True when an answer is there, without asking for one. */
  has(key: string): boolean {
    const known = this.#answers.get(key);
    return known !== undefined && known.until > this.now();
  }

  forget(): void {
    this.#answers.clear();
  }
}
