import { Injectable } from '@nestjs/common';
import { Database, type Viewer } from '@ocs/core-server';
import { ShortMemo } from './list/short-memo.js';
import { all, type Condition, COMPUTERS, NO_COMPUTER, some, tagPattern } from './perimeter.js';

/**
 * What a viewer may see, as a condition on `hardware h` in two forms: `set` for statements that gather all computers of a
 * condition, `each` for those that look at one computer after the other.
 */
export interface Perimeter {
  readonly set: Condition;
  readonly each: Condition;
  /** The same as a condition on `accountinfo a`; null where there is no limit. */
  readonly tags: Condition | null;
}

const EVERYTHING: Perimeter = { set: COMPUTERS, each: COMPUTERS, tags: null };
const NOTHING: Perimeter = { set: NO_COMPUTER, each: NO_COMPUTER, tags: NO_COMPUTER };

/** More TAGs than this are compared with the patterns row by row instead of being listed. */
const MOST_TAGS = 3_000;
/** How long the TAGs that fit some patterns stay known. One that is new meanwhile shows that much later. */
const FITTING_KNOWN_MS = 3_000;
const RENEWED_AFTER_MS = 1_000;
const MOST_FITTING = 100;

/**
 * Perimeters for statements over many computers: TAGs without wildcards stand for themselves, patterns are compared once with the
 * different TAGs there are, which an index tells quickly, and the computers are then found by equal TAGs. Two hundred patterns so cost next to
 * nothing, where comparing them with a hundred thousand rows takes over a second.
 */
@Injectable()
export class Perimeters {
  /** Remembered by the patterns themselves: a TAG that fits a pattern does so for ever, whoever has it. */
  private readonly fitting = new ShortMemo<readonly string[]>(FITTING_KNOWN_MS, MOST_FITTING, {
    renewedAfter: RENEWED_AFTER_MS,
  });

  constructor(private readonly database: Database) {}

  /** The same computers as `withinPerimeter`. */
  async of({ tags }: Viewer): Promise<Perimeter> {
    if (tags === null) return EVERYTHING;
    const exact = tags.filter((tag) => !/[?*]/.test(tag));
    const patterns = tags.filter((tag) => /[?*]/.test(tag)).map(tagPattern);
    const fitting = patterns.length === 0 ? [] : await this.tagsLike(patterns);
    const listed = [...new Set([...exact, ...fitting])];
    if (fitting.length > MOST_TAGS) return limitedTo(some([equalTo(exact), likeOne(patterns)]));
    return listed.length === 0 ? NOTHING : limitedTo(equalTo(listed));
  }

  /** To be called when the TAG of a computer changed: a new one may fit a pattern. */
  forget(): void {
    this.fitting.forget();
  }

  /** The TAGs there are that fit a pattern, or a few more than can be listed. */
  private async tagsLike(patterns: readonly string[]): Promise<readonly string[]> {
    return this.fitting.get(JSON.stringify(patterns), async () => {
      const rows = await this.database.rows<{ tag: string }>(tagsStatement(patterns), [
        ...patterns,
        MOST_TAGS + 1,
      ]);
      return rows.map(({ tag }) => tag);
    });
  }
}

const equalTo = (tags: readonly string[]): Condition =>
  tags.length === 0 ? NO_COMPUTER : { sql: 'a.TAG IN (?)', values: [tags] };

const likeOne = (patterns: readonly string[]): Condition =>
  some(patterns.map((pattern) => ({ sql: 'RTRIM(a.TAG) LIKE ?', values: [pattern] })));

function limitedTo(tags: Condition): Perimeter {
  const { sql, values } = tags;
  return {
    set: all([COMPUTERS, { sql: `h.ID IN (SELECT a.HARDWARE_ID FROM accountinfo a WHERE ${sql})`, values }]),
    // A value, which the database cannot turn into a set that it fills first.
    each: all([COMPUTERS, { sql: `(SELECT ${sql} FROM accountinfo a WHERE a.HARDWARE_ID = h.ID)`, values }]),
    tags,
  };
}

/** The distinct TAGs come from the index of `accountinfo` alone; those that fit are few. */
const tagsStatement = (patterns: readonly string[]): string =>
  `SELECT t.TAG AS tag FROM (SELECT DISTINCT TAG FROM accountinfo LIMIT 18446744073709551615) t
   WHERE ${patterns.map(() => 'RTRIM(t.TAG) LIKE ?').join(' OR ')} LIMIT ?`;
