import { describe, expect, it } from 'vitest';
import { NAVIGATION, currentEntry, type NavigationGroup } from './navigation.js';

const GROUPS: readonly NavigationGroup[] = [
  {
    label: null,
    entries: [
      { label: 'nav.allComputers', icon: 'computer', link: '/computers', permission: 'computers.read' },
      { label: 'nav.byTag', icon: 'tag', link: '/computers/by-tag', permission: 'computers.read' },
    ],
  },
];

describe('the navigation', () => {
  it.each([
    ['/computers', '/computers'],
    ['/computers/17', '/computers'],
    ['/computers/by-tag', '/computers/by-tag'],
    ['/computersandmore', undefined],
    ['/account', undefined],
  ])('on %s stands at %s', (path, entry) => {
    expect(currentEntry(path, GROUPS)).toBe(entry);
  });

  it('leads nowhere twice', () => {
    const links = NAVIGATION.flatMap(({ entries }) => entries.map(({ link }) => link));
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links).size).toBe(links.length);
  });
});
