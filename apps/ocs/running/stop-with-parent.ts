/**
 * Loaded into the server before its own code (node --import): when the program that watches over it is gone, however it ended, the
 * server stops as if asked to, instead of living on unseen with a port and database connections.
 */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
