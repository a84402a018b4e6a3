import {
  createConnection,
  type Connection,
  type ConnectionOptions,
  type RowDataPacket,
} from 'mysql2/promise';
import { shortName, device } from './builders.js';
import type { StoredRow } from './compare.js';
import { DEFAULT_BLACKLISTS, DEFAULT_OPTIONS, EMPTIED_TABLES } from './defaults.js';
import {
  ABSENT,
  NO_SUCH_COLUMN,
  type Change,
  type Clock,
  type Setup,
  type SetupGroup,
  type SetupValue,
} from './scenario.js';

/** How a table is read: joins, and names for what is not one of its own columns. */
interface View {
  readonly from: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** The computer or group that rows belong to. */
const ownerOf = (table: string): string => `LEFT JOIN hardware h ON h.ID = \`${table}\`.HARDWARE_ID`;
/** A computer by its DEVICEID, a group by its name. */
const OWNER_NAME = "IF(h.DEVICEID LIKE '\\_%', h.NAME, h.DEVICEID)";

const VIEWS: Readonly<Record<string, View>> = {
  hardware: {
    from: `(SELECT * FROM hardware WHERE DEVICEID NOT LIKE '\\_%') hardware
           LEFT JOIN assets_categories ON assets_categories.ID = hardware.CATEGORY_ID`,
    columns: { computer: 'hardware.DEVICEID', category: 'assets_categories.CATEGORY_NAME' },
  },
  software: {
    from: `software ${ownerOf('software')} LEFT JOIN software_name ON software_name.ID = software.NAME_ID
           LEFT JOIN software_publisher ON software_publisher.ID = software.PUBLISHER_ID
           LEFT JOIN software_version ON software_version.ID = software.VERSION_ID`,
    columns: {
      NAME: 'software_name.NAME',
      PUBLISHER: 'software_publisher.PUBLISHER',
      VERSION: 'software_version.VERSION',
      PRETTYVERSION: 'software_version.PRETTYVERSION',
      MAJOR: 'software_version.MAJOR',
      MINOR: 'software_version.MINOR',
      PATCH: 'software_version.PATCH',
    },
  },
  software_categories_link: {
    from: `software_categories_link
           LEFT JOIN software_name ON software_name.ID = software_categories_link.NAME_ID
           LEFT JOIN software_version ON software_version.ID = software_categories_link.VERSION_ID
           LEFT JOIN software_categories ON software_categories.ID = software_categories_link.CATEGORY_ID`,
    columns: {
      NAME: 'software_name.NAME',
      VERSION: 'software_version.VERSION',
      category: 'software_categories.CATEGORY_NAME',
    },
  },
  // Before schema 7045 a category belonged to a name, not to a version.
  category_of_name: {
    from: `(SELECT DISTINCT software_name.NAME, software_name.CATEGORY FROM software
            JOIN software_name ON software_name.ID = software.NAME_ID) category_of_name
           JOIN software_categories ON software_categories.ID = category_of_name.CATEGORY`,
    columns: { NAME: 'category_of_name.NAME', category: 'software_categories.CATEGORY_NAME' },
  },
  groups: { from: `\`groups\` ${ownerOf('groups')}`, columns: { group: 'h.NAME' } },
  groups_cache: {
    from: `groups_cache ${ownerOf('groups_cache')} LEFT JOIN hardware g ON g.ID = groups_cache.GROUP_ID`,
    columns: { group: 'g.NAME' },
  },
  saas: {
    from: `saas ${ownerOf('saas')} LEFT JOIN saas_exp ON saas_exp.ID = saas.SAAS_EXP_ID`,
    columns: { expression: 'saas_exp.NAME' },
  },
  deleted_equiv: {
    from: 'deleted_equiv LEFT JOIN hardware h ON CAST(h.ID AS CHAR) = deleted_equiv.EQUIVALENT',
    columns: { replacement: 'h.DEVICEID' },
  },
};

/**
 * The database behind the server under test, as its administrators' other tools see it: scenarios are set up and judged
 * in plain SQL, past the server.
 */
export class TestedDatabase {
  private constructor(
    private readonly connection: Connection,
    /** Tables by name, with their columns. */
    private readonly tables: ReadonlyMap<string, Set<string>>,
  ) {}

