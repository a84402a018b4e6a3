import type { TranslocoTranspiler } from '@jsverse/transloco';

/**
 * Puts parameters into a sentence, once. The library's own transpiler looks at the result again until no `{{name}}` is
 * left: a computer that calls itself `{{name}}` would freeze the page. Here a value is never read as a pattern.
 */
export class SinglePassTranspiler implements TranslocoTranspiler {
  transpile({ value, params = {} }: { value: unknown; params?: Record<string, unknown> }): unknown {
    if (typeof value !== 'string') return value;
    return value.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
      const parameter = params[name];
      return typeof parameter === 'string' || typeof parameter === 'number' ? String(parameter) : '';
    });
  }
}
