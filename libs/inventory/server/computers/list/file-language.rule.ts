/** Language of a file's heading: the one asked for, else the first the browser names that the product speaks. */
export function fileLanguage(asked: 'en' | 'fr' | undefined, accepted: string | undefined): 'en' | 'fr' {
  if (asked !== undefined) return asked;
  for (const range of (accepted ?? '').split(',')) {
    const language = range.trim().slice(0, 2).toLowerCase();
    if (language === 'en' || language === 'fr') return language;
  }
  return 'en';
}
