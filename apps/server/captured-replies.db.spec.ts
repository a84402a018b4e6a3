import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { capturedReply, exchanges, ReplayServer } from './testing/captured.js';

/**
 * What real agents were answered by the original, compared with what this server answers to the same message: status,
 * Content-Type and the reply as a tree. Every captured exchange stands in one of the lists below.
 */

/** Messages that followed each other, with what an administrator did before one of them. */
const HISTORIES: Readonly<Record<string, readonly (string | Preparation)[]>> = {
  'a Unix agent 2.10': [
    downloads(0, 60, 10),
    ...both('ocs-unix-2.10.0-first', 'ocs-unix-2.10.0-again'),
    'ocs-unix-2.10.0-force-inventory',
    option('FREQUENCY', 1),
    'ocs-unix-2.10.0-stop-prolog',
    option('FREQUENCY', 0),
    electedForIpDiscovery,
    ...both('ocs-unix-2.10.0-ipdiscover'),
    forgetOrders,
    downloads(1, 1, 1),
    packageAffected,
    ...both('ocs-unix-2.10.0-download-launch'),
    'ocs-unix-2.10.0-download-launch-result',
    forgetOrders,
    ...both('ocs-unix-2.10.0-after-download'),
    downloads(0, 60, 10),
    ...both('ocs-unix-2.10.0-tagchange'),
  ],
  'a Unix agent 2.6': [downloads(1, 1, 1), ...both('ocs-unix-2.6.1-first')],
  'a Unix agent 2.4': [downloads(1, 1, 1), ...both('ocs-unix-2.4.2-first')],
  'a FusionInventory agent': [
    downloads(1, 1, 1),
    ...both('fusioninventory-2.6-first', 'fusioninventory-2.6-force', 'fusioninventory-2.6-nocompress'),
  ],
  'messages made by hand': [
    downloads(1, 1, 1),
    ...['edge-prolog-zlib', 'edge-prolog-gzip', 'edge-prolog-windows', 'edge-latin1-inventory'],
    ...['edge-baddeviceid', 'edge-noquery', 'edge-prolog-badua', 'edge-prolog-win4020'],
  ],
};

/** Blocks of a captured reply that belong to capabilities this server does not have yet; all the rest of it is compared. */
const NOT_YET: Readonly<Record<string, { readonly block: Block; readonly reason: string }>> = {
  'ocs-unix-2.10.0-ipdiscover-prolog': {
    block: { option: 'IPDISCOVER' },
    reason: 'which computer scans which network is decided by IP discovery (spec/agent-protocol.md 2.7)',
  },
  'ocs-unix-2.10.0-download-launch-prolog': {
    block: { option: 'DOWNLOAD', param: { '@_TYPE': 'PACK' } },
    reason:
      'which packages a computer gets is decided by the deployment of packages (spec/agent-protocol.md 2.8)',
  },
};

/** Answers that differ on purpose (docs/compatibility.md). */
const DIFFERENT: Readonly<Record<string, { readonly status: number; readonly reason: string }>> = {
  'fusioninventory-2.6-force-inventory': { status: 200, reason: 'version-2-8-1' },
  'ocs-unix-2.9.3-rejected-prolog': { status: 200, reason: 'version-2-8-1' },
  'edge-badxml': { status: 400, reason: 'status-of-malformed-messages' },
  'edge-garbage': { status: 400, reason: 'status-of-malformed-messages' },
};

/** Without a message of an agent: compared in captured-exchanges.db.spec.ts. */
const OTHER_METHODS = ['edge-get', 'edge-put'];

interface Block {
  /** NAME of the OPTION element. */
  readonly option: string;
  /** Only the PARAM elements with these attributes; otherwise the whole OPTION. */
  readonly param?: Readonly<Record<string, string>>;
}
type Preparation = (server: ReplayServer) => Promise<unknown>;

let server: ReplayServer;

beforeAll(async () => {
  server = await ReplayServer.start();
});
beforeEach(() => server.forgetComputers());
afterAll(() => server.close());

it('every captured exchange is compared', () => {
  const compared = Object.values(HISTORIES).flatMap((steps) =>
    steps.filter((step) => typeof step === 'string'),
  );
  expect([...new Set([...compared, ...Object.keys(DIFFERENT), ...OTHER_METHODS])].sort()).toEqual(
    [...exchanges].sort(),
  );
});

