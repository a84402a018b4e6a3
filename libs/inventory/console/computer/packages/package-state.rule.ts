/** How a state is drawn: done, on its way, or something to look at. */
export type StateKind = 'good' | 'waiting' | 'bad' | 'neutral';

/** Sentences of the dictionary, below `packages.states`. */
export type StateText =
  | 'waiting'
  | 'notified'
  | 'success'
  | 'alreadySetup'
  | 'badId'
  | 'badDigest'
  | 'downloadPack'
  | 'build'
  | 'execute'
  | 'clean'
  | 'timeout'
  | 'aborted'
  | 'outOfSpace'
  | 'exitCode'
  | 'error'
  | 'other';

export interface PackageState {
  readonly kind: StateKind;
  readonly text: StateText;
  /** The stored word an administrator will search for; empty where the agent has said nothing yet. */
  readonly code: string;
  /** Number behind EXIT_CODE_. */
  readonly exitCode: string;
}

const KNOWN: Readonly<Record<string, readonly [StateKind, StateText]>> = {
  NOTIFIED: ['waiting', 'notified'],
  ERR_ALREADY_SETUP: ['good', 'alreadySetup'],
  ERR_BAD_ID: ['bad', 'badId'],
  ERR_BAD_DIGEST: ['bad', 'badDigest'],
  ERR_DOWNLOAD_PACK: ['bad', 'downloadPack'],
  ERR_BUILD: ['bad', 'build'],
  ERR_EXECUTE: ['bad', 'execute'],
  ERR_EXECUTE_PACK: ['bad', 'execute'],
  ERR_CLEAN: ['bad', 'clean'],
  ERR_TIMEOUT: ['bad', 'timeout'],
  ERR_ABORTED: ['bad', 'aborted'],
  ERR_OUT_OF_SPACE: ['bad', 'outOfSpace'],
};

/** `devices.TVALUE` of a package → what it means (spec/console.md 14.5). Capitals do not count, as in the database. */
export function packageState(stored: string | null): PackageState {
  const code = (stored ?? '').trim();
  const state = (kind: StateKind, text: StateText, exitCode = ''): PackageState => ({
    kind,
    text,
    code,
    exitCode,
  });
  if (code === '') return state('waiting', 'waiting');
  const upper = code.toUpperCase();
  const known = KNOWN[upper];
  if (known !== undefined) return state(...known);
  if (upper.startsWith('SUCCESS')) return state('good', 'success');
  const exit = /^(?:ERR_)?EXIT_CODE_(-?\w+)/.exec(upper);
  if (exit?.[1] !== undefined) return state('bad', 'exitCode', exit[1]);
  return upper.startsWith('ERR_') ? state('bad', 'error') : state('neutral', 'other');
}
