/** One element of a reply: text, or children, or neither; attributes with any of them. */
export interface ReplyElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
  readonly text?: string;
  readonly children?: readonly ReplyElement[];
}

/**
 * A reply in exactly the form agents get from the original server (spec/agent-protocol.md 1.10): single-quoted
 * declaration, two blanks a level, LF, `<PARAM A="b" />` for attributes alone, `<KEYVALUE></KEYVALUE>` for no value.
 */
export function replyXml(reply: ReplyElement): string {
  const lines = ["<?xml version='1.0' encoding='UTF-8'?>"];
  writeElement(reply, '', lines);
  return `${lines.join('\n')}\n`;
}

function writeElement(
  { name, attributes, text, children }: ReplyElement,
  indent: string,
  lines: string[],
): void {
  const written = Object.entries(attributes ?? {}).map(
    ([key, value]) => ` ${key}="${escaped(String(value))}"`,
  );
  const start = `${indent}<${name}${written.join('')}`;
  if (children && children.length > 0) {
    lines.push(`${start}>`);
    for (const child of children) writeElement(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  } else if (text === undefined && written.length > 0) {
    lines.push(`${start} />`);
  } else {
    lines.push(`${start}>${escaped(text ?? '')}</${name}>`);
  }
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The apostrophe stays as it is (1.10); characters that XML forbids are left out, an agent's parser would stop there. */
function escaped(text: string): string {
  return text
    .replace(/(?![\t\n\r\x7f-\x9f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}
