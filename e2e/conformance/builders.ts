import {
  EMPTY,
  type Answer,
  type Change,
  type Clock,
  type Matcher,
  type Message,
  type SetupValue,
  type Tree,
} from './scenario.js';

/** Words in which scenarios are written. */

/** User-Agents of the agents in the field (spec/agent-protocol.md 1.2). */
export const AGENT = {
  unix: 'OCS-NG_unified_unix_agent_v2.10.5',
  windows: 'OCS-NG_WINDOWS_AGENT_v2.11.0.1',
  fusion: 'FusionInventory-Agent_v2.6',
} as const;

const FIRST_RUN = '-2026-03-01-09-15-00';

/** The DEVICEID of a computer of the scenario. */
export const device = (name: string): string => name + FIRST_RUN;

/** The short name of a DEVICEID. */
export const shortName = (deviceId: string): string =>
  deviceId.endsWith(FIRST_RUN) ? deviceId.slice(0, -FIRST_RUN.length) : deviceId;

/** A field's value, or rows below it. */
export type Content = string | number | readonly Content[] | { readonly [name: string]: Content };

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** Elements of XML: a list repeats its element. */
export function xml(content: Readonly<Record<string, Content>>): string {
  return Object.entries(content)
    .map(([name, value]) => element(name, value))
    .join('');
}

function element(name: string, value: Content): string {
  if (isList(value)) return value.map((item) => element(name, item)).join('');
  if (typeof value === 'object') return `<${name}>${xml(value)}</${name}>`;
  return `<${name}>${escape(String(value))}</${name}>`;
}

const isList = (value: Content): value is readonly Content[] => Array.isArray(value);

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The document of a message: QUERY, DEVICEID of the computer, and what else is given. */
export const request = (
  query: string,
  computer: string,
  content: Readonly<Record<string, Content>> = {},
): string =>
  `${DECLARATION}<REQUEST>${xml({ DEVICEID: device(computer), QUERY: query, ...content })}</REQUEST>`;

type MessageExtras = Partial<Omit<Message, 'expect'>> & { readonly expect?: Answer };

/** A PROLOG; answered SEND when nothing else is expected. */
export const prolog = (computer: string, { expect = sends(), ...extras }: MessageExtras = {}): Message => ({
  body: request('PROLOG', computer),
  ...extras,
  expect,
});

/** A HARDWARE section that asks for every section to be taken. */
const hardware = (computer: string): Record<string, Content> => ({ NAME: computer, CHECKSUM: 4_194_303 });

/**
 * An INVENTORY with the given sections; HARDWARE has a name and a checksum with all bits unless it says otherwise.
 * Answered NO_ACCOUNT_UPDATE when nothing else is expected.
 */
export const inventory = (
  computer: string,
  { HARDWARE, ...sections }: Readonly<Record<string, Content>> = {},
  extras: MessageExtras = {},
): Message => {
  const given = typeof HARDWARE === 'object' && !isList(HARDWARE) ? HARDWARE : {};
  return bareInventory(computer, { HARDWARE: { ...hardware(computer), ...given }, ...sections }, extras);
};

/** An INVENTORY with these sections and nothing else. */
export const bareInventory = (
  computer: string,
  sections: Readonly<Record<string, Content>>,
  { expect = NO_UPDATE, ...extras }: MessageExtras = {},
): Message => ({ body: request('INVENTORY', computer, { CONTENT: sections }), ...extras, expect });

/** Any other message with that document. */
export const post = (body: string | Buffer, expect: Answer, extras: MessageExtras = {}): Message => ({
  ...extras,
  body,
  expect,
});

/** A GET below the server's address. */
export const get = (path: string, expect: Answer): Message => ({ method: 'GET', path, expect });

export const change = (statement: string, ...values: readonly (string | number | null)[]): Change => ({
  change: statement,
  values,
});

/** The DOWNLOAD block that every reply to a PROLOG has (spec/agent-protocol.md 2.8), with the default numbers. */
export const downloadBlock = (numbers: Readonly<Record<string, string | number | Matcher>> = {}): Tree => {
  const attributes = {
    TYPE: 'CONF',
    ON: 0,
    FRAG_LATENCY: 10,
    CYCLE_LATENCY: 60,
    PERIOD_LATENCY: 1,
    PERIOD_LENGTH: 10,
    TIMEOUT: 30,
    EXECUTION_TIMEOUT: 120,
    ...numbers,
  };
  return { NAME: 'DOWNLOAD', PARAM: asAttributes(attributes) };
};

