// @ts-check
import { arrivals } from './schedule.mjs';
import { closedLoop, openLoop } from './driver.mjs';
import { inTurn, requestOf } from './fleet.mjs';
import { machineCpu, useOf } from './processes.mjs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What is asked of a server, and how much of it: the same for every server. */

/** @typedef {import('./fleet.mjs').Bodies} Bodies */
/** @typedef {import('./driver.mjs').RunResult} RunResult */
/**
 * @typedef {object} Target
 * @property {string} name
 * @property {URL} url
 * @property {readonly number[]} server     its processes, roots of their trees; none when it cannot be watched
 * @property {readonly number[]} database
 * @property {number} connections        that send inventories
 * @property {number} prologConnections
 * @property {number} mostConnections    open at a time, where requests come at their own moments
 */
/**
 * @typedef {object} Measured
 * @property {string} work
 * @property {string} loop    `maximum` or `half of the maximum`
 * @property {RunResult} run
 * @property {number | undefined} serverMs    CPU per request, milliseconds
 * @property {number | undefined} databaseMs
 * @property {number} driverMs
 * @property {number} othersCpu   seconds that other programs of the machine used meanwhile
 * @property {number | undefined} memoryMb    largest process of the server since it started
 */
/** @typedef {{seconds: number, warmUpSeconds: number, works: readonly string[]}} Plan seconds of each run */

export const WORKS = {
  prolog: 'PROLOG, known computer',
  first: 'first inventory',
  same: 'the same inventory again',
  changed: 'five software entries changed',
  mix: '70 % PROLOG, 25 % same, 5 % changed',
};

/** What trails behind a run (the database's purge, garbage) is still charged to it. */
const SETTLE_MS = 1_000;

/**
 * Runs every kind of work against a server, warmed up before.
 * @param {Target} target
 * @param {{warmUp: readonly Bodies[], fleet: readonly Bodies[], prolog?: readonly Bodies[]}} machines  whom PROLOG comes from, else the fleet
 * @param {Plan} plan
 * @param {(sentence: string) => void} say
 * @returns {Promise<Measured[]>}
 */
export async function runWorks(target, machines, plan, say) {
  const requests = requestsFor(target.url, machines.fleet, machines.prolog ?? machines.fleet);
  await warmUp(target, machines.warmUp, plan.warmUpSeconds);
  /** @type {Measured[]} */
  const results = [];
  const keep = (/** @type {Measured} */ measured) => {
    results.push(measured);
    const { perSecond, outcomes } = measured.run;
    say(
      `  ${measured.work}, ${measured.loop}: ${perSecond.toFixed(1)} per second, ${JSON.stringify(outcomes)}`,
    );
    return measured;
  };
  const { connections, prologConnections } = target;
  // Every other work needs the computers to be known.
  const first = await measure(target, 'first', 'maximum', (address) =>
    closedLoop({ address, next: inTurn(requests.first), connections, requests: requests.first.length }),
  );
  if (plan.works.includes('first')) keep(first);
  // Their HARDWARE differs from the first one's (the CHECKSUM in it), so it is brought up to date unmeasured.
  await closedLoop({
    address: addressOf(target.url),
    next: inTurn(requests.same),
    connections,
    requests: requests.same.length,
  });
  for (const work of /** @type {const} */ (['same', 'changed', 'prolog', 'mix'])) {
    if (!plan.works.includes(work)) continue;
    const next = inTurn(requests[work]);
    const lanes = {
      same: connections,
      changed: connections,
      prolog: prologConnections,
      mix: connections * 4,
    }[work];
    const most = keep(
      await measure(target, work, 'maximum', (address) =>
        closedLoop({ address, next, connections: lanes, seconds: plan.seconds }),
      ),
    );
    if (work === 'changed') await closeRound(target, requests.changed, most.run.requests);
    if (work !== 'prolog' && work !== 'same') continue;
    const moments = arrivals({ perSecond: most.run.perSecond / 2, seconds: plan.seconds });
    if (moments.length > 0)
      keep(
        await measure(target, work, 'half of it', (address) =>
          openLoop({ address, next, moments, connections: target.mostConnections }),
        ),
      );
  }
  return results;
}

/** Sends the rest of a round, so that every computer is as it was before. */
async function closeRound(
  /** @type {Target} */ target,
  /** @type {readonly Buffer[]} */ requests,
  /** @type {number} */ sent,
) {
  const rest = requests.slice(sent % requests.length);
  if (rest.length === 0) return;
  await closedLoop({
    address: addressOf(target.url),
    next: inTurn(rest),
    connections: target.connections,
    requests: rest.length,
  });
}

