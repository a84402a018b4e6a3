import type { ComputerCustomisation } from '@ocs/inventory-contract';

/** What the rows of `devices` by these names customise; other options fall together (spec/console.md 3). */
const KINDS: readonly (readonly [RegExp, ComputerCustomisation])[] = [
  [/^FREQUENCY$/i, 'frequency'],
  [/^DOWNLOAD(_SCHEDULE|_POSTCMD|_FORCE)?$/i, 'deployment'],
  [/^IPDISCOVER$/i, 'discovery'],
];
const ORDER: readonly ComputerCustomisation[] = ['frequency', 'deployment', 'discovery', 'option'];

/** What is customised, each once and always in the same order. */
export function customisationsOf(names: readonly string[]): readonly ComputerCustomisation[] {
  const found = new Set(names.map((name) => KINDS.find(([pattern]) => pattern.test(name))?.[1] ?? 'option'));
  return ORDER.filter((kind) => found.has(kind));
}