  static async connect(options: ConnectionOptions): Promise<TestedDatabase> {
    const connection = await createConnection({
      ...options,
      dateStrings: true,
      supportBigNumbers: true,
      multipleStatements: true,
      charset: 'utf8mb4_general_ci',
    });
    await connection.query("SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION'");
    const [columns] = await connection.query<RowDataPacket[]>(
      `SELECT c.TABLE_NAME AS tableName, c.COLUMN_NAME AS columnName FROM information_schema.COLUMNS c
       JOIN information_schema.TABLES t USING (TABLE_SCHEMA, TABLE_NAME)
       WHERE c.TABLE_SCHEMA = DATABASE() AND t.TABLE_TYPE = 'BASE TABLE'`,
    );
    const tables = new Map<string, Set<string>>();
    for (const { tableName, columnName } of columns as { tableName: string; columnName: string }[]) {
      tables.set(tableName, (tables.get(tableName) ?? new Set()).add(columnName));
    }
    return new TestedDatabase(connection, tables);
  }

  async close(): Promise<void> {
    await this.connection.end();
  }

  /** Computers that no scenario made: their presence means that somebody uses this database. */
  async foreignComputers(): Promise<number> {
    const rows = await this.select("SELECT DEVICEID FROM hardware WHERE DEVICEID NOT LIKE '\\_%'");
    return rows.filter(({ DEVICEID }) => DEVICEID !== null && shortName(DEVICEID ?? '') === DEVICEID).length;
  }

  /** Forgets all computers and restores the default options. */
  async reset(): Promise<void> {
    const ofComputers = [...this.tables].filter(([, columns]) => columns.has('HARDWARE_ID'));
    const names = new Set([...ofComputers.map(([table]) => table), ...EMPTIED_TABLES]);
    const emptied = [...names].filter((table) => this.tables.has(table));
    // The computers last: rows of theirs refer to them.
    await this.run([...emptied, 'hardware'].map((table) => `DELETE FROM \`${table}\``).join(';'));
    if (this.tables.get('software_name')?.has('CATEGORY'))
      await this.run('UPDATE software_name SET CATEGORY = NULL');
    await this.dropAdministrativeFields();
    for (const [table, { column, values }] of Object.entries(DEFAULT_BLACKLISTS)) {
      await this.run('DELETE FROM ??', [table]);
      if (values.length > 0)
        await this.run('INSERT INTO ?? (??) VALUES ?', [table, column, values.map((value) => [value])]);
    }
  }

  /** Brings about the state that a scenario starts from. */
  async prepare({ options, computers, groups, rows, administrativeFields }: Setup): Promise<void> {
    await this.setOptions({ ...DEFAULT_OPTIONS, ...options });
    for (const [name, columns] of Object.entries(computers ?? {})) {
      await this.insert('hardware', { DEVICEID: device(name), NAME: name, ...columns });
    }
    for (const [name, group] of Object.entries(groups ?? {})) await this.insertGroup(name, group);
    for (const field of administrativeFields ?? []) {
      await this.run('ALTER TABLE accountinfo ADD COLUMN ?? varchar(255) NULL', [field]);
      this.tables.get('accountinfo')?.add(field);
    }
    for (const [table, list] of Object.entries(rows ?? {})) {
      for (const row of list) await this.insert(table, row);
    }
  }

  async change({ change, values }: Change): Promise<void> {
    await this.run(change, [...(values ?? [])]);
  }

  async now(): Promise<string> {
    const [row] = await this.select('SELECT NOW() AS now');
    return row?.now ?? '';
  }

