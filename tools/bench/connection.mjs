// @ts-check
import { connect } from 'node:net';
import { readReply } from './reply.mjs';

/** @typedef {import('./reply.mjs').Reply} Reply */
/** @typedef {{host: string, port: number}} Address */

/** After which a request counts as lost, in milliseconds. */
const PATIENCE = 120_000;

/** One connection, kept open as long as the server likes, with one request at a time. */
export class Connection {
  #address;
  /** @type {import('node:net').Socket | undefined} */
  #socket;
  /** @type {((outcome: Reply | Error) => void) | undefined} */
  #settle;
  /** What has come of the reply. */
  #received = /** @type {Buffer} */ (Buffer.alloc(0));

  constructor(/** @type {Address} */ address) {
    this.#address = address;
  }

  /**
   * Sends a whole request and waits for the whole reply. A connection that the server closed just now is replaced once.
   * @param {Buffer} request
   * @returns {Promise<Reply>}
   */
  async exchange(request) {
    const reused = this.#socket !== undefined;
    try {
      return await this.#attempt(request);
    } catch (error) {
      if (!reused || this.#received.length > 0 || !isClosed(error)) throw error;
      return this.#attempt(request);
    }
  }

  close() {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  /** @returns {Promise<Reply>} */
  #attempt(/** @type {Buffer} */ request) {
    const socket = (this.#socket ??= this.#open());
    this.#received = Buffer.alloc(0);
    return new Promise((resolve, reject) => {
      this.#settle = (outcome) => {
        this.#settle = undefined;
        if (outcome instanceof Error || outcome.closes) this.close();
        if (outcome instanceof Error) reject(outcome);
        else resolve(outcome);
      };
      socket.write(request);
    });
  }

  #open() {
    const socket = connect({ ...this.#address, noDelay: true });
    socket.setTimeout(PATIENCE, () => socket.destroy(new Error('no answer')));
    socket.on('data', (piece) => this.#take(piece, false));
    socket.on('end', () => this.#take(Buffer.alloc(0), true));
    socket.on('error', (error) => this.#gone(socket, error));
    socket.on('close', () => this.#gone(socket, Object.assign(new Error('closed'), { code: 'ECLOSED' })));
    return socket;
  }

  #take(/** @type {Buffer} */ piece, /** @type {boolean} */ ended) {
    this.#received = this.#received.length === 0 ? piece : Buffer.concat([this.#received, piece]);
    try {
      const reply = readReply(this.#received, ended);
      if (reply !== undefined) this.#settle?.(reply);
    } catch (error) {
      this.#settle?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #gone(/** @type {import('node:net').Socket} */ socket, /** @type {Error} */ error) {
    if (this.#socket !== socket) return;
    this.#socket = undefined;
    this.#settle?.(error);
  }
}

function isClosed(/** @type {unknown} */ error) {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ECLOSED' || code === 'ECONNRESET' || code === 'EPIPE';
}
