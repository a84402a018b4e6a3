import { describe, expect, it } from 'vitest';
import { deletionTreatment } from './deletion-tables.rule.js';

describe('the rows of a deleted computer', () => {
  it.each([
    ['networks', 'delete'],
    ['x_contact', 'delete'],
    ['some_plugin', 'delete'],
    ['netmap', 'forget'],
    ['NETMAP', 'forget'],
  ])('in %s: %s', (table, treatment) => {
    expect(deletionTreatment(table)).toBe(treatment);
  });
});
