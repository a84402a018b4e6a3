/**
 * A table or column name, quoted for SQL. The only way a name enters a statement: values are bound, names come from
 * catalogues and pass here.
 * @throws Error when the name is anything but letters, digits and underscores
 */
export function identifier(name: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name))
    throw new Error(`Not a table or column name: ${JSON.stringify(name)}`);
  return `\`${name}\``;
}

/** Several names as a list: `` `NAME`, `VERSION` ``. */
export function identifiers(names: readonly string[]): string {
  return names.map(identifier).join(', ');
}