/** The REGISTRY block: NAME, REGTREE, REGKEY and REGVALUE of each query. */
export const registryBlock = (
  ...queries: readonly (readonly [name: string, tree: number, key: string, value: string])[]
): Tree => ({
  NAME: 'REGISTRY',
  PARAM: queries.map(([NAME, REGTREE, REGKEY, value]) => ({
    ...asAttributes({ NAME, REGTREE, REGKEY }),
    '#text': value,
  })),
});

const asAttributes = (
  values: Readonly<Record<string, string | number | Matcher>>,
): Record<string, string | Matcher> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      `@${name}`,
      typeof value === 'object' ? value : String(value),
    ]),
  );

export interface PrologReply {
  readonly frequency?: number;
  readonly onStartup?: number;
  readonly options?: readonly Tree[];
}

/** The answer to a PROLOG; without options given, the DOWNLOAD block alone. */
const prologAnswer = (response: string, { frequency = 24, onStartup = 1, options }: PrologReply): Answer => ({
  status: 200,
  reply: {
    RESPONSE: response,
    PROLOG_FREQ: String(frequency),
    INVENTORY_ON_STARTUP: String(onStartup),
    OPTION: options ?? [downloadBlock()],
  },
});

export const sends = (reply: PrologReply = {}): Answer => prologAnswer('SEND', reply);
export const stops = (reply: PrologReply = {}): Answer => prologAnswer('STOP', reply);
/** STOP without any option. */
export const breaks = (reply: PrologReply = {}): Answer => prologAnswer('STOP', { ...reply, options: [] });

export const NO_UPDATE: Answer = { status: 200, reply: { RESPONSE: 'NO_ACCOUNT_UPDATE' } };

/** ACCOUNT_UPDATE with these values, in the order of the columns. */
export const accountUpdate = (values: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  reply: {
    RESPONSE: 'ACCOUNT_UPDATE',
    ACCOUNTINFO: Object.entries(values).map(([KEYNAME, KEYVALUE]) => ({ KEYNAME, KEYVALUE })),
  },
});

export const NOTHING: Answer = { status: 200, reply: EMPTY };
export const refused = (status: number): Answer => ({ status });

/** ACCOUNTINFO entries of an inventory. */
export const account = (values: Readonly<Record<string, string>>): readonly Content[] =>
  Object.entries(values).map(([KEYNAME, KEYVALUE]) => ({ KEYNAME, KEYVALUE }));

/** A time before now, by the database's clock. */
export const daysAgo = (days: number): SetupValue => ({ sql: `NOW() - INTERVAL ${days * 86_400} SECOND` });
export const secondsAgo = (seconds: number): SetupValue => ({ sql: `NOW() - INTERVAL ${seconds} SECOND` });
export const unixSecondsAgo = (seconds: number): SetupValue => ({ sql: `UNIX_TIMESTAMP() - ${seconds}` });

const asTime = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`);
/** How far a time may lie from the database's, in milliseconds: a run must not fail because it is slow. */
const TOLERANCE = 600_000;

const within = (actual: string | null, { before, after }: Clock): boolean =>
  actual !== null &&
  asTime(actual) >= asTime(before) - TOLERANCE &&
  asTime(actual) <= asTime(after) + TOLERANCE;

/** The time of the run. */
export const NOW: Matcher = { wanted: '<now>', matches: within };

/** The day of the run, whatever time of day is stored with it. */
export const TODAY: Matcher = {
  wanted: '<today>',
  matches: (actual, { before, after }) =>
    actual !== null && [before.slice(0, 10), after.slice(0, 10)].includes(actual.slice(0, 10)),
};

export const ANY_VALUE: Matcher = { wanted: '<any value>', matches: (actual) => actual !== null };

/** No text, however it is stored. */
export const NO_TEXT: Matcher = { wanted: '<no text>', matches: (actual) => (actual ?? '') === '' };

export const like = (pattern: RegExp): Matcher => ({
  wanted: String(pattern),
  matches: (actual) => actual !== null && pattern.test(actual),
});
