/** What the request of an asset category said about a computer. */
export interface AssetVerdict {
  readonly categoryId: number;
  readonly verdict: 'member' | 'no-member' | 'failed';
}

export interface AssetCategoryReason {
  readonly code: 'request-finds-computer' | 'request-failed-category-kept' | 'no-request-finds-computer';
  readonly params: Readonly<Record<string, number>>;
}

export interface AssetCategoryDecision {
  readonly categoryId: number | null;
  readonly reason: AssetCategoryReason;
}

/**
 * The category of a computer (spec/agent-protocol.md 3.8): the last whose request finds it, none without one (errata 17).
 * A request that cannot be run says nothing: a computer that is in its category stays there.
 *
 * @param verdicts in the order of the categories
 * @param present category the computer is in
 */
export function assetCategory(
  verdicts: readonly AssetVerdict[],
  present: number | null,
): AssetCategoryDecision {
  for (const { categoryId, verdict } of [...verdicts].reverse()) {
    const params = { category: categoryId };
    if (verdict === 'member') return { categoryId, reason: { code: 'request-finds-computer', params } };
    if (verdict === 'failed' && categoryId === present) {
      return { categoryId, reason: { code: 'request-failed-category-kept', params } };
    }
  }
  return { categoryId: null, reason: { code: 'no-request-finds-computer', params: {} } };
}

/**
 * A category's request with its arguments in place: the first `%s` takes the first of the comma-separated arguments and
 * so on. Places beyond the arguments stay as they are, and an argument is never searched for places.
 */
export function requestWithArguments(query: string, args: string): string {
  const values = args === '' ? [] : args.split(',');
  let next = 0;
  return query.replaceAll('%s', (place) => values[next++] ?? place);
}
