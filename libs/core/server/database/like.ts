/** Takes the meaning of wildcards from a text that goes into LIKE. */
export const escapeLike = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** Pattern "contains this text". */
export const containing = (text: string): string => `%${escapeLike(text)}%`;

/** Pattern of a text with wildcards as users write them: `?` one character, `*` any number, the rest for itself. */
export const wildcards = (text: string): string => escapeLike(text).replaceAll('?', '_').replaceAll('*', '%');
