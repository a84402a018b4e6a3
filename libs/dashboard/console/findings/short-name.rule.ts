/** Characters that turn the direction of the text around them: an agent's words must not reorder ours. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Longest name within a sentence, in characters. */
const LONGEST = 48;

/** What an agent reported, for use within a sentence: one line, no more than a glance can take in. */
export function shortName(name: string): string {
  const line = name.replace(DIRECTION_MARKS, '').replace(/\s+/g, ' ').trim();
  const characters = [...line.slice(0, LONGEST * 2 + 2)];
  return characters.length > LONGEST
    ? `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
