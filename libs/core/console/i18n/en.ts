/** Words every page shares. */
export const en = {
  product: 'OCS Inventory',
  ago: {
    now: 'just now',
    minutes: { one: '1 min ago', other: '{{count}} min ago' },
    hours: { one: '1 h ago', other: '{{count}} h ago' },
    days: { one: '1 day ago', other: '{{count}} days ago' },
    months: { one: '1 month ago', other: '{{count}} months ago' },
    years: { one: '1 year ago', other: '{{count}} years ago' },
  },
  value: { yes: 'Yes', no: 'No' },
  table: {
    empty: 'empty',
    more: { one: 'Show the last row', other: 'Show more ({{count}} rows left)' },
  },
  pager: {
    range: '{{from}}–{{to}} of {{total}}',
    rowsPerPage: 'Rows per page',
    pages: 'Pages',
    page: 'Page {{page}}',
    previous: 'Previous page',
    next: 'Next page',
  },
  language: 'Language',
  theme: {
    title: 'Theme',
    system: 'As the system',
    light: 'Light',
    dark: 'Dark',
    now: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
  },
  density: { compact: 'Dense rows', comfortable: 'Comfortable rows' },
  tabs: { empty: 'Empty' },
  search: { clear: 'Clear the search' },
  copy: { copy: 'Copy', copied: 'Copied' },
  problem: {
    away: 'The server does not answer. The page fills itself when it is back.',
    forbidden: 'Your account is not allowed to see this. An administrator of the inventory can change that.',
    notFound: 'This no longer exists, or it is outside what your account may see.',
    unexpected: 'The server could not answer this request. Try again; if it stays, report the number below.',
    requestId: 'Request',
    retry: 'Try again',
  },
  away: {
    title: 'The server does not answer.',
    countdown: 'Next try in {{seconds}} s',
    trying: 'Trying…',
    tryNow: 'Try now',
  },
} as const;

export type CoreDictionary = typeof en;
