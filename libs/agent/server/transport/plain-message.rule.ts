import type { AgentRequest, MessageElement } from './agent-request.js';

/** Longer messages are no PROLOGs, and would take long here. */
const LONGEST = 1_024;

/** Children of REQUEST: agents send two, FusionInventory three. */
const MOST_CHILDREN = 8;

/** Declarations under which ASCII bytes are ASCII. */
const START =
  /^(?:<\?xml version="1\.0" encoding="(?:UTF-8|utf-8|ISO-8859-1)" ?\?>)?[ \t\r\n]*<REQUEST>[ \t\r\n]*/;

/**
 * An element of plain ASCII without attributes, references, comments or children, whose text holds something: printable
 * characters but `<`, `>` and `&`. CONTENT is not among them, it is read in another way.
 */
const CHILD = /<(?!CONTENT>)([A-Z][A-Z_]{0,30})>( *[!-%'-;=?-~][ -%'-;=?-~]*)<\/\1>[ \t\r\n]*/y;

const END = /<\/REQUEST>[ \t\r\n]*$/y;

const NO_ATTRIBUTES: MessageElement['attributes'] = Object.freeze(
  Object.create(null) as Record<string, string>,
);
const NOTHING: readonly never[] = Object.freeze([]);
const NO_SECTIONS: AgentRequest['sections'] = new Map();

/**
 * Reads a message in the form all agents give their PROLOGs, some elements with text below REQUEST, at a fraction of what
 * the XML reader costs. Whatever looks only a little different is left to that one: undefined. Where both read a message,
 * they read the same.
 */
export function readPlainMessage(bytes: Buffer): AgentRequest | undefined {
  if (bytes.length > LONGEST) return undefined;
  const text = bytes.toString('latin1');
  const start = START.exec(text);
  if (!start) return undefined;
  const children: MessageElement[] = [];
  let at = start[0].length;
  for (;;) {
    CHILD.lastIndex = at;
    const [whole, name, value] = CHILD.exec(text) ?? [];
    if (whole === undefined || name === undefined || value === undefined) break;
    if (children.push({ name, attributes: NO_ATTRIBUTES, text: value, children: NOTHING }) > MOST_CHILDREN)
      return undefined;
    at += whole.length;
  }
  END.lastIndex = at;
  if (children.length === 0 || !END.test(text)) return undefined;
  return {
    query: textOf(children, 'QUERY'),
    deviceId: textOf(children, 'DEVICEID'),
    root: { name: 'REQUEST', attributes: NO_ATTRIBUTES, text: '', children },
    sections: NO_SECTIONS,
    captured: NOTHING,
    repairs: NOTHING,
  };
}

/** The first one counts. */
function textOf(children: readonly MessageElement[], name: string): string | undefined {
  for (const child of children) if (child.name === name) return child.text;
  return undefined;
}
