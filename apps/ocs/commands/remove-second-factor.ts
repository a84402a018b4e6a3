import { EXIT, type ExitCode } from '../exit-code.js';
import { withDatabase } from '../running/database-access.js';
import { removeSecondFactor as remove } from '../running/product-data.js';
import type { Settings } from '../settings.js';
import type { Texts } from '../texts/index.js';

/** Removes the second factor of an account, for somebody who lost the authenticator and the recovery codes. */
export async function removeSecondFactor(settings: Settings, login: string, texts: Texts): Promise<ExitCode> {
  await withDatabase(settings, texts, (url) => remove(url, login, texts));
  console.log(texts.secondFactorRemoved(login));
  return EXIT.ok;
}
