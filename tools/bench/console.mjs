// Measures what the first look at the console costs in a browser: first and largest contentful paint and the bytes that go
// over the wire, with an empty cache, for the page of sign in and for the pages behind it.
//
//   node tools/bench/console.mjs --url http://127.0.0.1:8080 --login admin --password … [--rounds 7] [--limit 2000]
//        [--latency 20] [--throughput 10]
//
// --latency (ms) and --throughput (Mbit/s) add a network between browser and server; without them it is this machine's own.
// Every load has a browser context of its own: no cache, no storage but the session. Chromium is Debian's, or CHROMIUM.
// The work of the page is what its thread computed until the data were there: it tells little about other work on the machine.
// Prints a table of medians; ends with status 1 when the median first contentful paint of a page lies over --limit (ms).
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';

const PAGES = [
  { name: 'sign in', path: '/sign-in', signedIn: false },
  { name: 'overview', path: '/overview', signedIn: true },
  { name: 'all computers', path: '/computers', signedIn: true },
];

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    login: { type: 'string', default: 'admin' },
    password: { type: 'string', default: '' },
    rounds: { type: 'string', default: '7' },
    limit: { type: 'string', default: '2000' },
    latency: { type: 'string', default: '0' },
    throughput: { type: 'string', default: '0' },
  },
});

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Runs in the page: paints so far, and when the data were on screen. */
const paints = () =>
  new Promise((tell) => {
    let largest = 0;
    new globalThis.PerformanceObserver((list) => {
      for (const entry of list.getEntries()) largest = Math.max(largest, entry.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    setTimeout(() => {
      const first = performance.getEntriesByName('first-contentful-paint')[0];
      tell({ first: first?.startTime ?? NaN, largest });
    }, 100);
  });

async function load(browser, { path, signedIn }) {
  const context = await browser.newContext({ baseURL: values.url, viewport: { width: 1440, height: 900 } });
  try {
    if (signedIn) {
      const answer = await context.request.post('/api/auth/sign-in', {
        data: { login: values.login, password: values.password },
      });
      if (!answer.ok()) throw new Error(`Sign in was answered ${answer.status()}.`);
      await context.addInitScript(() => globalThis.localStorage.setItem('ocs.session', '1'));
    }
    const page = await context.newPage();
    const protocol = await context.newCDPSession(page);
    await protocol.send('Network.enable');
    await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
    if (Number(values.latency) > 0 || Number(values.throughput) > 0) {
      const bytes = Number(values.throughput) > 0 ? (Number(values.throughput) * 1e6) / 8 : -1;
      await protocol.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: Number(values.latency),
        downloadThroughput: bytes,
        uploadThroughput: bytes,
      });
    }
    let transferred = 0;
    protocol.on('Network.loadingFinished', ({ encodedDataLength }) => (transferred += encodedDataLength));
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    // Live updates never end: what counts is that no block or table is still loading.
    await page.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    const { metrics } = await protocol.send('Performance.getMetrics');
    const work = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
    return { ...(await page.evaluate(paints)), work, kilobytes: transferred / 1000 };
  } finally {
    await context.close();
  }
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
let tooSlow = false;
try {
  console.log(
    '| page | first contentful paint (ms) | worst | largest (ms) | work of the page (ms CPU) | transferred (kB) |',
  );
  console.log('| --- | --- | --- | --- | --- | --- |');
  for (const wanted of PAGES) {
    await load(browser, wanted); // the server's own first time
    const loads = [];
    for (let round = 0; round < Number(values.rounds); round++) loads.push(await load(browser, wanted));
    const of = (what) => median(loads.map((one) => one[what]));
    tooSlow ||= !(of('first') <= Number(values.limit));
    const worst = Math.max(...loads.map(({ first }) => first));
    const cells = [of('first'), worst, of('largest'), of('work'), of('kilobytes')].map((one) =>
      Math.round(one),
    );
    console.log(`| ${wanted.name} | ${cells.join(' | ')} |`);
  }
} finally {
  await browser.close();
}
if (tooSlow) {
  console.error(`A page took longer than ${values.limit} ms to its first contentful paint.`);
  process.exitCode = 1;
}
