// Measures the lists of computers on a running server: pages, orders, filters, distribution and search, for an account that
// sees everything and for one limited to TAGs. How to load a fleet, and figures: docs/benchmarks.md.
//
//   node tools/bench/lists.mjs --url http://127.0.0.1:8080 --login admin --password … \
//        [--restricted-login site --restricted-password …] [--rounds 10] [--only sort] [--limit 300] [--pids 123,456]
//
// Prints a table of medians and 95th percentiles in milliseconds, and for the processes of --pids (server and database) the least CPU
// milliseconds a request took, which also tells something on a machine that others use (Linux); ends with status 1 when a request fails or when the 95th
// percentile of all requests of an account lies over --limit.
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Name of a request, path below /api/computers. Repeated requests ask for different pages, as people do. */
const REQUESTS = [
  ['page: first', (n) => `?page=${1 + (n % 5)}`],
  ['page: middle', (n) => `?page=${700 + n}`],
  ['page: last tab', () => '?state=archived'],
  ['page: 500 rows', () => '?pageSize=500'],
  ['columns: many', () => `?columns=${MANY_COLUMNS.join(',')}`],
  ...[
    'hardware.NAME',
    '-hardware.LASTDATE',
    'hardware.USERID',
    'hardware.OSNAME',
    '-hardware.MEMORY',
    '-hardware.PROCESSORS',
    'hardware.IPADDR',
    '-hardware.LASTCOME',
    'hardware.OSVERSION',
    'accountinfo.TAG',
    'bios.SSN',
    'bios.SMODEL',
    'bios.BVERSION',
  ].map((sort) => [`sort: ${sort}`, (n) => `?sort=${sort}&page=${1 + (n % 5)}`]),
  ['quick: many', () => '?q=srv'],
  ['quick: one', (n) => `?q=${String(100 + n).padStart(6, '0')}`],
  ['quick: none', (n) => `?q=nothing${n}`],
  ...[
    'os.family:equals:windows',
    'os.family:not:linux',
    'accountinfo.TAG:like:L*',
    'hardware.NAME:contains:000',
    'hardware.MEMORY:more:8000',
    'hardware.LASTCOME:older:30',
    'hardware.LASTCOME:within:30',
    'hardware.USERID:empty',
    'bios.SMODEL:contains:a',
    'bios.SSN:empty',
    'networks.IPSUBNET:empty',
    'network:like:10.0.*',
    'mac:contains:02:00',
    'software:contains:office',
    'software:not:7-Zip',
    'customised:equals:no',
  ].map((filter) => [`filter: ${filter}`, () => `?filter=${encodeURIComponent(filter)}`]),
  ['distribution: TAG', () => '/distribution'],
  ['distribution: model', () => '/distribution?column=bios.SMODEL'],
  ['find: name', (n) => `/find?q=${String(1000 + n).padStart(6, '0')}`],
  ['find: address', (n) => `/find?q=10.0.${n}.`],
  ['find: software', () => '/find?q=office'],
];
const MANY_COLUMNS = [
  'hardware.IPADDR',
  'hardware.LASTCOME',
  'bios.SSN',
  'bios.SMODEL',
  'videos.NAME',
  'networks.MACADDR',
  'networks.IPSUBNET',
];
/**
 * The server remembers for three seconds what it found: the requests of one account are made together and farther apart from those of the
 * next, so that nobody is told what somebody else waited for.
 */
const APART_MS = 3_100;

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    login: { type: 'string', default: 'admin' },
    password: { type: 'string' },
    'restricted-login': { type: 'string' },
    'restricted-password': { type: 'string' },
    rounds: { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
    limit: { type: 'string', default: '300' },
    pids: { type: 'string', default: '' },
  },
});

async function signIn(login, password) {
  const answer = await fetch(`${options.url}/api/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`Signing in as ${login}: ${answer.status} ${await answer.text()}`);
  return { login, token: (await answer.json()).accessToken, times: new Map(), cpu: new Map() };
}

async function measure(account, [name, pathOf], round) {
  const path = `/api/computers${pathOf(round)}`;
  const before = threadTimes();
  const start = performance.now();
  const answer = await fetch(options.url + path, { headers: { authorization: `Bearer ${account.token}` } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  account.times.set(name, [...(account.times.get(name) ?? []), performance.now() - start]);
  account.cpu.set(name, Math.min(account.cpu.get(name) ?? Infinity, cpuSince(before)));
}

/** CPU nanoseconds of each thread of the processes watched, until now. */
function threadTimes() {
  const times = new Map();
  for (const pid of pids) {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      try {
        times.set(
          thread,
          Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
        );
      } catch {
        // The thread has ended.
      }
    }
  }
  return times;
}

/** CPU milliseconds since then; a thread that ended meanwhile takes its own with it. */
function cpuSince(before) {
  let nanoseconds = 0;
  for (const [thread, time] of threadTimes()) nanoseconds += time - (before.get(thread) ?? 0);
  return nanoseconds / 1e6;
}

/** Nearest rank. */
function percentile(times, part) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)];
}

const pids = options.pids.split(',').filter((pid) => pid !== '');
const cell = (number) => number.toFixed(0).padStart(8);
const cells = (times) => [0.5, 0.95].map((part) => cell(percentile(times, part))).join('');
const rowOf = ({ times, cpu }, name) =>
  cells(times.get(name)) + (pids.length === 0 ? '' : cell(cpu.get(name)));

const accounts = [await signIn(options.login, options.password)];
if (options['restricted-login'] !== undefined)
  accounts.push(await signIn(options['restricted-login'], options['restricted-password']));
const requests = REQUESTS.filter(([name]) => name.includes(options.only));

for (let round = 0; round < Number(options.rounds); round++) {
  for (const account of accounts) {
    for (const request of requests) await measure(account, request, round);
    await new Promise((done) => setTimeout(done, APART_MS));
  }
}

const width = Math.max(...requests.map(([name]) => name.length), 4) + 2;
console.log(
  'ms'.padEnd(width) +
    accounts
      .map(
        ({ login }) =>
          `${login} p50`.padStart(8) + 'p95'.padStart(8) + (pids.length === 0 ? '' : 'CPU'.padStart(8)),
      )
      .join('  '),
);
for (const [name] of requests)
  console.log(name.padEnd(width) + accounts.map((account) => rowOf(account, name)).join('  '));
const everything = accounts.map(({ times }) => [...times.values()].flat());
console.log('all'.padEnd(width) + everything.map(cells).join(pids.length === 0 ? '  ' : ' '.repeat(10)));
if (everything.some((times) => percentile(times, 0.95) > Number(options.limit))) process.exitCode = 1;
