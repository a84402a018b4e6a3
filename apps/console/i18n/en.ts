/** The frame around the pages. */
export const en = {
  nav: {
    label: 'Main navigation',
    overview: 'Overview',
    computers: 'Computers',
    allComputers: 'All computers',
    byTag: 'By TAG',
    waiting: 'Waiting',
    import: 'Import',
    settings: 'Settings',
    users: 'Users',
    profiles: 'Profiles',
    audit: 'Audit',
    collapse: 'Collapse',
    expand: 'Expand the navigation',
    open: 'Open the navigation',
    close: 'Close the navigation',
  },
  skip: 'Go to the content',
  account: { menu: 'Account', own: 'My account', signOut: 'Sign out' },
  find: {
    label: 'Everywhere',
    box: 'Search everywhere',
    placeholder: 'Computer, user, IP, MAC, serial, software',
    results: 'Found',
    computers: 'Computers',
    software: 'Software',
    onComputers: { one: 'on {{count}} computer', other: 'on {{count}} computers' },
    matched: {
      user: 'user',
      address: 'IP',
      mac: 'MAC',
      serial: 'serial number',
      tag: 'TAG',
      deviceId: 'device id',
    },
    nothing: 'Nothing found',
    failed: 'The search failed. Type again to repeat it.',
    told: { one: '{{count}} result', other: '{{count}} results' },
  },
  notFound: {
    title: 'There is no such page',
    sentence: 'The address may be mistyped, or the page has moved.',
    action: 'See all computers',
  },
} as const;

export type FrameDictionary = typeof en;
