/**
 * Flags of Node for every process of the server.
 *
 * An inventory leaves some megabytes of short-lived values behind. In the 16 MB that V8 gives to young values by default most of
 * those of the requests under way are still alive at each collection and are copied, twice; in 64 MB they are gone by then,
 * for a sixth less CPU. Where the heap may grow beyond 2 GB, V8 lets it grow to four times what is in use before it
 * collects old values, below that to twice.
 */
export const SERVER_FLAGS: readonly string[] = [
  '--enable-source-maps',
  '--max-semi-space-size=64',
  '--max-old-space-size=2000',
];
