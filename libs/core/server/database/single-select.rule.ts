/** Why the text of a stored statement is not run. */
export interface SelectFault {
  readonly code:
    'not-a-select' | 'several-statements' | 'unfinished-text' | 'unbalanced-parentheses' | 'forbidden-word';
  readonly params: Readonly<Record<string, string>>;
}

export type SingleSelect =
  { readonly statement: string; readonly fault?: undefined } | { readonly fault: SelectFault };

/** Texts in quotes, quoted names and comments, whatever stands in them. */
const QUOTED_OR_COMMENT =
  /'(?:[^'\\]|\\.|'')*'|"(?:[^"\\]|\\.|"")*"|`(?:[^`]|``)*`|\/\*.*?\*\/|--(?=\s|$)[^\n]*|#[^\n]*/gs;
const isComment = (part: string): boolean => /^(?:\/\*|--|#)/.test(part);
/** Comments whose text the server runs: `/*! … *\/`, `/*M! … *\/`. */
const isExecuted = (part: string): boolean => /^\/\*M?!/.test(part);

/** What a SELECT could do besides reading tables: write files, read files, take locks, set variables. */
const FORBIDDEN =
  /\binto\b|\bfor\s+(?:update|share)\b|\block\s+in\s+share\s+mode\b|\b(?:get_lock|release_lock|release_all_locks|load_file)\s*\(|:=/i;

/**
 * Checks a statement that an administrator stored in the database: one SELECT that only reads and cannot break out of
 * parentheses around it. A read-only transaction, a time limit and a row limit come on top; see {@link readOnly}.
 *
 * @returns the statement without comments and closing semicolon
 */
export function singleSelect(text: string): SingleSelect {
  if ((text.match(QUOTED_OR_COMMENT) ?? []).some(isExecuted)) {
    return { fault: { code: 'forbidden-word', params: { word: '/*!' } } };
  }
  const statement = text
    .replace(QUOTED_OR_COMMENT, (part) => (isComment(part) ? ' ' : part))
    .replace(/[;\s]+$/, '')
    .trim();
  const fault = faultOf(statement.replace(QUOTED_OR_COMMENT, "''"));
  return fault ? { fault } : { statement };
}

/** @param skeleton the statement without comments, each quoted text as `''` */
function faultOf(skeleton: string): SelectFault | undefined {
  if (!/^[\s(]*select\b/i.test(skeleton)) {
    return { code: 'not-a-select', params: { start: skeleton.slice(0, 20) } };
  }
  if (/['"`]|\/\*/.test(skeleton.replaceAll("''", ''))) return { code: 'unfinished-text', params: {} };
  if (skeleton.includes(';')) return { code: 'several-statements', params: {} };
  if (!areParenthesesBalanced(skeleton)) return { code: 'unbalanced-parentheses', params: {} };
  const word = FORBIDDEN.exec(skeleton)?.[0];
  return word === undefined ? undefined : { code: 'forbidden-word', params: { word } };
}

function areParenthesesBalanced(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}
