const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** Letters written from right to left, and the marks that turn the direction of what follows them. */
const TURNS = /[\u0590-\u08FF\u200F\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * A value as it stands within a sentence: one that is written from right to left, or holds marks that say so, is kept to
 * itself, so that the words around it stay where they belong. Others stay as they are.
 */
export function isolated(value: string): string {
  if (!TURNS.test(value)) return value;
  // An end of isolation within the value would end ours; whoever opened one of their own gets it closed at the end.
  const inner = value.replaceAll(POP_ISOLATE, '');
  const open = [...inner].filter((sign) => sign >= '\u2066' && sign <= FIRST_STRONG_ISOLATE).length;
  return `${FIRST_STRONG_ISOLATE}${inner}${POP_ISOLATE.repeat(open + 1)}`;
}
