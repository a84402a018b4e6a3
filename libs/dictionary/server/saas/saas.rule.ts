import { matchesWildcard, wildcard } from '../wildcard.rule.js';

/** A row of `saas_exp`: the DNS names of a web application. */
export interface SaasRule {
  readonly id: number;
  readonly expression: string;
}

/** An entry of a computer's DNS cache. */
export interface DnsEntry {
  readonly entry: string;
  readonly data: string;
  /** Seconds. */
  readonly ttl: number;
}

/** A DNS entry that shows the use of a web application. */
export interface SaasUse extends DnsEntry {
  readonly ruleId: number;
  readonly reason: 'entry-matches-expression' | 'expression-contains-entry';
}

const ANYWHERE = { fromStart: false, toEnd: false };

/**
 * The web applications that DNS entries belong to (spec/agent-protocol.md 3.9): the expression (`?` and `.` any
 * character, `*` any text) occurs in the entry, or the entry occurs in the expression as the database of the original
 * saw it. An entry without a name belongs to none; the same use counts once.
 */
export function saasUses(entries: readonly DnsEntry[], rules: readonly SaasRule[]): SaasUse[] {
  const prepared = rules.map(({ id, expression }) => ({
    id,
    pattern: wildcard(expression, ANYWHERE),
    text: expression.replaceAll('?', '.').replaceAll('*', '.*'),
  }));
  const uses = new Map<string, SaasUse>();
  for (const dns of entries) {
    if (dns.entry.trim() === '') continue;
    const own = wildcard(dns.entry, ANYWHERE);
    for (const { id, pattern, text } of prepared) {
      const reason = matchesWildcard(pattern, dns.entry)
        ? 'entry-matches-expression'
        : matchesWildcard(own, text)
          ? 'expression-contains-entry'
          : undefined;
      if (reason) uses.set(keyOf({ ...dns, ruleId: id }), { ...dns, ruleId: id, reason });
    }
  }
  return [...uses.values()];
}

/** What makes two uses the same. */
export const keyOf = ({ ruleId, entry, data, ttl }: Omit<SaasUse, 'reason'>): string =>
  [ruleId, ttl, entry, data].join('\u0000');
