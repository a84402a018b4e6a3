/**
 * How a MAC address may be kept that somebody types with other separators or none: `02aabb` finds `02:AA:BB`. The text
 * itself comes first; one that is no part of an address has no other form.
 */
export function macPatterns(text: string): readonly string[] {
  const digits = text.replace(/[\s:.-]/g, '');
  if (!/^[0-9a-f]{2,12}$/i.test(digits)) return [text];
  const pairs = digits.match(/../g) ?? [];
  // An odd digit at the end is the beginning of a pair.
  const rest = digits.length % 2 === 1 ? [digits.slice(-1)] : [];
  return [...new Set([text, ...[':', '-', ''].map((separator) => [...pairs, ...rest].join(separator))])];
}
