import type { IconName } from '@ocs/core-console';
import type { Permission } from '@ocs/core-contract';
import type { frameTexts } from '../frame-texts.js';

type FrameKey = Parameters<ReturnType<typeof frameTexts.inject>>[0];

export interface NavigationEntry {
  readonly label: FrameKey;
  readonly icon: IconName;
  readonly link: string;
  /** Entries an account may not use are absent. */
  readonly permission: Permission;
}

export interface NavigationGroup {
  /** null: the entries stand alone, without a heading. */
  readonly label: FrameKey | null;
  readonly entries: readonly NavigationEntry[];
}

/**
 * The navigation, grouped by what people do; only what exists stands here. The first entry an account may use is its first
 * page.
 */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    label: null,
    entries: [{ label: 'nav.overview', icon: 'overview', link: '/overview', permission: 'dashboard.read' }],
  },
  {
    label: 'nav.computers',
    entries: [
      { label: 'nav.allComputers', icon: 'computer', link: '/computers', permission: 'computers.read' },
      { label: 'nav.byTag', icon: 'tag', link: '/computers/by-tag', permission: 'computers.read' },
      { label: 'nav.waiting', icon: 'clock', link: '/computers/waiting', permission: 'agents.admit' },
    ],
  },
  {
    label: 'nav.settings',
    entries: [
      { label: 'nav.import', icon: 'upload', link: '/import', permission: 'inventory.import' },
      { label: 'nav.users', icon: 'users', link: '/users', permission: 'users.manage' },
      { label: 'nav.profiles', icon: 'profile', link: '/profiles', permission: 'profiles.manage' },
      { label: 'nav.audit', icon: 'audit', link: '/audit', permission: 'audit.read' },
    ],
  },
];

/** The entry an address belongs to: the one whose link is its longest beginning. */
export function currentEntry(path: string, groups: readonly NavigationGroup[]): string | undefined {
  const links = groups.flatMap(({ entries }) => entries.map(({ link }) => link));
  return links
    .filter((link) => path === link || path.startsWith(`${link}/`))
    .reduce<string | undefined>(
      (longest, link) => (longest === undefined || link.length > longest.length ? link : longest),
      undefined,
    );
}
