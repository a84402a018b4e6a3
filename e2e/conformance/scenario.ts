import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/**
 * What a conformance scenario is: a state of the database, messages of agents, the answers they get and the rows they
 * leave. Scenarios are data, so that the same ones run against this server and against the original.
 */
export interface Scenario {
  /** A sentence about what the server does. */
  readonly name: string;
  /** Chapter of spec/agent-protocol.md, or `errata n`. */
  readonly spec: string;
  readonly setup?: Setup;
  readonly steps: readonly Step[];
  /** Rows after the last step. */
  readonly rows?: ExpectedTables;
  /** Files in FILES_FOLDER after the last step, by name. */
  readonly files?: ExpectedFiles;
  /** Lines of the activity log as `code;phase;comment`, in order; switches the log on. */
  readonly log?: readonly string[];
  /** How the original differs, when it does so on purpose of ours. */
  readonly original?: OriginalBehaviour;
}

/** Scenarios of one subject. */
export interface Theme {
  readonly name: string;
  readonly scenarios: readonly Scenario[];
}

/** A value to be stored: bound as it is, computed by the database, or the id of a computer or group of the scenario. */
export type SetupValue =
  | string
  | number
  | null
  | { readonly sql: string }
  | { readonly computer: string }
  | { readonly group: string };
export type SetupRow = Readonly<Record<string, SetupValue>>;

/** The state before the first message, on top of the default options and without any computer. */
export interface Setup {
  /** Rows of `config`: a number goes to IVALUE, a text to TVALUE, null is a row without value, ABSENT no row at all. */
  readonly options?: Readonly<Record<string, number | string | null | typeof ABSENT>>;
  /** Columns of `hardware` by the computer's short name. */
  readonly computers?: Readonly<Record<string, SetupRow>>;
  readonly groups?: Readonly<Record<string, SetupGroup>>;
  /** Rows of any other table, in order. */
  readonly rows?: Readonly<Record<string, readonly SetupRow[]>>;
  /** Columns that an administrator added to `accountinfo`. */
  readonly administrativeFields?: readonly string[];
}

export const ABSENT = Symbol('absent');

export interface SetupGroup {
  /** Columns of `groups`; REVALIDATE_FROM and CREATE_TIME are now when not given. */
  readonly definition?: SetupRow;
  /** Members by short name, with STATIC: 0 computed, 1 included, 2 excluded. */
  readonly members?: Readonly<Record<string, 0 | 1 | 2>>;
  /** Rows of `devices`: NAME and IVALUE, or IVALUE and TVALUE. */
  readonly options?: Readonly<Record<string, OverrideValue>>;
}

/** IVALUE, or both IVALUE and TVALUE, of a row of `devices`. */
export type OverrideValue = number | null | readonly [number | null, string | null];

export type Step = Message | Change;

/** A statement between two messages, for instance to make something older. */
export interface Change {
  readonly change: string;
  readonly values?: readonly (string | number | null)[];
}

/**
 * How a body is packed: `unfinished` is the stream of Windows agents, flushed and never finished; `as-is` is sent as it
 * stands in the scenario.
 */
export type Packing = 'zlib' | 'unfinished' | 'gzip' | 'plain' | 'raw-deflate' | 'as-is';

export interface Message {
  /** Default POST. */
  readonly method?: string;
  /** Below the address of the server, default none. */
  readonly path?: string;
  /** Default that of a Unix agent; null sends no such header. */
  readonly userAgent?: string | null;
  /** Address of the agent, told by a trusted proxy; default 127.0.0.1. */
  readonly from?: string;
  readonly body?: string | Buffer;
  /** Default zlib. */
  readonly packing?: Packing;
  /** Without a Content-Length. */
  readonly chunked?: boolean;
  readonly expect: Answer;
  /** Rows after this message. */
  readonly rows?: ExpectedTables;
}

export interface Answer {
  readonly status: number;
  /** The reply as a tree, or as a text for a file; EMPTY for no body at all; left out when nobody reads it. */
  readonly reply?: Tree | typeof EMPTY;
  /** Headers by lower-case name. */
  readonly headers?: Readonly<Record<string, string>>;
}

export const EMPTY = Symbol('no body');

/** Children and attributes (`@NAME`) by name; the order counts within a name only. */
export type Tree = string | Matcher | { readonly [name: string]: Tree | readonly Tree[] };

/** A value that is not known beforehand. */
export interface Matcher {
  readonly wanted: string;
  matches(actual: string | null, clock: Clock): boolean;
}

/** Times of the database when it was asked for rows, `yyyy-mm-dd hh:mm:ss`. */
export interface Clock {
  readonly before: string;
  readonly after: string;
}

export type Cell = string | number | null | Matcher;
export type ExpectedRow = Readonly<Record<string, Cell>>;

/** Rows by table, in any order; the columns that the first row names are compared. An empty list: no rows. */
export type ExpectedTables = Readonly<Record<string, readonly ExpectedRow[]>>;

/** A file holds the body of a message (by its number from 0): its bytes as they were sent, or the text in it. */
export type ExpectedFiles = Readonly<
  Record<string, { readonly message: number; readonly form: 'bytes' | 'text' }>
>;

/** A folder that the server under test, which runs on the same machine, is told to write to. */
export const scratchFolder = (use: string): string =>
  join(tmpdir(), `ocs-conformance-${userInfo().username}`, use);

/** Where scenarios let the server write files; emptied before each of those. */
export const FILES_FOLDER = scratchFolder('files');

/** What the original does instead. */
export interface OriginalBehaviour {
  /** Heading in docs/compatibility.md that gives the reason. */
  readonly differs: string;
  /** Answers that differ, by the number of the message from 0. */
  readonly answers?: Readonly<Record<number, Answer>>;
  /** Rows that differ after the last step. */
  readonly rows?: ExpectedTables;
  readonly files?: ExpectedFiles;
  readonly log?: readonly string[];
}

/** What a column holds that the schema of the server under test does not have. */
export const NO_SUCH_COLUMN = 'no such column';

export const isChange = (step: Step): step is Change => 'change' in step;
