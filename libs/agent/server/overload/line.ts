interface Place<Value> {
  readonly value: Value;
  before: Place<Value> | undefined;
  after: Place<Value> | undefined;
}

/**
 * A line of those who wait: the first is served first, and anybody may leave.
 *
 * Not a Set: each time V8 makes a Set's table anew, the old one still refers to the new one and to all who were in it. One
 * old table that the collector of young values leaves alone so keeps every later one, and each request, alive until old
 * values are collected. Here nobody who has left refers to anybody.
 */
export class Line<Value> {
  private head: Place<Value> | undefined;
  private tail: Place<Value> | undefined;
  private length = 0;

  get size(): number {
    return this.length;
  }

  /** Who is served next. */
  get first(): Value | undefined {
    return this.head?.value;
  }

  /** Joins at the end. @returns leaves the line; calling it again, or after having been taken, does nothing */
  join(value: Value): () => void {
    const place: Place<Value> = { value, before: this.tail, after: undefined };
    if (this.tail) this.tail.after = place;
    else this.head = place;
    this.tail = place;
    this.length++;
    return () => {
      this.remove(place);
    };
  }

  /** Takes the first out of the line. */
  take(): Value | undefined {
    const place = this.head;
    if (place) this.remove(place);
    return place?.value;
  }

  private remove(place: Place<Value>): void {
    const { before, after } = place;
    if (!before && this.head !== place) return;
    if (before) before.after = after;
    else this.head = after;
    if (after) after.before = before;
    else this.tail = before;
    place.before = undefined;
    place.after = undefined;
    this.length--;
  }
}
