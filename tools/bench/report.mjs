// @ts-check
import { cpus } from 'node:os';
import { ratio, short } from './statistics.mjs';
import { markdownTable, textTable } from './table.mjs';
import { WORKS } from './works.mjs';

/** What was measured, as tables. */

/** @typedef {import('./works.mjs').Measured} Measured */
/** @typedef {(head: readonly string[], rows: readonly (readonly string[])[]) => string} Table */

/** What is aimed at, as times less CPU per request and times the rate. */
const GOALS = new Map([
  [WORKS.prolog, { cpu: 10, rate: 10 }],
  [WORKS.first, { cpu: 30, rate: 30 }],
  [WORKS.same, { cpu: 100, rate: 100 }],
  [WORKS.changed, { cpu: 40, rate: 40 }],
]);

/** @returns {Table} */
export function tableAs(/** @type {boolean} */ markdown) {
  return markdown ? markdownTable : textTable;
}

/** CPU of a request, server and database together; undefined when one of them was not watched. */
export function cpuOf(/** @type {Measured} */ { serverMs, databaseMs }) {
  return serverMs === undefined || databaseMs === undefined ? undefined : serverMs + databaseMs;
}

/** Everything about one server. */
export function workTable(/** @type {Table} */ table, /** @type {readonly Measured[]} */ results) {
  return table(
    [
      'work',
      'rate',
      'CPU ms',
      'server',
      'database',
      'per second',
      'p50 ms',
      'p95',
      'p99',
      'max',
      'errors',
      'MB in',
    ],
    results.map((measured) => {
      const { run } = measured;
      return [
        measured.work,
        measured.loop,
        short(cpuOf(measured)),
        short(measured.serverMs),
        short(measured.databaseMs),
        short(run.perSecond),
        short(run.latency.p50),
        short(run.latency.p95),
        short(run.latency.p99),
        short(run.latency.max),
        String(run.errors),
        short(run.bytesOut / 1e6),
      ];
    }),
  );
}

/** Ours beside the other server. */
export function ratioTable(
  /** @type {Table} */ table,
  /** @type {readonly Measured[]} */ ours,
  /** @type {readonly Measured[]} */ others,
) {
  const most = (/** @type {readonly Measured[]} */ results) =>
    results.filter(({ loop }) => loop === 'maximum');
  return table(
    ['work', 'CPU ms', 'other', 'CPU ratio', 'goal', 'per second', 'other', 'times', 'goal'],
    most(ours).map((own) => {
      const other = most(others).find(({ work }) => work === own.work);
      const goal = GOALS.get(own.work);
      const cpu = ratio(other && cpuOf(other), cpuOf(own));
      return [
        own.work,
        short(cpuOf(own)),
        short(other && cpuOf(other)),
        cpu === undefined ? '–' : `1/${short(cpu)}`,
        goal === undefined ? '' : `1/${goal.cpu}`,
        short(own.run.perSecond),
        short(other?.run.perSecond),
        short(ratio(own.run.perSecond, other?.run.perSecond)),
        goal === undefined ? '' : String(goal.rate),
      ];
    }),
  );
}

/** Cost of the same work with few and with many computers in the database. */
export function sizeTable(
  /** @type {Table} */ table,
  /** @type {readonly {size: number, results: readonly Measured[]}[]} */ sizes,
) {
  const [small] = sizes;
  const works = (small?.results ?? []).filter(({ loop }) => loop === 'maximum').map(({ work }) => work);
  const cost = (/** @type {typeof small} */ of, /** @type {string} */ work) => {
    const found = of?.results.find((measured) => measured.work === work && measured.loop === 'maximum');
    return found && cpuOf(found);
  };
  return table(
    ['CPU ms', ...sizes.map(({ size }) => `${size.toLocaleString('en')} computers`), 'ratio'],
    works.map((work) => [
      work,
      ...sizes.map((size) => short(cost(size, work))),
      short(ratio(cost(sizes.at(-1), work), cost(small, work))),
    ]),
  );
}

/** First inventories beside the bare inserts of the same rows. */
export function ceilingTable(
  /** @type {Table} */ table,
  /** @type {import('./ceiling.mjs').Ceiling} */ ceiling,
  /** @type {Measured | undefined} */ first,
) {
  const bare = ceiling.databaseMs + ceiling.driverMs;
  const rows = [
    [
      'bare inserts',
      short(bare),
      short(ceiling.driverMs),
      short(ceiling.databaseMs),
      short(ceiling.perSecond),
    ],
  ];
  if (first !== undefined) {
    const { run, serverMs, databaseMs } = first;
    rows.push([first.work, short(cpuOf(first)), short(serverMs), short(databaseMs), short(run.perSecond)]);
    rows.push([
      'times',
      short(ratio(cpuOf(first), bare)),
      '',
      short(ratio(databaseMs, ceiling.databaseMs)),
      short(ratio(run.perSecond, ceiling.perSecond)),
    ]);
  }
  return table(['a computer', 'CPU ms', 'driver or server', 'database', 'per second'], rows);
}

export function soakTable(
  /** @type {Table} */ table,
  /** @type {readonly import('./soak.mjs').Mark[]} */ marks,
) {
  return table(
    ['inventories', 'per second', 'server MB', 'database MB', 'errors'],
    marks.map(({ inventories, perSecond, serverMb, databaseMb, errors }) => [
      inventories.toLocaleString('en'),
      short(perSecond),
      short(serverMb),
      short(databaseMb),
      String(errors),
    ]),
  );
}

/** The machine in a line. */
export function machineLine() {
  const [processor] = cpus();
  return `${cpus().length} cores (${processor?.model.trim() ?? 'unknown'}), Node ${process.versions.node}, driver and databases on the same machine`;
}