describe('the replies of the original', () => {
  it.each(Object.entries(HISTORIES))('are those to %s', async (_who, steps) => {
    for (const step of steps) {
      if (typeof step !== 'string') {
        await step(server);
        continue;
      }
      const answer = await server.reply(step);
      const different = DIFFERENT[step];
      if (different) expect({ step, ...different, status: answer.status }).toEqual({ step, ...different });
      else expect({ step, ...answer }).toEqual({ step, ...expected(step) });
    }
  });

  it.each(Object.entries(DIFFERENT))('differ on purpose: %s', async (exchange, { status }) => {
    expect(capturedReply(exchange).status).not.toBe(status);
    expect((await server.reply(exchange)).status).toBe(status);
  });
});

/** What the original answered, without a block that cannot be there yet. Once it is there, the answer is no longer equal. */
function expected(exchange: string) {
  const captured = capturedReply(exchange);
  const block = NOT_YET[exchange]?.block;
  if (!block) return captured;
  const { REPLY } = captured.reply as { REPLY: Reply };
  const options = list(REPLY.OPTION);
  const left = options.flatMap((one) => withoutBlock(one, block));
  expect(left, 'the captured reply has the block').not.toEqual(options);
  return { ...captured, reply: { REPLY: { ...REPLY, OPTION: single(left) } } };
}

interface Reply {
  readonly OPTION?: Option | Option[];
}
interface Option {
  readonly NAME: string;
  readonly PARAM?: unknown;
}

function withoutBlock(option: Option, { option: name, param }: Block): Option[] {
  if (option.NAME !== name) return [option];
  if (!param) return [];
  const left = list(option.PARAM).filter(
    (one) => !Object.entries(param).every(([key, value]) => (one as Record<string, unknown>)[key] === value),
  );
  return [{ ...option, PARAM: single(left) }];
}

/** The parser gives a single element as itself, several as a list. */
const list = <T>(elements: T | T[] | undefined): T[] =>
  elements === undefined ? [] : Array.isArray(elements) ? elements : [elements];
const single = <T>(elements: T[]): T | T[] | undefined => (elements.length === 1 ? elements[0] : elements);

function both(...names: string[]): string[] {
  return names.flatMap((name) => [`${name}-prolog`, `${name}-inventory`]);
}

function option(name: string, value: number): Preparation {
  return (at) => at.setOption(name, value);
}

function downloads(on: number, cycleLatency: number, fragmentLatency: number): Preparation {
  return async (at) => {
    await at.setOption('DOWNLOAD', on);
    await at.setOption('DOWNLOAD_CYCLE_LATENCY', cycleLatency);
    await at.setOption('DOWNLOAD_FRAG_LATENCY', fragmentLatency);
  };
}

const ORDER = 'INSERT INTO devices (HARDWARE_ID, NAME, IVALUE, TVALUE) SELECT ID, ?, ?, ? FROM hardware';

async function electedForIpDiscovery({ db }: ReplayServer): Promise<void> {
  await db.database.run(ORDER, ['IPDISCOVER', 1, '192.168.56.0']);
}

async function packageAffected({ db: { database } }: ReplayServer): Promise<void> {
  const file = '1700000001';
  await database.run(
    "INSERT INTO download_available (FILEID, NAME, PRIORITY, FRAGMENTS, SIZE, OSNAME) VALUES (?, 'package', 5, 1, 100, 'LINUX')",
    [file],
  );
  const { insertId } = await database.run(
    `INSERT INTO download_enable (FILEID, INFO_LOC, PACK_LOC, CERT_PATH, CERT_FILE)
     VALUES (?, '192.168.56.1/download', '192.168.56.1/download', 'INSTALL_PATH', 'INSTALL_PATH/cacert.pem')`,
    [file],
  );
  await database.run(ORDER, ['DOWNLOAD', insertId, null]);
}

async function forgetOrders({ db }: ReplayServer): Promise<void> {
  await db.database.run("DELETE FROM devices WHERE NAME IN ('IPDISCOVER', 'DOWNLOAD')");
}
