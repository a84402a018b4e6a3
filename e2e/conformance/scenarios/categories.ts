import { accountUpdate, change, inventory, type Content } from '../builders.js';
import type { ExpectedRow, OriginalBehaviour, Scenario, SetupRow, Theme } from '../scenario.js';

const KNOWN = { expect: accountUpdate({ TAG: 'NA' }) };

/** A rule of a software category, as the console stores it. */
interface Rule {
  readonly pattern: string;
  readonly sign?: string;
  readonly version?: string;
  readonly publisher?: string;
  readonly os?: string | null;
}

const CATEGORY = (id: number, name: string, os: string | null = 'ALL'): SetupRow => ({
  ID: id,
  CATEGORY_NAME: name,
  OS: os,
});
const asRule = (CATEGORY_ID: number, { pattern, sign, version, publisher }: Rule): SetupRow => ({
  CATEGORY_ID,
  SOFTWARE_EXP: pattern,
  SIGN_VERSION: sign ?? null,
  VERSION: version ?? null,
  PUBLISHER: publisher ?? null,
});

/** Categories by name, where server 2.8.1 keeps them. */
const byName = (...rows: readonly (readonly [name: string, category: string])[]): OriginalBehaviour => ({
  differs: 'version-2-8-1',
  rows: {
    software_categories_link: [],
    category_of_name: rows.map(([NAME, category]) => ({ NAME, category })),
  },
});

/** One rule, and the software that it does and does not match. */
const matched = (
  name: string,
  rule: Rule,
  software: readonly (readonly [
    name: string,
    matches: boolean,
    fields?: Readonly<Record<string, Content>>,
  ])[],
  notInOlder?: string,
): Scenario => ({
  name,
  spec: '3.8',
  setup: {
    rows: {
      software_categories: [CATEGORY(1, 'match', rule.os === undefined ? 'ALL' : rule.os)],
      software_category_exp: [asRule(1, rule)],
    },
  },
  steps: [inventory('pc1', { SOFTWARES: software.map(([NAME, , fields]) => ({ NAME, ...fields })) })],
  rows: {
    software_categories_link: software
      .filter(([, matches]) => matches)
      .map(([NAME]): ExpectedRow => ({ NAME, category: 'match' })),
  },
  ...(software.some(([, matches]) => matches) && {
    original: byName(
      ...software
        .filter(([NAME, matches]) => matches && NAME !== notInOlder)
        .map(([NAME]): [string, string] => [NAME, 'match']),
    ),
  }),
});

const asset = (id: number, name: string, SQL_QUERY: string, SQL_ARGS = ''): SetupRow => ({
  ID: id,
  CATEGORY_NAME: name,
  CATEGORY_DESC: '',
  SQL_QUERY,
  SQL_ARGS,
});

const LINUX = "SELECT NAME AS hardwareNAME FROM hardware WHERE OSNAME LIKE '%s'";

