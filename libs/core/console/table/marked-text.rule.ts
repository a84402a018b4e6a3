export interface TextPart {
  readonly text: string;
  readonly hit: boolean;
}

/** Cuts a text at the places where `query` stands, whatever the case and the accents. */
export function markedParts(text: string, query: string): readonly TextPart[] {
  const wanted = fold(query.trim());
  const folded = fold(text);
  // Folding may change the length of unusual characters; then marking would hit the wrong letters: leave them unmarked.
  if (wanted === '' || folded.length !== text.length) return [{ text, hit: false }];
  const parts: TextPart[] = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, from)) {
    if (at > from) parts.push({ text: text.slice(from, at), hit: false });
    from = at + wanted.length;
    parts.push({ text: text.slice(at, from), hit: true });
  }
  if (from < text.length) parts.push({ text: text.slice(from), hit: false });
  return parts;
}

/** Form in which texts are compared: `Éditeur` is found by `editeur`. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
