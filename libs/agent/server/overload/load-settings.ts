import { DEFAULT_BODY_LIMITS } from '../transport/body-codec.js';
import { DEFAULT_READER_LIMITS, type ReaderLimits } from '../transport/reader-limits.js';

type Environment = Readonly<Record<string, string | undefined>>;

const MEGABYTE = 1 << 20;

/** How much this process takes on at the same time (spec/security.md row 29). */
export interface LoadSettings {
  /** Inventories at work. */
  readonly concurrency: number;
  /** Inventories that wait for their turn. */
  readonly waiting: number;
  /** How long a message waits for its turn at most, in milliseconds. */
  readonly patience: number;
  /** What the work on a message should take, in milliseconds; where it takes longer, fewer are at work at once. */
  readonly target: number;
  /** How long the work on a PROLOG may take before the agent is sent away, in milliseconds. */
  readonly prologPatience: number;
  /** Bytes of all bodies in memory, as they came. */
  readonly bodyMemory: number;
}

/** Bounds of one message (spec/security.md row 3); over one of them the answer is 413. */
export interface MessageLimits extends ReaderLimits {
  /** Bytes of the body as it comes over the wire. */
  readonly body: number;
  /** Bytes of the message after inflation. */
  readonly maxInflated: number;
}

/** @throws Error with a sentence naming the setting */
export function readLoadSettings(environment: Environment): LoadSettings {
  const number = reader(environment);
  return {
    concurrency: number('OCS_AGENT_CONCURRENCY', 16, 1, 1_000),
    waiting: number('OCS_AGENT_QUEUE', 32, 0, 100_000),
    patience: number('OCS_AGENT_QUEUE_SECONDS', 5, 1, 60) * 1_000,
    target: number('OCS_AGENT_WORK_MS', 200, 50, 60_000),
    prologPatience: number('OCS_AGENT_PROLOG_SECONDS', 10, 1, 170) * 1_000,
    bodyMemory: number('OCS_AGENT_BODY_MEMORY_MB', 256, 1, 65_536) * MEGABYTE,
  };
}

/** @throws Error with a sentence naming the setting */
export function readMessageLimits(environment: Environment): MessageLimits {
  const number = reader(environment);
  const { depth, elements, textLength, rowsPerSection, milliseconds } = DEFAULT_READER_LIMITS;
  return {
    ...DEFAULT_READER_LIMITS,
    body: number('OCS_LIMIT_BODY_MB', 64, 1, 1_024) * MEGABYTE,
    maxInflated:
      number('OCS_LIMIT_INFLATED_MB', DEFAULT_BODY_LIMITS.maxInflated / MEGABYTE, 1, 4_096) * MEGABYTE,
    depth: number('OCS_LIMIT_DEPTH', depth, 8, 10_000),
    elements: number('OCS_LIMIT_ELEMENTS', elements, 1_000, 100_000_000),
    textLength: number('OCS_LIMIT_TEXT_MB', textLength / MEGABYTE, 1, 256) * MEGABYTE,
    rowsPerSection: number('OCS_LIMIT_ROWS', rowsPerSection, 100, 10_000_000),
    milliseconds: number('OCS_LIMIT_SECONDS', milliseconds / 1_000, 1, 600) * 1_000,
  };
}

function reader(environment: Environment) {
  return (name: string, otherwise: number, least: number, most: number): number => {
    const text = environment[name];
    if (text === undefined || text === '') return otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new Error(`${name} must be a whole number from ${least} to ${most} (it is "${text}").`);
  };
}
