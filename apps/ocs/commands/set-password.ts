import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { CommandError, EXIT, type ExitCode } from '../exit-code.js';
import { withDatabase } from '../running/database-access.js';
import { resetPassword } from '../running/product-data.js';
import type { Settings } from '../settings.js';
import type { Texts } from '../texts/index.js';

/** Gives an account another password, for somebody who forgot it. */
export async function setPassword(
  settings: Settings,
  { login, generate }: { readonly login: string; readonly generate: boolean },
  texts: Texts,
): Promise<ExitCode> {
  const password = generate ? undefined : await readPassword(login, texts);
  const generated = await withDatabase(settings, texts, (url) => resetPassword(url, login, password, texts));
  console.log(texts.passwordSet(login));
  if (generated !== null) console.log(texts.generatedPassword(generated));
  return EXIT.ok;
}

/** Typed twice and unseen at a terminal, or the first line of what is piped in. */
async function readPassword(login: string, texts: Texts): Promise<string> {
  const password = process.stdin.isTTY ? await typedTwice(login, texts) : await firstLine();
  if (password === '') throw new CommandError(EXIT.badPassword, texts.noPassword);
  return password;
}

async function typedTwice(login: string, texts: Texts): Promise<string> {
  const password = await typedUnseen(texts.newPassword(login));
  if ((await typedUnseen(texts.repeatPassword)) !== password) {
    throw new CommandError(EXIT.badPassword, texts.passwordsDiffer);
  }
  return password;
}

async function typedUnseen(question: string): Promise<string> {
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: nowhere, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stdout.write('\n');
  }
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
}
