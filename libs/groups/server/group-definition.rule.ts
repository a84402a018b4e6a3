import { SaxesParser } from 'saxes';

/** How a group says who belongs to it: `groups.REQUEST` and `groups.XMLDEF` as stored. */
export interface GroupDefinition {
  readonly request: string | null;
  readonly xml: string | null;
}

/** The SQL requests of a group; a computer belongs to it when all of them find it. */
export type GroupRequests =
  /** No definition: members are put in by hand only. */
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'requests'; readonly requests: readonly string[] }
  /** The XML cannot be read. */
  | { readonly kind: 'unreadable'; readonly problem: string };

/** What the requests of a group are (spec/agent-protocol.md 5): REQUEST goes before XMLDEF; the text `NULL` is none. */
export function groupRequests({ request, xml }: GroupDefinition): GroupRequests {
  if (isGiven(request)) return { kind: 'requests', requests: [request] };
  if (!isGiven(xml)) return { kind: 'by-hand' };
  try {
    return { kind: 'requests', requests: readXml(xml) };
  } catch (error) {
    return { kind: 'unreadable', problem: error instanceof Error ? error.message : String(error) };
  }
}

const isGiven = (text: string | null): text is string => {
  const given = text?.trim() ?? '';
  return given !== '' && given.toUpperCase() !== 'NULL';
};

/** Texts of the REQUEST elements below the root, whatever its name. Empty ones ask nothing. */
function readXml(xml: string): readonly string[] {
  const requests: string[] = [];
  const open: string[] = [];
  let text = '';
  const parser = new SaxesParser({ position: false });
  parser.on('doctype', () => {
    throw new Error('a document type is not accepted');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    open.push(name);
    text = '';
  });
  const addText = (more: string): void => {
    text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    if (open.length === 2 && name === 'REQUEST' && text.trim() !== '') requests.push(text.trim());
    open.pop();
  });
  parser.write(withEscapedComparisons(xml.trim())).close();
  return requests;
}

/** Consoles stored comparisons in blanks as they were typed: ` < ` and ` > ` (spec/agent-protocol.md 5). */
const withEscapedComparisons = (xml: string): string =>
  xml.replaceAll(' < ', ' &lt; ').replaceAll(' > ', ' &gt; ');
