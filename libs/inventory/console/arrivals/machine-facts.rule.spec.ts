import { describe, expect, it } from 'vitest';
import { admissionFacts } from './machine-facts.rule.js';

const NOTHING = { uuid: '', serial: '', macs: [] };

describe('the facts of an admission', () => {
  it('of a new computer are what it sent', () => {
    const facts = { uuid: ' 4C4C ', serial: 'SN1', macs: ['02:00', ''] };
    expect(admissionFacts({ kind: 'new', facts })).toEqual({
      known: undefined,
      sent: { uuid: '4C4C', serial: 'SN1', macs: ['02:00'] },
    });
  });

  it('of a conflict are those of both sides', () => {
    const facts = { stored: { uuid: 'A', macs: ['1'] }, sent: { serial: 'B' } };
    expect(admissionFacts({ kind: 'conflict', facts })).toEqual({
      known: { uuid: 'A', serial: '', macs: ['1'] },
      sent: { uuid: '', serial: 'B', macs: [] },
    });
  });

  it.each([
    { facts: {} },
    { facts: { uuid: 7, serial: null, macs: 'none' } },
    { facts: { macs: [{ a: 1 }, 5] } },
  ])('are empty where nothing can be read: $facts', ({ facts }) => {
    expect(admissionFacts({ kind: 'new', facts }).sent).toEqual(NOTHING);
  });
});
