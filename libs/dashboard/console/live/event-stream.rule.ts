/** One message of a stream of server-sent events. A message without an event is a comment: a sign of life. */
export interface StreamMessage {
  readonly event: string | undefined;
  readonly data: string;
}

/** The messages that are complete, and the beginning of the next one. Lines end as the server writes them, with LF or CRLF. */
export function readMessages(received: string): {
  readonly messages: readonly StreamMessage[];
  readonly rest: string;
} {
  const blocks = received.split(/\r?\n\r?\n/);
  const rest = blocks.pop() ?? '';
  return { messages: blocks.map(readMessage), rest };
}

function readMessage(block: string): StreamMessage {
  let event: string | undefined;
  const data: string[] = [];
  for (const line of block.split(/\r?\n/)) {
    const [, name, value] = /^([^:]*):? ?(.*)$/.exec(line) ?? [];
    if (name === 'event') event = value;
    if (name === 'data') data.push(value ?? '');
  }
  return { event, data: data.join('\n') };
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 60_000;

/**
 * Milliseconds until a stream is opened again after so many failures in a row; `chance` (0 to 1) spreads the consoles of a site,
 * so that they do not all return at the same moment.
 */
export const waitAfter = (failures: number, chance: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, failures - 1)) * (0.5 + chance / 2);
