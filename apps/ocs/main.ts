#!/usr/bin/env node
import { type Command, UsageError, readCommandLine } from './command-line.js';
import { demo } from './commands/demo.js';
import { down } from './commands/down.js';
import { importFiles } from './commands/import.js';
import { migrateDatabase } from './commands/migrate.js';
import { removeSecondFactor } from './commands/remove-second-factor.js';
import { setPassword } from './commands/set-password.js';
import { status } from './commands/status.js';
import { background, up, upDetached } from './commands/up.js';
import { CommandError, EXIT, type ExitCode } from './exit-code.js';
import { readSettings } from './settings.js';
import { textsFor } from './texts/index.js';

/** The command line of the product: `npm run up`, `down`, `status`, `demo` end here, see docs/first-hour.md. */

const texts = textsFor(process.env);

async function run(command: Command): Promise<ExitCode> {
  if (command.name === 'help') {
    console.log(command.topic === undefined ? texts.overview : texts.help[command.topic]);
    return EXIT.ok;
  }
  const settings = readSettings(process.env, texts);
  switch (command.name) {
    case 'up':
      return command.detach ? upDetached(settings, texts) : up(settings, texts);
    case 'background':
      return background(settings, texts);
    case 'down':
      return down(settings, texts);
    case 'status':
      return status(settings, command.json, texts);
    case 'migrate':
      return migrateDatabase(settings, command.pending, texts);
    case 'set-password':
      return setPassword(settings, command, texts);
    case 'remove-second-factor':
      return removeSecondFactor(settings, command.login, texts);
    case 'demo':
      return demo(settings, command, texts);
    case 'import':
      return importFiles(settings, command, process.env, texts);
  }
}

try {
  process.exitCode = await run(readCommandLine(process.argv.slice(2)));
} catch (error) {
  if (error instanceof CommandError) {
    if (error.message !== '') console.error(error.message);
    process.exitCode = error.exitCode;
  } else if (error instanceof UsageError) {
    console.error(`${texts.unknown(error.offence)}\n`);
    console.error(error.topic === undefined ? texts.overview : texts.help[error.topic]);
    process.exitCode = EXIT.usage;
  } else {
    console.error(texts.unexpected(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    process.exitCode = EXIT.unexpected;
  }
}
