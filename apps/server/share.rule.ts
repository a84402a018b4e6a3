import type { AgentSettings } from '@ocs/agent-server';

/** Connections all workers have together unless told otherwise: MariaDB and MySQL take 150 by default. */
const CONNECTIONS = 100;
const USUAL_POOL = 10;
/** Connections a process may have for each of its pool: half as many again only store inventories. */
const PER_POOLED = 1.5;
/** A job may hold three, and one has to be left for requests. */
const SMALLEST_POOL = 4;

/** What one of several workers takes on: the bounds are those of the server, so that more workers do not mean more memory. */
export function sharedAmong(workers: number, agents: AgentSettings): AgentSettings {
  const { load } = agents;
  return {
    ...agents,
    load: {
      ...load,
      concurrency: Math.ceil(load.concurrency / workers),
      waiting: Math.ceil(load.waiting / workers),
      bodyMemory: Math.ceil(load.bodyMemory / workers),
    },
  };
}

/** Connections to the database of each worker; undefined for a single process, which takes the usual number. */
export function sharedPool(workers: number): number | undefined {
  if (workers === 1) return undefined;
  return Math.max(SMALLEST_POOL, Math.min(USUAL_POOL, Math.floor(CONNECTIONS / PER_POOLED / workers)));
}
