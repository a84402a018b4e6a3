// @ts-check
import { parseArgs } from 'node:util';
import { WORKS } from './works.mjs';

export const HELP = `Measures what agents cost this product, alone or against another server doing the same work.

  npm run bench -- [options]

  --quick                   a minute: fewer computers, shorter runs
  --works LIST              some of ${Object.keys(WORKS).join(',')} (all)
  --count N                 computers measured (300)
  --seconds N               length of each run (10)
  --warm-up N               seconds of work before anything is measured (15)
  --connections N           connections that send inventories (4)
  --prolog-connections N    connections that send PROLOG at the maximum rate (48)
  --software MIN-MAX        software entries of a computer (Windows 150-300, Linux 600-1500)
  --seed TEXT               another seed makes another fleet (1)
  --no-ceiling              leave out the bare multi-row inserts of the same rows
  --workers N               OCS_WORKERS of the server (1)

Against another server:
  --against URL             its agent endpoint, http only; it is measured first
  --against-db URL          its database: rows are counted and settings printed (mysql://user:password@host/ocsweb)
  --watch LIST              its processes, server=WHAT,database=WHAT; WHAT is a pid, a pid file or the name of a program that
                            runs once (server=apache2,database=/run/mysqld/mysqld.pid)
  --against-connections N   connections that send it inventories (1: in parallel the original loses computers)
  --against-prolog N        connections that send it PROLOG (8)
  --against-count N         computers (40)

Our database:
  --database URL            make ours, named ocs_bench, on this server instead of a private MariaDB: an account that may create
                            databases, for instance mysql://root@localhost/mysql?socketPath=/run/mysqld/mysqld.sock
  --buffer-pool MB          InnoDB's cache of the private MariaDB (1024)
  --folder PATH             data of the private MariaDB, kept afterwards (a temporary one, removed)

Other measurements, ours only:
  --fleet N[,N]             fill the database up to N computers first, and measure; with two sizes the costs are compared, each in a
                            private database of its own and in turn
  --rounds N                rounds of that, of which the median counts (3)
  --fleet-software PERCENT  share of the software rows these computers get, where the disk is small (100)
  --soak N                  N inventories, with the memory of the server every twentieth

  --markdown                tables as the documentation has them
  --json FILE               everything that was measured, too
  --no-build                trust the build that is there
`;

/** @typedef {ReturnType<typeof readOptions>} Options */

/** A word on the command line makes no sense; the message says which. */
export class OptionError extends Error {}

/** @throws OptionError */
export function readOptions(/** @type {string[]} */ args) {
  const { values } = parse(args);
  const quick = values.quick;
  if (list(values.fleet ?? '').length > 1 && values.database !== undefined)
    throw new OptionError(
      '--fleet with several sizes makes databases of its own, so --database makes no sense.',
    );
  const works = list(values.works ?? Object.keys(WORKS).join(','));
  const wrong = works.find((work) => !Object.hasOwn(WORKS, work));
  if (wrong !== undefined) throw new OptionError(`--works does not know "${wrong}".`);
  return {
    help: values.help,
    works,
    count: number('count', values.count ?? (quick ? '60' : '300')),
    seconds: number('seconds', values.seconds ?? (quick ? '3' : '10')),
    warmUpSeconds: number('warm-up', values['warm-up'] ?? (quick ? '6' : '15')),
    connections: number('connections', values.connections),
    prologConnections: number('prolog-connections', values['prolog-connections']),
    software: range(values.software),
    seed: values.seed,
    ceiling: !values['no-ceiling'],
    workers: values.workers,
    against: values.against === undefined ? undefined : address(values.against),
    againstDatabase: values['against-db'],
    watch: watched(values.watch),
    againstConnections: number('against-connections', values['against-connections']),
    againstProlog: number('against-prolog', values['against-prolog']),
    againstCount: number('against-count', values['against-count'] ?? (quick ? '15' : '40')),
    database: values.database,
    bufferPoolMb: number('buffer-pool', values['buffer-pool']),
    folder: values.folder,
    fleets: list(values.fleet ?? '').map((text) => number('fleet', text)),
    rounds: number('rounds', values.rounds),
    fleetSoftware: number('fleet-software', values['fleet-software']),
    soak: values.soak === undefined ? 0 : number('soak', values.soak),
    markdown: values.markdown,
    json: values.json,
    build: !values['no-build'],
  };
}

function parse(/** @type {string[]} */ args) {
  const text = /** @type {const} */ ({ type: 'string' });
  const flag = /** @type {const} */ ({ type: 'boolean', default: false });
  const preset = (/** @type {string} */ value) => /** @type {const} */ ({ type: 'string', default: value });
  try {
    return parseArgs({
      args,
      options: {
        help: flag,
        quick: flag,
        works: text,
        count: text,
        seconds: text,
        'warm-up': text,
        connections: preset('4'),
        'prolog-connections': preset('48'),
        software: text,
        seed: preset('1'),
        'no-ceiling': flag,
        workers: preset('1'),
        against: text,
        'against-db': text,
        watch: text,
        'against-connections': preset('1'),
        'against-prolog': preset('8'),
        'against-count': text,
        database: text,
        'buffer-pool': preset('1024'),
        folder: text,
        fleet: text,
        'fleet-software': preset('100'),
        rounds: preset('3'),
        soak: text,
        markdown: flag,
        json: text,
        'no-build': flag,
      },
    });
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}

function number(/** @type {string} */ name, /** @type {string} */ text) {
  if (!/^[1-9]\d*$/.test(text)) throw new OptionError(`--${name} takes a whole number, not "${text}".`);
  return Number(text);
}

/** @returns {import('./software.mjs').Range | undefined} */
function range(/** @type {string | undefined} */ text) {
  if (text === undefined) return undefined;
  const [, fewest, most] = /^(\d+)-(\d+)$/.exec(text) ?? [];
  if (fewest === undefined || Number(fewest) < 10 || Number(fewest) > Number(most) || Number(most) > 2_000) {
    throw new OptionError(`--software takes two numbers from 10 to 2000, like 300-1500, not "${text}".`);
  }
  return [Number(fewest), Number(most)];
}

function address(/** @type {string} */ text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== 'http:') throw new OptionError(`--against takes an http:// address, not "${text}".`);
  return url;
}

/** @returns {{server: string | undefined, database: string | undefined}} */
function watched(/** @type {string | undefined} */ text) {
  const parts = new Map(list(text ?? '').map((part) => /** @type {[string, string]} */ (part.split('='))));
  for (const [name, word] of parts)
    if (!['server', 'database'].includes(name) || !word)
      throw new OptionError(`--watch takes server=WHAT,database=WHAT, not "${text ?? ''}".`);
  return { server: parts.get('server'), database: parts.get('database') };
}

function list(/** @type {string} */ text) {
  return text.split(',').filter((part) => part !== '');
}
