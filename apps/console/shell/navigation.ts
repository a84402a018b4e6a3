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
  readonly label: FrameKey;
  readonly entries: readonly NavigationEntry[];
}

/** The navigation, grouped by what people do; only what exists stands here. */
export const NAVIGATION: readonly NavigationGroup[] = [
  {
    label: 'nav.computers',
    entries: [
      { label: 'nav.allComputers', icon: 'computer', link: '/computers', permission: 'computers.read' },
    ],
  },
];
