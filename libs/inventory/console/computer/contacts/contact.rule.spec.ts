import { describe, expect, it } from 'vitest';
import { contactKind, contactOutcome } from './contact.rule.js';

describe('a contact', () => {
  it.each([
    ['PROLOG', 'PROLOG'],
    ['inventory', 'INVENTORY'],
    ['<script>', 'other'],
  ])('of kind %s is told as %s', (kind, told) => {
    expect(contactKind(kind)).toBe(told);
  });

  it.each([
    [200, 'accepted'],
    [403, 'refused'],
    [500, 'refused'],
    [503, 'busy'],
  ])('answered with %d was %s', (status, outcome) => {
    expect(contactOutcome(status)).toBe(outcome);
  });
});
