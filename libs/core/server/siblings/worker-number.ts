import cluster from 'node:cluster';

/**
 * Which of the server's workers this process is, from 1; undefined when the server is a single process (OCS_WORKERS). One that is
 * started again keeps its number.
 */
export function workerNumber(): number | undefined {
  return cluster.isWorker ? Number(process.env.OCS_WORKER ?? cluster.worker?.id) : undefined;
}
