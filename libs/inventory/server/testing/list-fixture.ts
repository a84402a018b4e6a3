import type { Database } from '@ocs/core-server';
import type { ComputerList } from '@ocs/inventory-contract';
import type { ConsoleServer, TestAccount } from './console-server.js';

/** Sees the few computers of {@link fillList}, not those a test adds with other TAGs. */
export const SITE: TestAccount = {
  permissions: ['computers.read'],
  tags: ['PARIS*', 'LYON', 'NICE_%', ''],
};

/** Six computers, one of them archived, and two groups: every kind of column has a value, none and several. */
export async function fillList(database: Database): Promise<void> {
  const run = async (statement: string): Promise<void> => {
    await database.run(statement);
  };
  await run(
    `INSERT INTO accountinfo_config (ID, TYPE, NAME, ID_TAB, COMMENT, SHOW_ORDER, ACCOUNT_TYPE) VALUES
     (3, 0, 'room', 1, 'Room', 2, 'COMPUTERS'), (4, 2, 'kind', 2, 'Kind', 3, 'COMPUTERS'),
     (5, 5, 'uses', 2, 'Uses', 4, 'COMPUTERS'), (6, 14, 'bought', 1, 'Bought', 5, 'COMPUTERS'),
     (7, 15, 'price', 1, 'Price', 6, 'COMPUTERS')`,
  );
  await run(
    `INSERT INTO config (NAME, IVALUE, TVALUE) VALUES ('TAB_ACCOUNTAG_2', 2, 'Use'),
     ('ACCOUNT_VALUE_kind_1', 1, 'Laptop'), ('ACCOUNT_VALUE_kind_2', 2, 'Desktop &amp; tower'),
     ('ACCOUNT_VALUE_uses_1', 1, 'Office'), ('ACCOUNT_VALUE_uses_2', 2, 'Build'), ('ACCOUNT_VALUE_uses_12', 12, 'Show')`,
  );
  await run(
    `ALTER TABLE accountinfo ADD COLUMN fields_3 varchar(255), ADD COLUMN fields_4 varchar(255),
     ADD COLUMN fields_5 varchar(255), ADD COLUMN fields_6 date, ADD COLUMN fields_7 int`,
  );
  await run(
    `INSERT INTO hardware (ID, DEVICEID, NAME, USERID, OSNAME, IPADDR, MEMORY, LASTDATE, LASTCOME, ARCHIVE, CATEGORY_ID) VALUES
     (1, 'alpha-2024-01-01-00-00-00', 'alpha', 'ann', 'Microsoft Windows 11', '10.0.0.9', 8192, '2024-03-01 12:00:00', NOW(), NULL, 1),
     (2, 'beta-2024-01-01-00-00-00', 'beta', 'bob', 'Debian GNU/Linux 12', '10.0.0.10', 4096, '2024-03-03 12:00:00', NOW() - INTERVAL 20 DAY, NULL, NULL),
     (3, 'gamma-2024-01-01-00-00-00', 'gamma_50%', '', 'Ubuntu 24.04', '10.0.0.100', NULL, '0000-00-00 00:00:00', NULL, NULL, NULL),
     (4, 'delta-2024-01-01-00-00-00', 'delta', 'ann', NULL, NULL, 2048, '2024-03-02 12:00:00', NOW(), 1, NULL),
     (5, 'epsilon-2024-01-01-00-00', 'epsilon', NULL, 'FreeBSD 14', '9.0.0.1', 1024, NULL, NOW() - INTERVAL 5 DAY, NULL, 99),
     (6, 'zeta-2024-01-01-00-00-00', 'zeta', 'zoe', 'macOS 15', '10.0.1.1', 16384, '2024-03-03 23:59:59', NOW(), NULL, NULL),
     (90, '_SYSTEMGROUP_', 'group', NULL, 'Debian', '10.0.0.1', 1, NOW(), NOW(), NULL, NULL),
     (91, '_DOWNLOADGROUP_', 'servers', NULL, 'Debian', '10.0.0.1', 1, NOW(), NOW(), NULL, NULL)`,
  );
  await run(
    `INSERT INTO accountinfo (HARDWARE_ID, TAG, fields_3, fields_4, fields_5, fields_6, fields_7) VALUES
     (1, 'PARIS-1', 'R12', '1', '1&&&2', '2023-05-01', 900), (2, 'Paris-2', 'Tom &amp; Co', '2', '2', '2024-05-01', 1200),
     (3, 'LYON', '', NULL, '12', '0000-00-00', NULL), (4, 'PARIS-4 ', NULL, '1', NULL, NULL, 50),
     (5, '', NULL, '7', NULL, NULL, NULL), (6, 'NICE_%', NULL, NULL, NULL, NULL, NULL), (90, 'PARIS-9', NULL, NULL, NULL, NULL, NULL)`,
  );
  await run(
    "INSERT INTO assets_categories (ID, CATEGORY_NAME, CATEGORY_DESC, SQL_QUERY, SQL_ARGS) VALUES (1, 'Old ones', '', '', '')",
  );
  await run(
    "INSERT INTO bios (HARDWARE_ID, SSN, SMODEL) VALUES (1, 'SN-0001', 'Optiplex'), (2, 'SN-0002', 'Latitude'), (3, '', NULL)",
  );
  await run(
    `INSERT INTO networks (HARDWARE_ID, IPADDRESS, MACADDR, IPMASK, IPSUBNET) VALUES
     (1, '10.0.0.9', '02:00:5E:00:00:01', '255.255.255.0', '10.0.0.0'), (1, '10.9.0.9', '02:00:5E:00:00:02', '255.255.255.0', '10.9.0.0'),
     (2, '10.0.0.10', '02:00:5e:00:00:03', '255.255.255.0', '10.0.0.0'), (6, NULL, NULL, NULL, NULL)`,
  );
  await run("INSERT INTO videos (HARDWARE_ID, NAME) VALUES (1, 'Intel'), (1, 'Nvidia'), (1, 'Intel')");
  await run(
    `INSERT INTO devices (HARDWARE_ID, NAME, IVALUE, TVALUE) VALUES (1, 'IPDISCOVER', 1, '10.0.0.0'),
     (2, 'FREQUENCY', 5, NULL), (2, 'DOWNLOAD', 3, NULL), (2, 'DOWNLOAD_FORCE', 3, '1'), (3, 'IPDISCOVER', 0, NULL), (3, 'PROLOG_FREQ', 2, NULL)`,
  );
  await run(
    'INSERT INTO groups_cache (HARDWARE_ID, GROUP_ID, STATIC) VALUES (1, 90, 0), (2, 90, 1), (3, 90, 2)',
  );
  await run(
    "INSERT INTO software_name (ID, NAME) VALUES (11, 'Firefox'), (12, 'Firefox ESR'), (13, 'Zip 100%')",
  );
  await run(
    'INSERT INTO software (HARDWARE_ID, NAME_ID, PUBLISHER_ID, VERSION_ID) VALUES (1, 11, 1, 1), (1, 13, 1, 1), (2, 12, 1, 1), (6, 11, 1, 1)',
  );
}

type Answer = ComputerList & { readonly status?: number; readonly errors?: unknown };

/** `GET /api/computers` as some account. */
export const listing =
  (api: () => ConsoleServer) =>
  async (query = '', account = SITE): Promise<Answer> =>
    (await api().call<ComputerList>(account, 'GET', `computers?${query}`)).body;

export const idsOf = ({ rows }: ComputerList): number[] => rows.map(({ id }) => id);

/** Filters as they stand in an address. */
export const filters = (texts: readonly string[]): string =>
  texts.map((text) => `filter=${encodeURIComponent(text)}`).join('&');

/** A file as some account gets it. */
export const fetching =
  (api: () => ConsoleServer) =>
  async (path: string, account = SITE, headers: Readonly<Record<string, string>> = {}) =>
    api().http.app.inject({
      url: `/api/${path}`,
      headers: { authorization: `Bearer ${JSON.stringify(account)}`, ...headers },
    });