/** Lets the server compile what it runs often and fill what it remembers, with computers that are not measured. */
async function warmUp(
  /** @type {Target} */ target,
  /** @type {readonly Bodies[]} */ machines,
  /** @type {number} */ seconds,
) {
  const address = addressOf(target.url);
  const { first, same, changed, prolog } = requestsFor(target.url, machines, machines);
  const connections = target.connections;
  await closedLoop({ address, next: inTurn(first), connections, requests: first.length });
  for (const [requests, share] of /** @type {const} */ ([
    [same, 0.3],
    [changed, 0.4],
    [prolog, 0.3],
  ])) {
    await closedLoop({ address, next: inTurn(requests), connections, seconds: seconds * share });
  }
}

/** @typedef {Record<'first' | 'same' | 'changed' | 'prolog' | 'mix', Buffer[]>} Requests */

/** @returns {Requests} */
export function requestsFor(
  /** @type {URL} */ url,
  /** @type {readonly Bodies[]} */ fleet,
  /** @type {readonly Bodies[]} */ known,
) {
  const of = (
    /** @type {readonly Bodies[]} */ machines,
    /** @type {'prolog'|'first'|'same'|'changed'|'back'} */ kind,
  ) => machines.map((machine) => requestOf(url, machine.userAgent, machine[kind]));
  const [same, changed, back, prolog] = [
    of(fleet, 'same'),
    of(fleet, 'changed'),
    of(fleet, 'back'),
    of(known, 'prolog'),
  ];
  return {
    first: of(fleet, 'first'),
    same,
    changed: [...changed, ...back],
    prolog,
    mix: mixed(prolog, same, changed, back),
  };
}

/** Twenty requests: fourteen PROLOG, five unchanged inventories and one in which a computer changed, or changed back. */
function mixed(
  /** @type {readonly Buffer[]} */ prolog,
  /** @type {readonly Buffer[]} */ same,
  /** @type {readonly Buffer[]} */ changed,
  /** @type {readonly Buffer[]} */ back,
) {
  // Computers that change are not among those that stay the same: each inventory is then of the kind it is counted as. Those that only
  // ask are others again, because the original refuses an inventory it has just answered STOP to.
  const third = Math.ceil(same.length / 3);
  const next = {
    prolog: inTurn(prolog.slice(-third)),
    same: inTurn(same.slice(0, third)),
    changed: inTurn([...changed.slice(third, 2 * third), ...back.slice(third, 2 * third)]),
  };
  return Array.from({ length: 20 * 2 * third }, (_, at) =>
    at % 20 === 10 ? next.changed() : at % 4 === 0 ? next.same() : next.prolog(),
  );
}

/** @returns {import('./connection.mjs').Address} */
function addressOf(/** @type {URL} */ url) {
  return { host: url.hostname, port: Number(url.port) || 80 };
}

/**
 * One run, and what it cost the server, its database and the driver.
 * @param {Target} target
 * @param {keyof typeof WORKS} work
 * @param {string} loop
 * @param {(address: import('./connection.mjs').Address) => Promise<RunResult>} run
 * @returns {Promise<Measured>}
 */
async function measure(target, work, loop, run) {
  const before = { server: useOf(target.server), database: useOf(target.database), machine: machineCpu() };
  const ownBefore = process.cpuUsage();
  const result = await run(addressOf(target.url));
  await sleep(SETTLE_MS);
  const own = process.cpuUsage(ownBefore);
  const server = useOf(target.server);
  const serverCpu = server.cpu - before.server.cpu;
  const databaseCpu = useOf(target.database).cpu - before.database.cpu;
  const driverCpu = (own.user + own.system) / 1e6;
  const perRequest = (/** @type {number} */ seconds) => (seconds * 1000) / Math.max(1, result.requests);
  return {
    work: WORKS[work],
    loop,
    run: result,
    serverMs: target.server.length > 0 ? perRequest(serverCpu) : undefined,
    databaseMs: target.database.length > 0 ? perRequest(databaseCpu) : undefined,
    driverMs: perRequest(driverCpu),
    othersCpu: Math.max(0, machineCpu() - before.machine - serverCpu - databaseCpu - driverCpu),
    memoryMb: target.server.length > 0 ? server.peakMb : undefined,
  };
}
