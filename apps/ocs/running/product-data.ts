import { Database, DomainError, dataSourceOptions, migrate } from '@ocs/core-server';
import { SectionCatalogue, ensureSectionTables } from '@ocs/inventory-server';
import { AccountService, type FirstAdministrator } from '@ocs/users-server';
import { DataSource } from 'typeorm';
import { CommandError, EXIT } from '../exit-code.js';
import type { Settings } from '../settings.js';
import type { Texts } from '../texts/index.js';
import { ComputerCountRepository } from './computer-count.repository.js';

/** What the command line does to the content of the database, whichever database it is. */

/** Brings the schema to this version, further sections included. @returns what was applied or added */
export async function upgradeSchema(settings: Settings, url: string): Promise<string[]> {
  const applied = await migrate(url);
  const catalogue = await SectionCatalogue.load(settings.sectionFolders);
  const added = await withConnection(url, (database) => ensureSectionTables(database, catalogue));
  return [...applied, ...added];
}

/**
 * Makes the first account of a new installation.
 * @returns undefined when there are accounts already
 * @throws CommandError when OCS_ADMIN_PASSWORD breaks the password rules
 */
export async function ensureAdministrator(
  settings: Settings,
  url: string,
  texts: Texts,
): Promise<FirstAdministrator | undefined> {
  return withAccounts(url, texts, (accounts) => accounts.ensureAdministrator(settings.administratorPassword));
}

/** @returns the generated password, or null when one was given */
export async function resetPassword(
  url: string,
  login: string,
  password: string | undefined,
  texts: Texts,
): Promise<string | null> {
  return withAccounts(url, texts, (accounts) => accounts.resetPassword(login, password), login);
}

/** Lets an account sign in by its password alone again. */
export async function removeSecondFactor(url: string, login: string, texts: Texts): Promise<void> {
  await withAccounts(url, texts, (accounts) => accounts.removeSecondFactor(login), login);
}

/** Number of computers, archived ones included. */
export async function countComputers(url: string): Promise<number> {
  return withConnection(url, (database) => new ComputerCountRepository(database).count());
}

async function withAccounts<T>(
  url: string,
  texts: Texts,
  work: (accounts: AccountService) => Promise<T>,
  login = '',
): Promise<T> {
  try {
    return await withConnection(url, (database) => work(AccountService.on(database)));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw error.code === 'account.not-found'
      ? new CommandError(EXIT.unknownLogin, texts.unknownLogin(login), { cause: error })
      : new CommandError(EXIT.badPassword, texts.badPassword(error.detail), { cause: error });
  }
}

async function withConnection<T>(url: string, work: (database: Database) => Promise<T>): Promise<T> {
  const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 2 })).initialize();
  try {
    return await work(new Database(dataSource));
  } finally {
    await dataSource.destroy();
  }
}
