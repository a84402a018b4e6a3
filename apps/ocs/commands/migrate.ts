import { pendingMigrations } from '@ocs/core-server';
import { EXIT, type ExitCode } from '../exit-code.js';
import { withDatabase } from '../running/database-access.js';
import { upgradeSchema } from '../running/product-data.js';
import type { Settings } from '../settings.js';
import type { Texts } from '../texts/index.js';

/** Brings the database to the schema of this version, or only says what that would take. */
export async function migrateDatabase(
  settings: Settings,
  onlyPending: boolean,
  texts: Texts,
): Promise<ExitCode> {
  const names = await withDatabase(settings, texts, (url) =>
    onlyPending ? pendingMigrations(url) : upgradeSchema(settings, url),
  );
  if (names.length === 0) console.log(texts.nothingToMigrate);
  else console.log(onlyPending ? texts.pending(names) : texts.migrated(names.length));
  return EXIT.ok;
}
