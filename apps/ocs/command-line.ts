import { parseArgs } from 'node:util';

/** What was typed, understood. */
export type Command =
  | { readonly name: 'help'; readonly topic: Topic | undefined }
  | { readonly name: 'up'; readonly detach: boolean }
  | { readonly name: 'background' }
  | { readonly name: 'down' }
  | { readonly name: 'status'; readonly json: boolean }
  | { readonly name: 'migrate'; readonly pending: boolean }
  | { readonly name: 'set-password'; readonly login: string; readonly generate: boolean }
  | { readonly name: 'remove-second-factor'; readonly login: string }
  | { readonly name: 'demo'; readonly count: number; readonly concurrency: number }
  | { readonly name: 'import'; readonly paths: readonly string[]; readonly server: string | undefined };

/** The commands with a help text of their own. */
export const TOPICS = ['up', 'down', 'status', 'migrate', 'user', 'demo', 'import'] as const;
export type Topic = (typeof TOPICS)[number];

/** What was typed makes no sense; `offence` is the part that does not. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(
    readonly topic: Topic | undefined,
    readonly offence: string,
  ) {
    super(offence);
  }
}

/**
 * Understands the words after the program's name.
 * @throws UsageError for an unknown command, an unknown option or a value out of its bounds
 */
export function readCommandLine(words: readonly string[]): Command {
  const [first, ...rest] = words;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    return { name: 'help', topic: undefined };
  }
  // started by `up --detach` only, and of no use to a person
  if (first === 'background') return { name: 'background' };
  const topic = TOPICS.find((known) => known === first);
  if (topic === undefined) throw new UsageError(undefined, first);
  if (rest.includes('--help') || rest.includes('-h')) return { name: 'help', topic };
  return READERS[topic](rest);
}

const READERS: Readonly<Record<Topic, (words: string[]) => Command>> = {
  up: (words) => {
    const { detach } = options('up', words, { detach: { type: 'boolean', default: false } }).values;
    return { name: 'up', detach };
  },
  down: (words) => {
    options('down', words, {});
    return { name: 'down' };
  },
  status: (words) => {
    const { json } = options('status', words, { json: { type: 'boolean', default: false } }).values;
    return { name: 'status', json };
  },
  migrate: (words) => {
    const { pending } = options('migrate', words, { pending: { type: 'boolean', default: false } }).values;
    return { name: 'migrate', pending };
  },
  user: (words) => {
    const [action, login, ...more] = words.filter((word) => !word.startsWith('-'));
    const flags = words.filter((word) => word.startsWith('-'));
    const { generate } = options('user', flags, { generate: { type: 'boolean', default: false } }).values;
    if (login !== undefined && more.length === 0) {
      if (action === 'set-password') return { name: 'set-password', login, generate };
      if (action === 'remove-second-factor' && !generate) return { name: 'remove-second-factor', login };
    }
    throw new UsageError('user', words.join(' '));
  },
  demo: (words) => {
    const { count, concurrency } = options('demo', words, {
      count: { type: 'string', default: '300' },
      concurrency: { type: 'string', default: '4' },
    }).values;
    return {
      name: 'demo',
      count: wholeNumber('--count', count, 100_000),
      concurrency: wholeNumber('--concurrency', concurrency, 64),
    };
  },
  import: (words) => {
    const { values, positionals } = options(
      'import',
      words,
      { server: { type: 'string', default: '' } },
      true,
    );
    if (positionals.length === 0) throw new UsageError('import', words.join(' '));
    return { name: 'import', paths: positionals, server: values.server === '' ? undefined : values.server };
  },
};

type Flags = Record<string, { type: 'boolean'; default: boolean } | { type: 'string'; default: string }>;

function options<F extends Flags>(topic: Topic, words: string[], flags: F, allowPositionals = false) {
  try {
    return parseArgs({ args: words, options: flags, allowPositionals, strict: true });
  } catch (error) {
    throw new UsageError(topic, error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(option: string, text: string, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  if (value < 1 || value > most) throw new UsageError('demo', `${option} ${text} (1–${most})`);
  return value;
}
