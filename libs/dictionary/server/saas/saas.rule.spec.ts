import { describe, expect, it } from 'vitest';
import { saasUses } from './saas.rule.js';

const dns = (entry: string) => ({ entry, data: '192.0.2.1', ttl: 60 });

describe('a web application', () => {
  it.each([
    ['*.example.com', 'mail.example.com', 'entry-matches-expression'],
    ['example.com', 'mail.example.com.local', 'entry-matches-expression'],
    ['example?com', 'examplexcom', 'entry-matches-expression'],
    ['mail*com', 'mail.example.com', 'entry-matches-expression'],
    ['mail*com', 'com.example.mail', undefined],
    ['mail.example.com', 'example.com', 'expression-contains-entry'],
    ['*.example.com', 'example.com', 'expression-contains-entry'],
    ['Example.com', 'example.com', undefined],
    ['example.com', '', undefined],
    ['*', ' ', undefined],
  ])('of the expression %s and the entry %j: %s', (expression, entry, reason) => {
    expect(saasUses([dns(entry)], [{ id: 3, expression }])).toEqual(
      reason ? [{ ...dns(entry), ruleId: 3, reason }] : [],
    );
  });

  it('is found by each rule once for each different entry', () => {
    const rules = [
      { id: 1, expression: '*.example.com' },
      { id: 2, expression: 'mail' },
    ];
    const uses = saasUses([dns('mail.example.com'), dns('mail.example.com'), dns('www.example.com')], rules);
    expect(uses.map(({ ruleId, entry }) => `${ruleId} ${entry}`)).toEqual([
      '1 mail.example.com',
      '2 mail.example.com',
      '1 www.example.com',
    ]);
  });
});
