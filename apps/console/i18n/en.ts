/** The frame around the pages. */
export const en = {
  nav: {
    label: 'Main navigation',
    computers: 'Computers',
    allComputers: 'All computers',
    collapse: 'Collapse',
    expand: 'Expand the navigation',
    open: 'Open the navigation',
    close: 'Close the navigation',
  },
  skip: 'Go to the content',
  account: { menu: 'Account', password: 'Change password', signOut: 'Sign out' },
  notFound: {
    title: 'There is no such page',
    sentence: 'The address may be mistyped, or the page has moved.',
    action: 'See all computers',
  },
} as const;

export type FrameDictionary = typeof en;
