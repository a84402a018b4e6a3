import type { Database, HttpApp } from '@ocs/core-server';
import { hashPassword } from '../passwords/password-hash.js';

/** Password of every {@link addTestAccount}. */
export const TEST_PASSWORD = 'violet-Kettle-91-orbit';

let hashed: ReturnType<typeof hashPassword> | undefined;

export interface TestAccount {
  readonly login: string;
  readonly profile: string;
  readonly tags?: readonly string[];
}

/** Puts an account straight into the database, as another product would. */
export async function addTestAccount(
  database: Database,
  { login, profile, tags = [] }: TestAccount,
): Promise<void> {
  hashed ??= hashPassword(TEST_PASSWORD);
  const { hash, version } = await hashed;
  await database.run(
    `INSERT INTO operators (ID, FIRSTNAME, LASTNAME, EMAIL, COMMENTS, PASSWD, NEW_ACCESSLVL, PASSWORD_VERSION)
     VALUES (?, 'Camille', 'Durand', '', '', ?, ?, ?)`,
    [login, hash, profile, version],
  );
  for (const tag of tags) await database.run('INSERT INTO tags (Tag, Login) VALUES (?, ?)', [tag, login]);
}

/** Signs an account in and gives the header that goes with its requests. */
export async function bearerOf(
  app: HttpApp['app'],
  login: string,
  remoteAddress = '127.0.0.1',
): Promise<{ authorization: string }> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/auth/sign-in',
    payload: { login, password: TEST_PASSWORD },
    remoteAddress,
  });
  if (answer.statusCode !== 200) throw new Error(`${login} cannot sign in: ${answer.body}`);
  return { authorization: `Bearer ${answer.json<{ accessToken: string }>().accessToken}` };
}
