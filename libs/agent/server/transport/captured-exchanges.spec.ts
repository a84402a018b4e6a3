import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { handMadePlan } from '../testing/hand-made-plan.js';
import { value } from './agent-request.js';
import type { MessageElement } from './agent-request.js';
import { DEFAULT_BODY_LIMITS, decodeBody, encodeReply } from './body-codec.js';
import { DEFAULT_MESSAGE_SETTINGS, readMessage } from './message-reader.js';
import { replyXml } from './reply.js';
import type { ReplyElement } from './reply.js';

const FOLDER = new URL('../../../../e2e/fixtures/agents/', import.meta.url);
const file = (name: string, path: string): Buffer => readFileSync(new URL(`${name}/${path}`, FOLDER));
const has = (name: string, path: string): boolean => existsSync(new URL(`${name}/${path}`, FOLDER));
const exchanges = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const withMessage = exchanges.filter((name) => has(name, 'request.xml') && name !== 'edge-badxml');

const LAB_01 = 'lab-01-2026-11-22-06-14-09';
const LAB_02 = 'lab-02-2026-11-22-06-20-45';
const UNIX_2_10 =
  'ACCOUNTINFO 1, BIOS 1, CPUS 1, DRIVES 1, HARDWARE 1, LOCAL_GROUPS 39, LOCAL_USERS 18, MEMORIES 2, NETWORKS 2, ' +
  'PORTS 1, SLOTS 1, SOFTWARES 227, SOUNDS 1, STORAGES 2, VIDEOS 1';
const FUSION =
  'ACCOUNTINFO 1, BIOS 1, CPUS 1, DRIVES 1, HARDWARE 1, LOCAL_USERS 18, MEMORIES 2, NETWORKS 4, PORTS 1, SLOTS 1, ' +
  'SOFTWARES 227, STORAGES 1';
const UNIX_2_6 =
  'ACCOUNTINFO 1, BIOS 1, CPUS 1, DRIVES 2, HARDWARE 1, MEMORIES 2, NETWORKS 2, PORTS 1, SLOTS 1, SOFTWARES 227, ' +
  'SOUNDS 2, STORAGES 2, VIDEOS 1';
const UNIX_2_4 = UNIX_2_6.replace('NETWORKS 2', 'NETWORKS 1').replace('SOFTWARES 227', 'SOFTWARES 125');

/** Rows of each section, counted by an independent parser in the captured XML. */
const INVENTORIES: Record<string, [deviceId: string, rows: string]> = {
  'edge-latin1-inventory': ['edge-02-2024-05-06-07-08-09', 'ACCOUNTINFO 1, BIOS 1, HARDWARE 1, SOFTWARES 1'],
  'fusioninventory-2.6-first-inventory': [LAB_02, FUSION],
  'fusioninventory-2.6-force-inventory': [LAB_02, FUSION],
  'fusioninventory-2.6-nocompress-inventory': [LAB_02, FUSION],
  'ocs-unix-2.10.0-after-download-inventory': [LAB_01, UNIX_2_10],
  'ocs-unix-2.10.0-again-inventory': [LAB_01, UNIX_2_10],
  'ocs-unix-2.10.0-download-launch-inventory': [LAB_01, UNIX_2_10],
  'ocs-unix-2.10.0-first-inventory': [LAB_01, UNIX_2_10],
  'ocs-unix-2.10.0-force-inventory': [LAB_01, UNIX_2_10],
  'ocs-unix-2.10.0-ipdiscover-inventory': [LAB_01, UNIX_2_10],
  'ocs-unix-2.10.0-tagchange-inventory': [LAB_01, UNIX_2_10],
  'ocs-unix-2.4.2-first-inventory': ['lab-04-2026-11-22-06-21-49', UNIX_2_4],
  'ocs-unix-2.6.1-first-inventory': ['lab-09-2026-11-22-06-22-11', UNIX_2_6],
};

/** Query and device id by folder, where they do not follow from its name. */
const OTHERS: Record<string, [query: string | undefined, deviceId: string]> = {
  'edge-baddeviceid': ['PROLOG', 'no-date'],
  'edge-noquery': [undefined, 'edge-01-2024-05-06-07-08-09'],
  'ocs-unix-2.10.0-download-launch-result': ['DOWNLOAD', LAB_01],
};
const DEVICE_IDS: [prefix: string, deviceId: string][] = [
  ['edge-', 'edge-01-2024-05-06-07-08-09'],
  ['fusioninventory-2.6-', LAB_02],
  ['ocs-unix-2.10.0-', LAB_01],
  ['ocs-unix-2.4.2-', 'lab-04-2026-11-22-06-21-49'],
  ['ocs-unix-2.6.1-', 'lab-09-2026-11-22-06-22-11'],
  ['ocs-unix-2.9.3-', 'lab-06-2026-11-22-06-22-01'],
];

