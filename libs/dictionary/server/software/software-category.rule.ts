import { matchesWildcard, wildcard, type Wildcard } from '../wildcard.rule.js';
import { isVersionSign, versionMeets, versionParts, type VersionSign } from './version-condition.rule.js';

/** A row of `software_category_exp` with the system of its category. */
export interface StoredCategoryRule {
  readonly id: number;
  readonly categoryId: number;
  /** Part of a User-Agent, or ALL; null = the category never applies. */
  readonly system: string | null;
  /** Pattern of the software's name. */
  readonly name: string;
  readonly sign: string | null;
  readonly version: string | null;
  readonly publisher: string | null;
}

/** A stored rule made ready for many comparisons. */
export interface CategoryRule {
  readonly id: number;
  readonly categoryId: number;
  readonly name: Wildcard;
  readonly version: { readonly sign: VersionSign; readonly parts: readonly number[] } | undefined;
  readonly publisher: string | undefined;
}

/** A reported software, as its three look-up tables spell it. */
export interface Software {
  readonly name: string;
  /** Undefined when it was not reported. */
  readonly version: string | undefined;
  readonly publisher: string | undefined;
}

export interface CategoryReason {
  readonly code: 'rule-matches' | 'no-rule-default-category' | 'no-rule-matches';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface CategoryDecision {
  /** Undefined: the software is left as it is. */
  readonly categoryId: number | undefined;
  readonly reason: CategoryReason;
}

/** Characters that count neither in names nor in patterns. */
const IGNORED = /[()[\]{}|+]/g;
const plain = (text: string): string => text.replace(IGNORED, '');

/** The rules that count for inventories of one kind of agent, in their order. */
export function rulesFor(stored: readonly StoredCategoryRule[], userAgent: string): readonly CategoryRule[] {
  return stored.filter(({ system }) => appliesTo(system, userAgent)).flatMap((rule) => prepared(rule) ?? []);
}

/**
 * The category of a software (spec/agent-protocol.md 3.8): that of the last rule that matches, else the default one.
 * Without either the software keeps the category it has (errata 17).
 *
 * @param defaultCategory option DEFAULT_CATEGORY, null or 0 when there is none
 */
export function categoryOf(
  software: Software,
  rules: readonly CategoryRule[],
  defaultCategory: number | null,
): CategoryDecision {
  const name = plain(software.name);
  const parts = versionParts(software.version ?? '');
  for (let at = rules.length - 1; at >= 0; at--) {
    const rule = rules[at];
    if (rule && meets(rule, name, parts, software.publisher)) {
      const { id, categoryId } = rule;
      // A rule of category 0 wins like any other, and 0 means none.
      const reason: CategoryReason = { code: 'rule-matches', params: { rule: id, category: categoryId } };
      return { categoryId: categoryId === 0 ? undefined : categoryId, reason };
    }
  }
  return defaultCategory
    ? {
        categoryId: defaultCategory,
        reason: { code: 'no-rule-default-category', params: { category: defaultCategory } },
      }
    : { categoryId: undefined, reason: { code: 'no-rule-matches', params: {} } };
}

function meets(
  { name, version, publisher }: CategoryRule,
  softwareName: string,
  parts: readonly number[],
  softwarePublisher: string | undefined,
): boolean {
  return (
    (publisher === undefined || publisher === softwarePublisher) &&
    matchesWildcard(name, softwareName) &&
    (version === undefined || versionMeets(parts, version.sign, version.parts))
  );
}

/** Undefined for a rule whose comparison is unknown: it matches nothing. */
function prepared({
  id,
  categoryId,
  name,
  sign,
  version,
  publisher,
}: StoredCategoryRule): CategoryRule | undefined {
  const rule = { id, categoryId, name: namePattern(name), publisher: given(publisher) };
  const comparison = given(sign);
  if (comparison === undefined) return { ...rule, version: undefined };
  if (!isVersionSign(comparison)) return undefined;
  const wanted = given(version);
  return { ...rule, version: { sign: comparison, parts: wanted === undefined ? [] : versionParts(wanted) } };
}

/** A name with `?` but without `*` may stand anywhere; all others describe the whole name. */
function namePattern(expression: string): Wildcard {
  const pattern = plain(expression);
  const whole = pattern.includes('*') || !pattern.includes('?');
  return wildcard(pattern, { fromStart: whole, toEnd: whole });
}

const appliesTo = (system: string | null, userAgent: string): boolean =>
  system !== null &&
  (system === 'ALL' || matchesWildcard(wildcard(system, { fromStart: false, toEnd: false }), userAgent));

const given = (text: string | null): string | undefined => (text === null || text === '' ? undefined : text);
