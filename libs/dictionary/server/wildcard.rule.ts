/** A pattern as it is matched: runs of characters, any text between them. */
export interface Wildcard {
  readonly runs: readonly Run[];
  /** The text begins with the first run. */
  readonly fromStart: boolean;
  /** The text ends with the last run. */
  readonly toEnd: boolean;
}

/** Characters that follow one another; `any` tells where every character is right. */
interface Run {
  readonly text: string;
  readonly any: readonly boolean[] | undefined;
}

/**
 * Prepares a pattern of an administrator: `*` stands for any text, `?` and `.` for any one character, everything else
 * for itself. Matching costs at most length of pattern × length of text, whatever the pattern.
 */
export function wildcard(
  pattern: string,
  { fromStart, toEnd }: Pick<Wildcard, 'fromStart' | 'toEnd'>,
): Wildcard {
  return { runs: pattern.split('*').map(run), fromStart, toEnd };
}

/** Whether the text is what the pattern describes; case counts. */
export function matchesWildcard({ runs, fromStart, toEnd }: Wildcard, text: string): boolean {
  let from = 0;
  for (const [at, one] of runs.entries()) {
    const first = at === 0 && fromStart;
    const last = at === runs.length - 1 && toEnd;
    const room = text.length - one.text.length;
    if (room < from) return false;
    // A last run that is bound to the end may only stand there; so may a first one at the start.
    const found = last ? place(one, text, room, room) : place(one, text, from, first ? from : room);
    if (found < 0 || (first && found !== 0)) return false;
    from = found + one.text.length;
  }
  return true;
}

function run(text: string): Run {
  const any = Array.from({ length: text.length }, (_, at) => text[at] === '?' || text[at] === '.');
  return { text, any: any.includes(true) ? any : undefined };
}

/** First place of the run in the text between two offsets, both included; -1 when there is none. */
function place({ text: wanted, any }: Run, text: string, from: number, to: number): number {
  for (let at = from; at <= to; at++) {
    if (any === undefined) {
      const found = from === to ? (text.startsWith(wanted, at) ? at : -1) : text.indexOf(wanted, at);
      return found > to ? -1 : found;
    }
    let length = 0;
    while (length < wanted.length && (any[length] === true || wanted[length] === text[at + length])) length++;
    if (length === wanted.length) return at;
  }
  return -1;
}
