// @ts-check
import { existsSync, statfsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { EXIT, StartError } from './exit-codes.mjs';
import { programListeningOn } from './port-owner.mjs';

/** What must hold before anything is installed, built or started. Each failure is one sentence and one exit code. */

/** @typedef {import('./texts.mjs').Texts} Texts */

/** Free space that an installation with its build takes, and what a running server needs at least, in MB. */
export const SPACE = { beforeInstall: 1500, installed: 300 };

/** Refuses to start when the disk that holds `folder` (or its nearest existing parent) has less than `neededMb` free. */
export function checkDisk(
  /** @type {string} */ folder,
  /** @type {number} */ neededMb,
  /** @type {Texts} */ texts,
  free = freeMb,
) {
  const existing = nearestExisting(folder);
  const available = free(existing);
  if (available < neededMb) {
    throw new StartError(
      EXIT.diskFull,
      texts.noSpace(existing, `${neededMb} MB`, `${Math.floor(available)} MB`),
    );
  }
}

function freeMb(/** @type {string} */ folder) {
  const { bavail, bsize } = statfsSync(folder);
  return (bavail * bsize) / 1024 / 1024;
}

/** @returns {string} */
function nearestExisting(/** @type {string} */ folder) {
  const path = resolve(folder);
  return existsSync(path) ? path : nearestExisting(dirname(path));
}

/**
 * The ports to serve on, from the environment.
 * @param {NodeJS.ProcessEnv} env
 * @param {Texts} texts
 * @returns {{variable: string, port: number}[]} without those that are switched off
 */
export function portsToServe(env, texts) {
  const ports = [
    { variable: 'OCS_HTTP_PORT', port: portNumber(env, 'OCS_HTTP_PORT', '8080', texts) },
    { variable: 'OCS_HTTPS_PORT', port: portNumber(env, 'OCS_HTTPS_PORT', '8443', texts) },
  ].filter(({ port }) => port !== 0);
  if (ports.length === 0) {
    throw new StartError(EXIT.badPort, texts.noPort);
  }
  if (ports.length === 2 && ports[0]?.port === ports[1]?.port) {
    throw new StartError(EXIT.badPort, texts.samePort(ports[0]?.port ?? 0));
  }
  return ports;
}

/** @returns {number} */
function portNumber(
  /** @type {NodeJS.ProcessEnv} */ env,
  /** @type {string} */ variable,
  /** @type {string} */ otherwise,
  /** @type {Texts} */ texts,
) {
  const text = env[variable] || otherwise;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (!(port <= 65_535)) {
    throw new StartError(EXIT.badPort, texts.badPort(variable, text));
  }
  return port;
}

/** Refuses to start when somebody else listens on a port, and names the program where it can be found. */
export async function checkPort(
  /** @type {{variable: string, port: number}} */ { variable, port },
  /** @type {string} */ address,
  /** @type {Texts} */ texts,
) {
  const failure = await tryToListen(port, address);
  if (failure === undefined) {
    return;
  }
  const sentence =
    failure === 'EADDRINUSE'
      ? texts.portTaken(port, programListeningOn(port), variable)
      : failure === 'EACCES'
        ? texts.portForbidden(port, variable)
        : texts.portUnusable(port, failure);
  throw new StartError(EXIT.portTaken, sentence);
}

/** @returns {Promise<string|undefined>} the error code, or undefined when the port is free */
function tryToListen(/** @type {number} */ port, /** @type {string} */ address) {
  return new Promise((settle) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => settle(error.code ?? error.message));
    probe.listen({ port, host: address, exclusive: true }, () => probe.close(() => settle(undefined)));
  });
}
