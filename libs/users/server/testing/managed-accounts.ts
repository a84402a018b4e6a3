import type { User, UserChange } from '@ocs/users-contract';
import type { UsersApp } from './users-app.js';

/**
 * Accounts to manage: a manager of accounts who may do little else, one who may do it for some TAGs only, accounts within
 * and outside those TAGs, and a reader.
 */
export async function resetToManagedAccounts(app: UsersApp): Promise<void> {
  await app.reset(
    { login: 'reader', profile: 'read-only' },
    { login: 'manager', profile: 'managers' },
    { login: 'local', profile: 'local-managers', tags: ['PARIS*', 'LYON'] },
    { login: 'paris', profile: 'ladmin-small', tags: ['PARIS*'] },
    { login: 'nice', profile: 'ladmin-small', tags: ['NICE'] },
  );
  for (const [name, restricted, permissions] of [
    ['managers', 0, '["users.manage","computers.read"]'],
    ['local-managers', 1, '["users.manage","computers.read"]'],
    ['ladmin-small', 1, '["computers.read"]'],
  ] as const) {
    await app.database.run(
      'INSERT INTO x_profile (NAME, LABEL, RESTRICTED, PERMISSIONS) VALUES (?, ?, ?, ?)',
      [name, name, restricted, permissions],
    );
  }
}

export const findUser = async (app: UsersApp, login: string): Promise<User> =>
  (await app.call('ruler', 'GET', `/api/users/${login}`)).json<User>();

/** The present state of an account as its form would send it, with a change. */
export async function changeOf(
  app: UsersApp,
  login: string,
  change: Partial<UserChange> = {},
): Promise<UserChange> {
  const { firstName, lastName, email, comments, profile, group, language, tags, disabled, version } =
    await findUser(app, login);
  return {
    version,
    firstName: firstName ?? '',
    lastName: lastName ?? '',
    email: email ?? '',
    comments: comments ?? '',
    profile: profile ?? '',
    group,
    language,
    tags,
    disabled,
    ...change,
  };
}

export const changeUser = async (app: UsersApp, as: string, login: string, part: Partial<UserChange>) =>
  app.call(as, 'PUT', `/api/users/${login}`, await changeOf(app, login, part));