  /** All rows of a table, the wanted columns as text; `computer` is the short name behind HARDWARE_ID. */
  async rows(table: string, columns: readonly string[]): Promise<{ rows: StoredRow[]; clock: Clock }> {
    const before = await this.now();
    const view = VIEWS[table];
    const owned = this.tables.get(table)?.has('HARDWARE_ID') ?? false;
    const from = view?.from ?? `\`${table}\` ${owned ? ownerOf(table) : ''}`;
    const parts = columns.map((column) => {
      const source = view?.columns[column] ?? (column === 'computer' ? OWNER_NAME : undefined);
      return `${this.existing(source ?? `${table}.${column}`)} AS ${this.connection.format('??', [column])}`;
    });
    const rows = await this.select(`SELECT ${parts.join(', ') || '1 AS present'} FROM ${from}`);
    return {
      rows: rows.map((row) => ({
        ...row,
        ...(row.computer !== undefined && {
          computer: row.computer === null ? null : shortName(row.computer),
        }),
      })),
      clock: { before, after: await this.now() },
    };
  }

  /** `table.COLUMN` when there is such a column: older schemas lack some, which is a difference like any other. */
  private existing(source: string): string {
    const [table = '', column = ''] = source.split('.');
    const columns = this.tables.get(table);
    if (!columns) return source;
    return columns.has(column) ? this.connection.format('??', [source]) : `'${NO_SUCH_COLUMN}'`;
  }

  private async setOptions(options: NonNullable<Setup['options']>): Promise<void> {
    await this.run('DELETE FROM config WHERE NAME IN (?)', [Object.keys(options)]);
    const stored = Object.entries(options).flatMap(([name, value]) => {
      if (value === ABSENT) return [];
      return [[name, typeof value === 'number' ? value : null, typeof value === 'string' ? value : '']];
    });
    await this.run('INSERT INTO config (NAME, IVALUE, TVALUE) VALUES ?', [stored]);
  }

  private async insertGroup(name: string, { definition, members, options }: SetupGroup): Promise<void> {
    await this.insert('hardware', { DEVICEID: '_SYSTEMGROUP_', NAME: name });
    await this.insert('groups', {
      HARDWARE_ID: { group: name },
      CREATE_TIME: { sql: 'UNIX_TIMESTAMP()' },
      REVALIDATE_FROM: { sql: 'UNIX_TIMESTAMP()' },
      ...definition,
    });
    for (const [computer, STATIC] of Object.entries(members ?? {})) {
      await this.insert('groups_cache', { HARDWARE_ID: { computer }, GROUP_ID: { group: name }, STATIC });
    }
    for (const [NAME, value] of Object.entries(options ?? {})) {
      const [IVALUE, TVALUE] = Array.isArray(value)
        ? (value as [number | null, string | null])
        : [value, null];
      await this.insert('devices', { HARDWARE_ID: { group: name }, NAME, IVALUE: IVALUE as number, TVALUE });
    }
  }

  private async insert(table: string, row: Readonly<Record<string, SetupValue>>): Promise<void> {
    const values: unknown[] = [];
    const places = Object.values(row).map((value) => this.place(value, values));
    const insert = `INSERT INTO ?? (??) VALUES (${places.join(', ')})`;
    await this.run(insert, [table, Object.keys(row), ...values]);
  }

  /** The text that stands for a value in a statement; bound values are added to `bound`. */
  private place(value: SetupValue, bound: unknown[]): string {
    if (value === null || typeof value !== 'object') {
      bound.push(value);
      return '?';
    }
    if ('sql' in value) return value.sql;
    if ('computer' in value) {
      bound.push(device(value.computer));
      return '(SELECT ID FROM hardware owner WHERE DEVICEID = ?)';
    }
    bound.push(value.group);
    return "(SELECT ID FROM hardware owner WHERE NAME = ? AND DEVICEID = '_SYSTEMGROUP_')";
  }

  private async dropAdministrativeFields(): Promise<void> {
    const fields = await this.select(
      `SELECT COLUMN_NAME AS field FROM information_schema.COLUMNS
       WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'accountinfo' AND COLUMN_NAME LIKE 'fields\\_%'`,
    );
    for (const { field } of fields) await this.run('ALTER TABLE accountinfo DROP COLUMN ??', [field]);
  }

  private async select(sql: string): Promise<StoredRow[]> {
    const [rows] = await this.connection.query<RowDataPacket[]>(sql);
    return (rows as Record<string, string | number | null>[]).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([column, value]) => [column, value === null ? null : String(value)]),
      ),
    );
  }

  private async run(sql: string, values: readonly unknown[] = []): Promise<void> {
    await this.connection.query(sql, [...values]);
  }
}
