// @ts-check
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';

/**
 * Which program listens on a TCP port of this machine, e.g. "nginx (process 812)". Found through /proc, so only on Linux, and for
 * other users' programs only as root; undefined where it cannot be told.
 */
export function programListeningOn(/** @type {number} */ port) {
  const sockets = ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((table) =>
    listeningSockets(readText(table), port),
  );
  return sockets.length === 0 ? undefined : ownerOf(new Set(sockets.map((inode) => `socket:[${inode}]`)));
}

const LISTENING = '0A';

/**
 * Inode numbers of the sockets in a table of /proc/net that listen on the port.
 * @param {string} table
 * @param {number} port
 */
export function listeningSockets(table, port) {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  return table
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(suffix) && columns[3] === LISTENING)
    .map((columns) => columns[9] ?? '');
}

function ownerOf(/** @type {Set<string>} */ links) {
  for (const process of entries('/proc').filter((name) => /^\d+$/.test(name))) {
    const holds = entries(`/proc/${process}/fd`).some((fd) =>
      links.has(linkTarget(`/proc/${process}/fd/${fd}`)),
    );
    if (holds) {
      return `${readText(`/proc/${process}/comm`).trim() || '?'} (${process})`;
    }
  }
  return undefined;
}

// processes come and go, and others' are closed to us: what cannot be read does not count

function readText(/** @type {string} */ path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function entries(/** @type {string} */ folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkTarget(/** @type {string} */ path) {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