export const categories: Theme = {
  name: 'categories',
  scenarios: [
    matched('a pattern without joker is the whole name', { pattern: 'cat whole' }, [
      ['cat whole', true],
      ['cat whole 2', false],
      ['my cat whole', false],
    ]),
    matched('*x* is contained', { pattern: '*catmid*' }, [
      ['a catmid b', true],
      ['catmid', true],
      ['catmi', false],
    ]),
    matched('x* begins, case counts', { pattern: 'Catbeg*' }, [
      ['Catbeg 1', true],
      ['a Catbeg', false],
      ['catbeg lower', false],
    ]),
    matched('*x ends', { pattern: '*catend' }, [
      ['the catend', true],
      ['catend x', false],
    ]),
    matched('? is any one character, anywhere in the name', { pattern: 'Fire?ox' }, [
      ['my Firebox x', true],
      ['Fireox', false],
    ]),
    matched(
      'brackets and signs of a pattern do not count',
      { pattern: 'catbra (x64)' },
      [
        ['catbra (x64)', true],
        ['catbra x64', true],
      ],
      'catbra (x64)',
    ),
    matched('the publisher must be equal where one is given', { pattern: 'catpub*', publisher: 'Acme' }, [
      ['catpub 1', true, { PUBLISHER: 'Acme' }],
      ['catpub 2', false, { PUBLISHER: 'Other' }],
      ['catpub 3', false],
    ]),
    matched(
      'EQUAL: every given part of the version is equal',
      { pattern: 'cateq*', sign: 'EQUAL', version: '1.2' },
      [
        ['cateq 1', true, { VERSION: '1.2' }],
        ['cateq 2', true, { VERSION: '1.2.9' }],
        ['cateq 3', false, { VERSION: '1.3' }],
        ['cateq 4', false, { VERSION: '2.2' }],
      ],
      'cateq 2',
    ),
    matched('LESS: up to this version', { pattern: 'catless*', sign: 'LESS', version: '2.5' }, [
      ['catless 1', true, { VERSION: '2.4' }],
      ['catless 2', true, { VERSION: '1.9' }],
      ['catless 3', true, { VERSION: '2.5' }],
      ['catless 4', false, { VERSION: '2.10' }],
      ['catless 5', false, { VERSION: '3.0' }],
    ]),
    matched('MORE: from this version on', { pattern: 'catmore*', sign: 'MORE', version: '2.5' }, [
      ['catmore 1', false, { VERSION: '2.4' }],
      ['catmore 2', true, { VERSION: '2.5' }],
      ['catmore 3', true, { VERSION: '2.10' }],
      ['catmore 4', true, { VERSION: '3.0' }],
      ['catmore 5', false, { VERSION: '1.9' }],
    ]),
    matched(
      'version and publisher together',
      { pattern: 'catboth*', sign: 'MORE', version: '2', publisher: 'Acme' },
      [
        ['catboth 1', true, { VERSION: '3', PUBLISHER: 'Acme' }],
        ['catboth 2', false, { VERSION: '3', PUBLISHER: 'Other' }],
        ['catboth 3', false, { VERSION: '1', PUBLISHER: 'Acme' }],
      ],
    ),
    matched('a category counts for the system its agent is of', { pattern: 'catos*', os: 'unix' }, [
      ['catos 1', true],
    ]),
    matched('a category of another system does not count', { pattern: 'catnoos*', os: 'WINDOWS' }, [
      ['catnoos 1', false],
    ]),
    matched('a category without a system never counts', { pattern: 'catnull*', os: null }, [
      ['catnull 1', false],
    ]),
    {
      name: 'the last matching rule wins',
      spec: '3.8',
      setup: {
        rows: {
          software_categories: [CATEGORY(1, 'first'), CATEGORY(2, 'second')],
          software_category_exp: [asRule(1, { pattern: 'catlast*' }), asRule(2, { pattern: '*catlast 1' })],
        },
      },
      steps: [inventory('pc1', { SOFTWARES: [{ NAME: 'catlast 1' }, { NAME: 'catlast 2' }] })],
      rows: {
        software_categories_link: [
          { NAME: 'catlast 1', category: 'second' },
          { NAME: 'catlast 2', category: 'first' },
        ],
      },
      original: byName(['catlast 1', 'second'], ['catlast 2', 'first']),
    },
    {
      name: 'software that matches no rule takes the default category',
      spec: '3.8',
      setup: {
        options: { DEFAULT_CATEGORY: 2 },
        rows: {
          software_categories: [CATEGORY(1, 'ruled'), CATEGORY(2, 'default')],
          software_category_exp: [asRule(1, { pattern: 'catdef ruled' })],
        },
      },
      steps: [inventory('pc1', { SOFTWARES: [{ NAME: 'catdef ruled' }, { NAME: 'catdef other' }] })],
      rows: {
        software_categories_link: [
          { NAME: 'catdef ruled', category: 'ruled' },
          { NAME: 'catdef other', category: 'default' },
        ],
      },
      original: byName(['catdef ruled', 'ruled'], ['catdef other', 'default']),
    },
    {
      name: 'a new category replaces the one before, for each version of the software',
      spec: '3.8, errata 17',
      setup: {
        rows: {
          software_categories: [CATEGORY(1, 'before'), CATEGORY(2, 'after')],
          software_category_exp: [asRule(1, { pattern: 'catnew*' })],
        },
      },
      steps: [
        inventory('pc1', { SOFTWARES: [{ NAME: 'catnew', VERSION: '1' }] }),
        change('UPDATE software_category_exp SET CATEGORY_ID = 2'),
        inventory(
          'pc1',
          {
            SOFTWARES: [
              { NAME: 'catnew', VERSION: '1' },
              { NAME: 'catnew', VERSION: '2' },
            ],
          },
          KNOWN,
        ),
      ],
      rows: {
        software_categories_link: [
          { NAME: 'catnew', VERSION: '1', category: 'after' },
          { NAME: 'catnew', VERSION: '2', category: 'after' },
        ],
      },
      original: byName(['catnew', 'after']),
    },
    {
      name: 'a rule that no longer applies leaves its category in place',
      spec: 'errata 17',
      setup: {
        rows: {
          software_categories: [CATEGORY(1, 'kept')],
          software_category_exp: [asRule(1, { pattern: 'catkept*' })],
        },
      },
      steps: [
        inventory('pc1', { SOFTWARES: [{ NAME: 'catkept' }] }),
        change('DELETE FROM software_category_exp'),
        inventory('pc1', { SOFTWARES: [{ NAME: 'catkept' }] }, KNOWN),
      ],
      rows: { software_categories_link: [{ NAME: 'catkept', category: 'kept' }] },
      original: byName(['catkept', 'kept']),
    },
    {
      name: 'a computer has its asset category from its first inventory on',
      spec: '3.8',
      setup: { rows: { assets_categories: [asset(1, 'Linux machines', LINUX, 'Debian%')] } },
      steps: [inventory('pc1', { HARDWARE: { OSNAME: 'Debian GNU/Linux' } })],
      rows: { hardware: [{ computer: 'pc1', category: 'Linux machines' }] },
      original: {
        differs: 'asset-category-of-stored-data',
        rows: { hardware: [{ computer: 'pc1', category: null }] },
      },
    },
    {
      name: 'the last asset category that fits wins',
      spec: '3.8',
      setup: {
        rows: {
          assets_categories: [
            asset(1, 'first', LINUX, 'Debian%'),
            asset(2, 'second', LINUX, 'Debian%'),
            asset(3, 'other', LINUX, 'Windows%'),
          ],
        },
      },
      steps: [
        inventory('pc1', { HARDWARE: { OSNAME: 'Debian' } }),
        inventory('pc1', { HARDWARE: { OSNAME: 'Debian' } }, KNOWN),
      ],
      rows: { hardware: [{ computer: 'pc1', category: 'second' }] },
    },
    {
      name: 'an asset category that no longer fits goes',
      spec: 'errata 17',
      setup: { rows: { assets_categories: [asset(1, 'Linux machines', LINUX, 'Debian%')] } },
      steps: [
        inventory('pc1', { HARDWARE: { OSNAME: 'Debian' } }),
        inventory('pc1', { HARDWARE: { OSNAME: 'Solaris' } }, KNOWN),
      ],
      rows: { hardware: [{ computer: 'pc1', category: null }] },
      original: {
        differs: 'asset-category-of-stored-data',
        rows: { hardware: [{ computer: 'pc1', category: 'Linux machines' }] },
      },
    },
    {
      name: 'an asset category whose query fails harms nothing',
      spec: '3.8',
      setup: { rows: { assets_categories: [asset(1, 'broken', 'SELECT hardwareNAME FROM no_such_table')] } },
      steps: [inventory('pc1', { SOUNDS: { NAME: 'HDA' } })],
      rows: { hardware: [{ computer: 'pc1', category: null }], sounds: [{ NAME: 'HDA' }] },
    },
    {
      name: 'several arguments fill an asset query in their order',
      spec: '3.8',
      setup: {
        rows: {
          assets_categories: [
            asset(
              1,
              'both',
              "SELECT NAME AS hardwareNAME FROM hardware WHERE OSNAME = '%s' AND WORKGROUP = '%s'",
              'Debian,WG',
            ),
          ],
        },
      },
      steps: [
        inventory('pc1', { HARDWARE: { OSNAME: 'Debian', WORKGROUP: 'WG' } }),
        inventory('pc1', { HARDWARE: { OSNAME: 'Debian', WORKGROUP: 'WG' } }, KNOWN),
      ],
      rows: { hardware: [{ computer: 'pc1', category: 'both' }] },
    },
  ],
};
