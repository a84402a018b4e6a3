import {
  EMPTY,
  type Answer,
  type Cell,
  type Clock,
  type ExpectedRow,
  type ExpectedTables,
  type Matcher,
  type Tree,
} from './scenario.js';

/** A row as it was read: texts and nulls only. */
export type StoredRow = Readonly<Record<string, string | null>>;

/** An answer as it came, its body already unpacked and, when it is XML, read. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Tree | typeof EMPTY;
}

const isMatcher = (value: unknown): value is Matcher =>
  typeof value === 'object' && value !== null && 'wanted' in value && 'matches' in value;

const NO_CLOCK: Clock = { before: '', after: '' };

/** What is different about an answer, in words; empty when it is as expected. */
export function answerDifferences(expected: Answer, actual: ReceivedAnswer): readonly string[] {
  if (expected.status !== actual.status) return [`status ${actual.status} instead of ${expected.status}`];
  const headers = Object.entries(expected.headers ?? {})
    .filter(([name, value]) => actual.headers[name] !== value)
    .map(([name, value]) => `header ${name}: ${actual.headers[name] ?? 'none'} instead of ${value}`);
  return [...headers, ...replyDifferences(expected.reply, actual.body)];
}

function replyDifferences(expected: Answer['reply'], actual: Tree | typeof EMPTY): readonly string[] {
  if (expected === undefined) return [];
  if (expected === EMPTY || actual === EMPTY) {
    return expected === actual ? [] : [actual === EMPTY ? 'no body' : `a body: ${show(actual)}`];
  }
  return treesEqual(expected, actual) ? [] : [`reply ${show(actual)} instead of ${show(expected)}`];
}

/** Whether two trees are the same: the order of elements counts only among those of one name. */
export function treesEqual(expected: Tree, actual: Tree): boolean {
  if (isMatcher(expected)) return typeof actual === 'string' && expected.matches(actual, NO_CLOCK);
  if (typeof expected === 'string' || typeof actual === 'string' || isMatcher(actual))
    return expected === actual;
  const left = childLists(expected);
  const right = childLists(actual);
  return (
    left.size === right.size &&
    [...left].every(([name, children]) => {
      const others = right.get(name) ?? [];
      return (
        children.length === others.length &&
        children.every((child, at) => treesEqual(child, others[at] ?? ''))
      );
    })
  );
}

/** Children by name, always as lists; a name without children is as none. */
function childLists(tree: Exclude<Tree, string | Matcher>): Map<string, readonly Tree[]> {
  return new Map(
    Object.entries(tree)
      .map(([name, value]): [string, readonly Tree[]] => [name, isList(value) ? value : [value]])
      .filter(([, children]) => children.length > 0),
  );
}

const isList = (value: Tree | readonly Tree[]): value is readonly Tree[] => Array.isArray(value);

/** What is different about the rows of one table, in words; rows may come in any order. */
export function rowDifferences(
  table: string,
  expected: readonly ExpectedRow[],
  actual: readonly StoredRow[],
  clock: Clock,
): readonly string[] {
  const missing: ExpectedRow[] = [];
  const rest = [...actual];
  for (const row of expected) {
    const at = rest.findIndex((candidate) => rowMatches(row, candidate, clock));
    if (at < 0) missing.push(row);
    else rest.splice(at, 1);
  }
  return [
    ...missing.map((row) => `${table} lacks ${show(row)}`),
    ...rest.map((row) => `${table} also holds ${show(row)}`),
  ];
}

const rowMatches = (expected: ExpectedRow, actual: StoredRow, clock: Clock): boolean =>
  Object.entries(expected).every(([column, cell]) => cellMatches(cell, actual[column] ?? null, clock));

function cellMatches(expected: Cell, actual: string | null, clock: Clock): boolean {
  if (isMatcher(expected)) return expected.matches(actual, clock);
  return expected === null ? actual === null : String(expected) === actual;
}

/** Columns to read for a comparison: those of the first expected row, which every other row must name too. */
export function comparedColumns(table: string, expected: ExpectedTables[string]): readonly string[] {
  const columns = Object.keys(expected[0] ?? {});
  const odd = expected.find((row) => Object.keys(row).sort().join() !== [...columns].sort().join());
  if (odd) throw new Error(`The expected rows of ${table} do not name the same columns: ${show(odd)}`);
  return columns;
}

function show(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (isMatcher(part) ? part.wanted : part));
}
