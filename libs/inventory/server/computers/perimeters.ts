import { Injectable } from '@nestjs/common';
import { Database, type Viewer } from '@ocs/core-server';
import { all, type Condition, COMPUTERS, NO_COMPUTER, tagPattern, withinPerimeter } from './perimeter.js';

/**
 * What a viewer may see, as a condition on `hardware h` in two forms: `set` for statements that gather all computers of a
 * condition, `each` for those that follow an index and look at one computer after the other.
 */
export interface Perimeter {
  readonly set: Condition;
  readonly each: Condition;
}

const both = (condition: Condition): Perimeter => ({ set: condition, each: condition });

/** More TAGs than this are compared with the patterns row by row instead of being listed. */
const MOST_TAGS = 3_000;

/**
 * Perimeters for statements over many computers: TAGs without wildcards stand for themselves, patterns are compared once with the
 * different TAGs there are, which an index tells quickly, and the computers are then found by equal TAGs. Two hundred patterns so cost next to
 * nothing, where comparing them with a hundred thousand rows takes over a second.
 */
@Injectable()
export class Perimeters {
  constructor(private readonly database: Database) {}

  /** The same computers as {@link withinPerimeter}. */
  async of(viewer: Viewer): Promise<Perimeter> {
    const { tags } = viewer;
    if (tags === null) return both(COMPUTERS);
    if (tags.length === 0) return both(NO_COMPUTER);
    const exact = tags.filter((tag) => !/[?*]/.test(tag));
    const patterns = tags.filter((tag) => /[?*]/.test(tag)).map(tagPattern);
    const fitting = patterns.length === 0 ? [] : await this.fitting(patterns);
    if (fitting.length > MOST_TAGS) return both(withinPerimeter(viewer));
    const listed = [...exact, ...fitting];
    if (listed.length === 0) return both(NO_COMPUTER);
    const values = [listed];
    return { set: all([COMPUTERS, { sql: SET, values }]), each: all([COMPUTERS, { sql: EACH, values }]) };
  }

  /** The TAGs there are that fit a pattern. */
  private async fitting(patterns: readonly string[]): Promise<string[]> {
    const rows = await this.database.rows<{ tag: string }>(tagsStatement(patterns), [
      ...patterns,
      MOST_TAGS + 1,
    ]);
    return rows.map(({ tag }) => tag);
  }
}

const SET = 'h.ID IN (SELECT p.HARDWARE_ID FROM accountinfo p WHERE p.TAG IN (?))';
/** A value, which the database cannot turn into a set that it fills first. */
const EACH = '(SELECT p.TAG FROM accountinfo p WHERE p.HARDWARE_ID = h.ID) IN (?)';

/** The distinct TAGs come from the index of `accountinfo` alone; those that fit are few. */
const tagsStatement = (patterns: readonly string[]): string =>
  `SELECT t.TAG AS tag FROM (SELECT DISTINCT TAG FROM accountinfo LIMIT 18446744073709551615) t
   WHERE ${patterns.map(() => 'RTRIM(t.TAG) LIKE ?').join(' OR ')} LIMIT ?`;
