/** A table as the migration creates it. Column definitions are plain SQL, valid on MySQL 8 and MariaDB 10.6 alike. */
export interface TableDefinition {
  readonly name: string;
  /** In the order of the schema: other products insert and dump by position. */
  readonly columns: Readonly<Record<string, string>>;
  readonly primary: readonly string[];
  /** `'NAME'` is a key on the column it is named after, `'INDEX (COLUMN, OTHER(20))'` any other. */
  readonly unique?: readonly string[];
  readonly keys?: readonly string[];
  readonly foreignKey?: { readonly name: string; readonly column: string; readonly references: string };
}

export function table(
  name: string,
  columns: TableDefinition['columns'],
  keys: Omit<TableDefinition, 'name' | 'columns'>,
): TableDefinition {
  return { name, columns, ...keys };
}

/**
 * The statement that creates the table. InnoDB even where the original used MEMORY, and one charset for all: the
 * comparison rules of the original (no case, no accents) on the full range of characters.
 */
export function createTable(definition: TableDefinition): string {
  const { columns, primary, unique = [], keys = [], foreignKey } = definition;
  const lines = [
    ...Object.entries(columns).map(([name, type]) => `${quote(name)} ${type}`),
    `PRIMARY KEY (${primary.map(quote).join(', ')})`,
    ...unique.map((key) => `UNIQUE KEY ${keyText(key)}`),
    ...keys.map((key) => `KEY ${keyText(key)}`),
    ...(foreignKey
      ? [
          `CONSTRAINT ${quote(foreignKey.name)} FOREIGN KEY (${quote(foreignKey.column)}) REFERENCES ${keyText(foreignKey.references)}`,
        ]
      : []),
  ];
  return (
    `CREATE TABLE IF NOT EXISTS ${quote(definition.name)} (\n  ${lines.join(',\n  ')}\n) ` +
    'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci ROW_FORMAT=DYNAMIC'
  );
}

/** `NAME` → `` `NAME` (`NAME`) ``, `I (A, B(20))` → `` `I` (`A`, `B`(20)) ``. */
function keyText(key: string): string {
  const [, name = key, list = key] = /^(\w+) \((.+)\)$/.exec(key) ?? [];
  return `${quote(name)} (${list
    .split(', ')
    .map((column) => column.replace(/^\w+/, quote))
    .join(', ')})`;
}

function quote(name: string): string {
  return `\`${name}\``;
}
