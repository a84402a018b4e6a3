import { availableParallelism } from 'node:os';

/**
 * Flags of Node for every process of the server.
 *
 * An inventory leaves some megabytes of short-lived values behind. In the 16 MB that V8 gives to young values by default most of
 * those of the requests under way are still alive at each collection and are copied, twice; in 64 MB they are gone by then,
 * for a sixth less CPU. Where the heap may grow beyond 2 GB, V8 lets it grow to four times what is in use before it
 * collects old values, below that to twice.
 *
 * V8 has four helper threads for that whatever the machine: on two cores they take both from the server and its database, and
 * nobody is answered for a tenth of a second. One core is left to those.
 */
export const SERVER_FLAGS: readonly string[] = [
  '--enable-source-maps',
  '--max-semi-space-size=64',
  '--max-old-space-size=2000',
  `--v8-pool-size=${helpers(availableParallelism())}`,
];

/** V8's helper threads; four are its own default. */
function helpers(cores: number): number {
  return Math.min(Math.max(cores - 1, 1), 4);
}
