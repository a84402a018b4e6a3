import type { Contact, ContactList } from '@ocs/inventory-contract';
import { PASSWORD, type Product } from '../support/product.js';
import { api } from '../support/test.js';

/** What the database holds of one computer. */
export interface Stored {
  readonly id: number;
  readonly deviceId: string;
  readonly name: string;
  readonly tag: string;
  readonly agent: string;
  readonly software: number;
}

export function storedBy(product: Product, tag: string): Promise<Stored[]> {
  return product.withDatabase((database) =>
    database.rows<Stored>(
      `SELECT h.ID AS id, h.DEVICEID AS deviceId, h.NAME AS name, a.TAG AS tag, h.USERAGENT AS agent,
         (SELECT COUNT(*) FROM software s WHERE s.HARDWARE_ID = h.ID) AS software
       FROM hardware h JOIN accountinfo a ON a.HARDWARE_ID = h.ID WHERE a.TAG = ? ORDER BY h.ID`,
      [tag],
    ),
  );
}

/** How many computers and groups the product knows. */
export async function known(product: Product): Promise<number> {
  const [row] = await product.withDatabase((database) =>
    database.rows<{ found: number }>('SELECT COUNT(*) AS found FROM hardware'),
  );
  return Number(row!.found);
}

/**
 * Names of the software of a computer, in small letters: look-ups do not see case, and a name that another computer spelt
 * first keeps that spelling (spec/agent-protocol.md 3.7).
 */
export async function softwareOf(product: Product, computer: number): Promise<Set<string>> {
  const rows = await product.withDatabase((database) =>
    database.rows<{ name: string }>(
      'SELECT DISTINCT n.NAME AS name FROM software s JOIN software_name n ON n.ID = s.NAME_ID WHERE s.HARDWARE_ID = ?',
      [computer],
    ),
  );
  return inSmallLetters(rows.map(({ name }) => name));
}

export const inSmallLetters = (names: readonly string[]): Set<string> =>
  new Set(names.map((name) => name.toLowerCase()));

/** Does something while an option of the site has another value. */
export async function withOption<T>(
  product: Product,
  name: string,
  value: number,
  work: () => Promise<T>,
): Promise<T> {
  const [before] = await product.withDatabase((database) =>
    database.rows<{ value: number }>('SELECT IVALUE AS value FROM config WHERE NAME = ?', [name]),
  );
  await setOption(product, name, value);
  try {
    return await work();
  } finally {
    await (before
      ? setOption(product, name, before.value)
      : product.withDatabase((database) => database.run('DELETE FROM config WHERE NAME = ?', [name])));
  }
}

export function setOption(product: Product, name: string, value: number): Promise<unknown> {
  return product.withDatabase((database) =>
    database.run(
      'INSERT INTO config (NAME, IVALUE) VALUES (?, ?) ON DUPLICATE KEY UPDATE IVALUE = VALUES(IVALUE)',
      [name, value],
    ),
  );
}

/** The last contacts of a computer with their reasons, newest first. */
export async function contactsOf(product: Product, computer: number): Promise<readonly Contact[]> {
  return (await api<ContactList>(product, `/api/computers/${computer}/contacts`)).contacts;
}

/** Posts to the API as the administrator. @returns the HTTP status and what was answered */
export async function post(
  product: Product,
  path: string,
  body: Uint8Array<ArrayBuffer> | object,
): Promise<{ status: number; answer: string }> {
  const json = (value: object) => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(value),
  });
  const signedIn = await fetch(`${product.address}/api/auth/sign-in`, {
    method: 'POST',
    ...json({ login: 'admin', password: PASSWORD }),
  });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const { headers, body: content } =
    body instanceof Uint8Array
      ? { headers: { 'content-type': 'application/octet-stream' }, body }
      : json(body);
  const answer = await fetch(`${product.address}${path}`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${accessToken}` },
    body: content,
  });
  return { status: answer.status, answer: await answer.text() };
}
