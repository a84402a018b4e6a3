// @ts-check
/** Just enough of HTTP/1.1 to tell where a reply ends: raw sockets cost the driver a tenth of what node:http does. */

/** @typedef {{status: number, bytes: number, closes: boolean}} Reply bytes = size of the whole reply, head included */

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Reads a reply from what has come so far.
 * @param {Buffer} data
 * @param {boolean} ended  the other side has closed the connection: nothing more will come
 * @returns {Reply | undefined} undefined while it is not whole
 * @throws {Error} when this is no HTTP
 */
export function readReply(data, ended = false) {
  const headEnd = data.indexOf(HEAD_END);
  if (headEnd < 0) return undefined;
  const head = data.toString('latin1', 0, headEnd);
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1];
  if (status === undefined) throw new Error('The answer is no HTTP.');
  const start = headEnd + HEAD_END.length;
  const closes = /\r\nconnection: *close/i.test(head);
  const end = bodyEnd(data, start, head, ended);
  return end === undefined || end > data.length ? undefined : { status: Number(status), bytes: end, closes };
}

/** @returns {number | undefined} where the body ends; undefined while that is not known */
function bodyEnd(
  /** @type {Buffer} */ data,
  /** @type {number} */ start,
  /** @type {string} */ head,
  /** @type {boolean} */ ended,
) {
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return start + Number(length);
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return chunksEnd(data, start);
  return ended ? data.length : undefined;
}

/** @returns {number | undefined} */
function chunksEnd(/** @type {Buffer} */ data, /** @type {number} */ start) {
  for (let at = start; ;) {
    const lineEnd = data.indexOf('\r\n', at);
    if (lineEnd < 0) return undefined;
    const size = Number.parseInt(data.toString('latin1', at, lineEnd), 16);
    if (!Number.isInteger(size)) throw new Error('A chunk of the answer has no size.');
    if (size === 0) return lineEnd + 4;
    at = lineEnd + 2 + size + 2;
  }
}