describe('captured exchanges of real agents', () => {
  it('are all there', () => {
    expect(exchanges).toHaveLength(38);
    expect(withMessage).toHaveLength(35);
    expect(withMessage.filter((name) => name.endsWith('-inventory'))).toEqual(
      Object.keys(INVENTORIES).sort(),
    );
  });

  it.each(withMessage)('%s unpacks to the message that was captured', async (name) => {
    const { bytes } = await decodeBody(file(name, 'request.bin'), DEFAULT_BODY_LIMITS, true);
    expect(bytes.equals(file(name, 'request.xml'))).toBe(true);
  });

  it.each(withMessage)('%s is read with its query and device id', async (name) => {
    const { request } = await readMessage(file(name, 'request.bin'), handMadePlan);
    const expected = INVENTORIES[name]
      ? ['INVENTORY', INVENTORIES[name][0]]
      : (OTHERS[name] ?? ['PROLOG', DEVICE_IDS.find(([prefix]) => name.startsWith(prefix))?.[1]]);
    expect([request.query, request.deviceId]).toEqual(expected);
    expect(request.repairs).toEqual([]);
  });

  it.each(Object.entries(INVENTORIES))('%s gives the rows that are in it', async (name, [, rows]) => {
    const { request } = await readMessage(file(name, 'request.bin'), handMadePlan);
    const counts = [...request.sections].map(([section, { length }]) => `${section} ${length}`).sort();
    expect(counts.join(', ')).toBe(rows);
  });

  it('keeps accents of a Latin-1 inventory', async () => {
    const { request } = await readMessage(file('edge-latin1-inventory', 'request.bin'), handMadePlan);
    const latin1 = file('edge-latin1-inventory', 'request.xml').toString('latin1');
    const description = /<DESCRIPTION>(.*?)<\/DESCRIPTION>/.exec(latin1)?.[1];
    expect(description).toMatch(/[À-ÿ]/);
    expect(request.sections.get('HARDWARE')?.[0]).toContain(description);
  });

  it('finds package history and scanned hosts in their trees', async () => {
    const download = await readMessage(
      file('ocs-unix-2.10.0-after-download-inventory', 'request.bin'),
      handMadePlan,
    );
    const history = download.request.captured.find((tree) => tree.name === 'DOWNLOAD')?.children[0];
    expect(history?.children.map((entry) => value(entry, 'ID'))).toEqual(['1700000001']);
    const scan = await readMessage(file('ocs-unix-2.10.0-ipdiscover-inventory', 'request.bin'), handMadePlan);
    const hosts = scan.request.captured.find((tree) => tree.name === 'IPDISCOVER')?.children ?? [];
    expect(hosts.map((host) => [host.name, value(host, 'I')])).toEqual([['H', '192.168.56.1']]);
  });

  it.each([
    ['edge-badxml', 507],
    ['edge-garbage', 506],
    ['edge-get', 512],
  ])('%s is refused with 400, log %i', async (name, logCode) => {
    await expect(readMessage(file(name, 'request.bin'), handMadePlan)).rejects.toMatchObject({
      status: 400,
      logCode,
    });
  });

  it('is refused in clear when only zlib is wanted', async () => {
    const body = file('fusioninventory-2.6-nocompress-prolog', 'request.bin');
    const zlibOnly = { ...DEFAULT_MESSAGE_SETTINGS, tryOthers: false };
    await expect(readMessage(body, handMadePlan, zlibOnly)).rejects.toMatchObject({
      status: 400,
      logCode: 506,
    });
  });
});

describe('captured replies', () => {
  const replies = exchanges.filter(
    (name) => has(name, 'reply.xml') && file(name, 'reply.xml').toString().includes('<REPLY>'),
  );
  const asReply = ({ name, attributes, text, children }: MessageElement): ReplyElement => ({
    name,
    attributes,
    ...(text === '' ? {} : { text }),
    children: children.map(asReply),
  });

  it('are some', () => {
    expect(replies.length).toBeGreaterThanOrEqual(25);
  });

  it.each(replies)('%s is written again byte for byte', async (name) => {
    const original = file(name, 'reply.xml');
    const body = file(name, 'reply.bin');
    const { request, compression } = await readMessage(body, handMadePlan);
    const written = replyXml(asReply(request.root));
    expect(written).toBe(original.toString());
    expect(encodeReply(written, compression).subarray(0, 2)).toEqual(body.subarray(0, 2));
  });
});
