import { setTimeout } from 'node:timers/promises';
import { LOG_OPTIONS, logDifferences, prepareLog } from './activity-log.js';
import { send } from './agent-client.js';
import { answerDifferences, comparedColumns, rowDifferences, type ReceivedAnswer } from './compare.js';
import {
  isChange,
  type Answer,
  type ExpectedFiles,
  type ExpectedTables,
  type Message,
  type Scenario,
} from './scenario.js';
import type { TestedDatabase } from './tested-database.js';
import { fileDifferences, prepareFolder } from './written-files.js';

/** A server that answers agents, and its database. */
export interface ServerUnderTest {
  /** For instance `http://127.0.0.1/ocsinventory`. */
  readonly address: string;
  readonly database: TestedDatabase;
  /**
   * It is the original: differences that are documented are looked for, and rows may come a little later than the answer,
   * because it answers before it commits (errata 26).
   */
  readonly isOriginal?: boolean;
}

/** How long rows may take to appear behind such a server, in milliseconds. */
const PATIENCE = { between: 30, retry: 150, retries: 6 };

/** What a scenario is judged by: the product's behaviour, or the one documented for the original. */
interface Expectation {
  readonly answers: Readonly<Record<number, Answer>>;
  readonly rows: ExpectedTables | undefined;
  readonly files: ExpectedFiles | undefined;
  readonly log: readonly string[] | undefined;
}

/** Differences from what the scenario expects and, where one is documented, from what the original is said to do. */
export interface Outcome {
  readonly differences: readonly string[];
  readonly fromDocumented: readonly string[] | undefined;
}

/** Plays one scenario: forgets everything, prepares, sends, compares. */
export async function play(server: ServerUnderTest, scenario: Scenario): Promise<Outcome> {
  await server.database.reset();
  const { setup = {} } = scenario;
  const options = scenario.log ? { ...setup.options, ...LOG_OPTIONS } : setup.options;
  await server.database.prepare({ ...setup, ...(options && { options }) });
  if (scenario.log) prepareLog();
  if (scenario.files) prepareFolder();
  const { original } = scenario;
  const own = new Judge(server, {
    answers: {},
    rows: scenario.rows,
    files: scenario.files,
    log: scenario.log,
  });
  const documented =
    server.isOriginal === true && original ? new Judge(server, expectationOf(scenario, original)) : undefined;
  const judges = [own, ...(documented ? [documented] : [])];
  let at = 0;
  for (const step of scenario.steps) {
    if (isChange(step)) {
      await server.database.change(step);
      continue;
    }
    const answer = await send(server.address, step);
    if (server.isOriginal) await setTimeout(PATIENCE.between);
    for (const judge of judges) await judge.message(at, step, answer);
    at += 1;
  }
  for (const judge of judges) await judge.end(scenario);
  return { differences: own.differences, fromDocumented: documented?.differences };
}

const expectationOf = (
  { rows, files, log }: Scenario,
  original: NonNullable<Scenario['original']>,
): Expectation => ({
  answers: original.answers ?? {},
  rows: { ...rows, ...original.rows },
  files: original.files ?? files,
  log: original.log ?? log,
});

class Judge {
  readonly differences: string[] = [];

  constructor(
    private readonly server: ServerUnderTest,
    private readonly expectation: Expectation,
  ) {}

  async message(at: number, message: Message, answer: ReceivedAnswer): Promise<void> {
    const expected = this.expectation.answers[at] ?? message.expect;
    const differences = [...answerDifferences(expected, answer), ...packingDifferences(message, answer)];
    this.differences.push(...differences.map((difference) => `message ${at}: ${difference}`));
    if (message.rows) await this.tables(message.rows, `after message ${at}: `);
  }

  async end(scenario: Scenario): Promise<void> {
    await this.tables(this.expectation.rows ?? {}, '');
    if (this.expectation.files) this.differences.push(...fileDifferences(this.expectation.files, scenario));
    if (this.expectation.log) await this.log(this.expectation.log);
  }

  /** A log may be written a moment after the answer. */
  private async log(expected: readonly string[]): Promise<void> {
    let differences = logDifferences(expected);
    for (let retry = 0; differences.length > 0 && retry < PATIENCE.retries; retry++) {
      await setTimeout(PATIENCE.retry);
      differences = logDifferences(expected);
    }
    this.differences.push(...differences);
  }

  private async tables(tables: ExpectedTables, when: string): Promise<void> {
    let differences = await this.tableDifferences(tables);
    for (
      let retry = 0;
      this.server.isOriginal && differences.length > 0 && retry < PATIENCE.retries;
      retry++
    ) {
      await setTimeout(PATIENCE.retry);
      differences = await this.tableDifferences(tables);
    }
    this.differences.push(...differences.map((difference) => when + difference));
  }

  private async tableDifferences(tables: ExpectedTables): Promise<readonly string[]> {
    const differences: string[] = [];
    for (const [table, expected] of Object.entries(tables)) {
      const { rows, clock } = await this.server.database.rows(table, comparedColumns(table, expected));
      differences.push(...rowDifferences(table, expected, rows, clock));
    }
    return differences;
  }
}

/** A reply is packed as its request was (spec/agent-protocol.md 1.3). */
function packingDifferences(message: Message, answer: ReceivedAnswer): readonly string[] {
  const actual = answer.headers['x-packing'];
  const packing = message.packing ?? 'zlib';
  if (actual === undefined || packing === 'as-is' || (message.method ?? 'POST') !== 'POST') return [];
  const expected = packing === 'unfinished' ? 'zlib' : packing;
  return actual === expected ? [] : [`reply packed as ${actual} instead of ${expected}`];
}
