// @ts-check
import http from 'node:http';
import https from 'node:https';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { inventoryXml, prologXml } from './inventory-xml.mjs';

/** Speaks to a server as agents do: zlib both ways, PROLOG first, INVENTORY when the answer says SEND. */

/** @typedef {import('./machine.mjs').Machine} Machine */
/** @typedef {{milliseconds: number, sent: number}} Exchange time of one request and size of its compressed body in bytes */

/** A reply that no agent would accept: another status than 200, or a body that is no compressed reply. */
export class RefusedError extends Error {
  /**
   * @param {string} message
   * @param {number} status
   */
  constructor(message, status) {
    super(message);
    this.name = 'RefusedError';
    this.status = status;
  }
}

export class AgentClient {
  /** Called after every answered request.  @type {(kind: 'PROLOG'|'INVENTORY', exchange: Exchange) => void} */
  onExchange = () => undefined;
  #url;
  #library;
  #agent;

  /**
   * @param {object} options
   * @param {string} options.url           address of the agent endpoint, e.g. http://127.0.0.1:8080/ocsinventory
   * @param {number} [options.connections] connections kept open
   */
  constructor({ url, connections = 4 }) {
    this.#url = new URL(url);
    this.#library = this.#url.protocol === 'https:' ? https : http;
    this.#agent = new this.#library.Agent({ keepAlive: true, maxSockets: connections });
  }

  close() {
    this.#agent.destroy();
  }

  /**
   * One visit of a machine: PROLOG, then INVENTORY if the server asks for it.
   * @returns {Promise<'SEND'|'STOP'>} what the server answered to the PROLOG
   */
  async visit(/** @type {Machine} */ machine) {
    const answer = await this.prolog(machine);
    if (answer === 'SEND') {
      await this.inventory(machine);
    }
    return answer;
  }

  /** @returns {Promise<'SEND'|'STOP'>} */
  async prolog(/** @type {Machine} */ machine) {
    const reply = await this.#post('PROLOG', machine, prologXml(machine));
    return /<RESPONSE>SEND<\/RESPONSE>/.test(reply) ? 'SEND' : 'STOP';
  }

  /** @returns {Promise<string>} the RESPONSE of the reply, e.g. NO_ACCOUNT_UPDATE */
  async inventory(/** @type {Machine} */ machine) {
    const reply = await this.#post('INVENTORY', machine, inventoryXml(machine));
    return /<RESPONSE>([A-Z_]+)<\/RESPONSE>/.exec(reply)?.[1] ?? '';
  }

  /**
   * @param {'PROLOG'|'INVENTORY'} kind
   * @param {Machine} machine
   * @param {string} xml
   * @returns {Promise<string>} the reply's XML
   */
  async #post(kind, machine, xml) {
    const body = compress(machine, xml);
    const started = performance.now();
    const { status, content } = await this.#request(machine, body);
    if (status !== 200) {
      throw new RefusedError(
        `${kind} of ${machine.deviceId} was answered ${status}: ${content.toString('utf8', 0, 200)}`,
        status,
      );
    }
    this.onExchange(kind, { milliseconds: performance.now() - started, sent: body.length });
    return inflateSync(content).toString('utf8');
  }

  /** @returns {Promise<{status: number, content: Buffer}>} */
  #request(/** @type {Machine} */ machine, /** @type {Buffer} */ body) {
    return new Promise((resolve, reject) => {
      const request = this.#library.request(
        this.#url,
        {
          method: 'POST',
          agent: this.#agent,
          headers: {
            'User-Agent': machine.userAgent,
            'Content-Type':
              machine.platform === 'windows' ? 'application/x-compressed' : 'application/x-compress',
            'Content-Length': body.length,
          },
        },
        (response) => {
          /** @type {Buffer[]} */
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, content: Buffer.concat(chunks) }),
          );
        },
      );
      request.setTimeout(60_000, () => request.destroy(new Error('no answer within 60 seconds')));
      request.on('error', reject);
      request.end(body);
    });
  }
}

/** Windows agents flush their zlib stream but never finish it (spec/agent-protocol.md 1.2); so do ours. */
export function compress(/** @type {Machine} */ machine, /** @type {string} */ xml) {
  return machine.platform === 'windows'
    ? deflateSync(xml, { finishFlush: constants.Z_SYNC_FLUSH })
    : deflateSync(xml);
}
