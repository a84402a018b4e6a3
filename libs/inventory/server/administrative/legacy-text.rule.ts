/** What consoles of version 2 made of the characters that mean something in HTML. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#039;': "'",
  '&#39;': "'",
  '&apos;': "'",
};

/**
 * A text as somebody typed it: consoles of version 2 stored `&` and quotes as entities (spec/console.md 1), this product
 * stores plain text. Each entity is decoded once, so that a text about entities keeps them.
 */
export const legacyText = (stored: string): string =>
  stored.replace(/&(?:amp|lt|gt|quot|apos|#0?39);/g, (entity) => ENTITIES[entity] ?? entity);
