import { describe, expect, it } from 'vitest';
import { labelToStore, profileLabel } from './profile-label.js';

const SHIPPED = { name: 'ladmin', label: 'Local administrators' };
const RENAMED = { name: 'ladmin', label: 'Site teams' };
const OWN = { name: 'helpdesk', label: 'Help desk' };

describe('profileLabel', () => {
  it.each([
    [SHIPPED, 'en', 'Local administrators'],
    [SHIPPED, 'fr', 'Administrateurs locaux'],
    [RENAMED, 'fr', 'Site teams'],
    [OWN, 'fr', 'Help desk'],
  ] as const)('of %o in %s is %s', (profile, language, label) => {
    expect(profileLabel(profile, language)).toBe(label);
  });
});

describe('labelToStore', () => {
  it.each([
    [SHIPPED, 'Administrateurs locaux', 'Local administrators'],
    [SHIPPED, 'Local administrators', 'Local administrators'],
    [SHIPPED, 'Équipes de site', 'Équipes de site'],
    [RENAMED, 'Administrateurs locaux', 'Administrateurs locaux'],
    [OWN, 'Help desk', 'Help desk'],
    [undefined, 'Night shift', 'Night shift'],
  ])('of %o typed as %s is %s', (profile, typed, stored) => {
    expect(labelToStore(profile, typed)).toBe(stored);
  });
});
