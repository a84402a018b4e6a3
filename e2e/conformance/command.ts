import { parseArgs } from 'node:util';
import { play, type Outcome } from './runner.js';
import { THEMES } from './scenarios/index.js';
import { TestedDatabase } from './tested-database.js';

const USAGE = `npm run conformance -- --original URL --original-db URL [--only TEXT] [--yes]

Plays the conformance scenarios against another server and prints how it differs.
  --original     where agents of that server post, for instance http://127.0.0.1/ocsinventory
  --original-db  its database, for instance mysql://ocs:ocs@127.0.0.1:3306/ocsweb
  --only         scenarios whose theme or name contains this text
  --yes          empty the database although it holds computers
ALL COMPUTERS AND OPTIONS IN THAT DATABASE ARE DELETED. The server runs on this machine and was started afresh.
`;

/** Compares another server with the scenarios; returns the exit code: 1 when it differs in a way nobody wrote down. */
export async function conformance(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      original: { type: 'string' },
      'original-db': { type: 'string' },
      only: { type: 'string', default: '' },
      yes: { type: 'boolean', default: false },
    },
  });
  if (values.original === undefined || values['original-db'] === undefined) {
    process.stderr.write(USAGE);
    return 2;
  }
  const database = await TestedDatabase.connect({ uri: values['original-db'] });
  try {
    const computers = await database.foreignComputers();
    if (computers > 0 && !values.yes) {
      process.stderr.write(
        `The database holds ${computers} computers. All would be deleted; say --yes to go on.\n`,
      );
      return 2;
    }
    return await compareAll({ address: values.original, database, isOriginal: true }, values.only);
  } finally {
    await database.close();
  }
}

/** So many differences of one scenario are printed. */
const LINES = 12;

type Verdict = 'equal' | 'documented' | 'UNDOCUMENTED';

async function compareAll(server: Parameters<typeof play>[0], only: string): Promise<number> {
  const counts: Record<Verdict, number> = { equal: 0, documented: 0, UNDOCUMENTED: 0 };
  for (const theme of THEMES) {
    for (const scenario of theme.scenarios) {
      const title = `${theme.name}: ${scenario.name}`;
      if (!title.toLowerCase().includes(only.toLowerCase())) continue;
      const outcome = await play(server, scenario).catch(failed);
      const verdict = verdictOf(outcome);
      counts[verdict] += 1;
      const key = scenario.original ? ` (${scenario.original.differs})` : '';
      process.stdout.write(`${verdict.padEnd(12)} ${title}${verdict === 'equal' ? '' : key}\n`);
      if (verdict === 'UNDOCUMENTED') {
        for (const line of (outcome.fromDocumented ?? outcome.differences).slice(0, LINES))
          process.stdout.write(`    ${line}\n`);
      } else if (verdict === 'equal' && scenario.original) {
        process.stdout.write(`    does not show the documented difference${key}\n`);
      }
    }
  }
  process.stdout.write(
    `\n${counts.equal} equal, ${counts.documented} documented differences, ${counts.UNDOCUMENTED} undocumented differences\n`,
  );
  return counts.UNDOCUMENTED > 0 ? 1 : 0;
}

function verdictOf({ differences, fromDocumented }: Outcome): Verdict {
  if (differences.length === 0) return 'equal';
  return fromDocumented?.length === 0 ? 'documented' : 'UNDOCUMENTED';
}

const failed = (error: unknown): Outcome => ({
  differences: [`could not be played: ${error instanceof Error ? error.message : String(error)}`],
  fromDocumented: undefined,
});
