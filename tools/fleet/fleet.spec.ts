import { XMLParser } from 'fast-xml-parser';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { inventoryXml, prologXml } from './inventory-xml.mjs';
import { changed, createMachine, unchanged } from './machine.mjs';
import { runFleet } from './run.mjs';
import { compress } from './send.mjs';

const FLEET = Array.from({ length: 300 }, (_, index) => createMachine({ index }));

describe('the made-up fleet', () => {
  it('is the same again for the same seed, whatever the size of the fleet', () => {
    expect(createMachine({ index: 17 })).toEqual(FLEET[17]);
    expect(createMachine({ index: 17, seed: 'another' })).not.toEqual(FLEET[17]);
  });

  it('is about seven Windows computers in ten', () => {
    const windows = FLEET.filter(({ platform }) => platform === 'windows').length;

    expect(windows).toBeGreaterThan(300 * 0.6);
    expect(windows).toBeLessThan(300 * 0.8);
  });

  it('has no computer twice: device ids, names, serial numbers, MAC and IP addresses differ', () => {
    const distinct = (values: unknown[]) => new Set(values).size;

    expect(distinct(FLEET.map(({ deviceId }) => deviceId))).toBe(300);
    expect(distinct(FLEET.map(({ name }) => name))).toBe(300);
    expect(distinct(FLEET.map(({ sections }) => sections.BIOS?.[0]?.SSN))).toBe(300);
    expect(distinct(FLEET.map(({ sections }) => sections.NETWORKS?.[0]?.MACADDR))).toBe(300);
    expect(distinct(FLEET.map(({ sections }) => sections.HARDWARE?.[0]?.IPADDR))).toBe(300);
  });

  it('uses device ids that a server accepts and host names that fit NetBIOS', () => {
    for (const { deviceId, name } of FLEET) {
      expect(deviceId).toMatch(/^.+-\d{4}(-\d\d){5}$/);
      expect(name.length).toBeLessThanOrEqual(15);
    }
  });

  it('fills every hardware section somewhere, and the sections that only some systems have', () => {
    const filled = new Set(
      FLEET.flatMap(({ sections }) =>
        Object.keys(sections).filter((name) => (sections[name] ?? []).length > 0),
      ),
    );

    expect([...filled].sort()).toEqual(
      [
        ...[
          'BATTERIES',
          'BIOS',
          'CONTROLLERS',
          'CPUS',
          'DRIVES',
          'HARDWARE',
          'INPUTS',
          'JAVAINFO',
          'LOCAL_GROUPS',
        ],
        ...[
          'LOCAL_USERS',
          'MEMORIES',
          'MODEMS',
          'MONITORS',
          'NETWORKS',
          'PORTS',
          'PRINTERS',
          'REGISTRY',
          'REPOSITORY',
        ],
        ...['SIM', 'SLOTS', 'SOFTWARES', 'SOUNDS', 'STORAGES', 'USBDEVICES', 'VIDEOS', 'VIRTUALMACHINES'],
      ].sort(),
    );
  });

  it('speaks more than ASCII: accents and other scripts in TAGs and descriptions', () => {
    const tags = new Set(FLEET.map(({ tag }) => tag));

    expect(tags).toContain('GENÈVE');
    expect(tags).toContain('東京');
    expect(
      FLEET.some(({ sections }) => /\p{Script=Cyrillic}/u.test(String(sections.HARDWARE?.[0]?.DESCRIPTION))),
    ).toBe(true);
  });

  it('reports the same rows again when nothing changed, and marks only the run itself', () => {
    const machine = createMachine({ index: 5 });
    const again = unchanged(machine);

    expect(again.sections).toEqual(machine.sections);
    expect(again.checksum).toBe(1);
  });

  it('changes some software and disk space, differently in each round, and marks these sections', () => {
    const machine = createMachine({ index: 5 });
    const [first, second] = [changed(machine, 1), changed(machine, 2)];

    expect(first.checksum).toBe(1 | 512 | 65_536);
    expect(first.sections.SOFTWARES).toHaveLength((machine.sections.SOFTWARES?.length ?? 0) - 1);
    expect(first.sections.SOFTWARES).not.toEqual(second.sections.SOFTWARES);
    expect(first.sections.DRIVES).not.toEqual(machine.sections.DRIVES);
    expect(first.sections.BIOS).toEqual(machine.sections.BIOS);
  });
});

describe('its messages', () => {
  const parser = new XMLParser({ parseTagValue: false, trimValues: false, ignoreDeclaration: true });

  it('give back every value after parsing, markup characters included', () => {
    const hostile = FLEET.find(({ sections }) =>
      sections.SOFTWARES?.some(({ NAME }) => String(NAME).includes('<édition locale>')),
    )!;
    const parsed = parser.parse(inventoryXml(hostile), true) as {
      REQUEST: { CONTENT: Record<string, Record<string, string>[]>; DEVICEID: string; QUERY: string };
    };

    const names = parsed.REQUEST.CONTENT.SOFTWARES?.map(({ NAME }) => NAME);
    expect(names).toEqual(hostile.sections.SOFTWARES?.map(({ NAME }) => String(NAME)));
    expect(parsed.REQUEST.DEVICEID).toBe(hostile.deviceId);
    expect(parsed.REQUEST.QUERY).toBe('INVENTORY');
    expect(parsed.REQUEST.CONTENT.HARDWARE).toMatchObject({ CHECKSUM: String(hostile.checksum) });
    expect(parsed.REQUEST.CONTENT.ACCOUNTINFO).toMatchObject({ KEYNAME: 'TAG', KEYVALUE: hostile.tag });
  });

  it('come as an unfinished zlib stream from Windows and as a finished one from Linux', () => {
    const xml = 'x'.repeat(100_000);
    const windows = compress(
      FLEET.find(({ platform }) => platform === 'windows')!,
      xml,
    );
    const linux = compress(
      FLEET.find(({ platform }) => platform === 'linux')!,
      xml,
    );

    expect(() => inflateSync(windows)).toThrow(/unexpected end of file/);
    expect(inflateSync(windows, { finishFlush: constants.Z_SYNC_FLUSH }).toString()).toBe(xml);
    expect(inflateSync(linux).toString()).toBe(xml);
  });
});

describe('a fleet that reports', () => {
  let server: Server | undefined;

  afterEach(() => {
    server?.close();
    server?.closeAllConnections();
  });

  /** A server that only counts: it answers PROLOG as told and every INVENTORY with "nothing to tell". */
  async function listen(answer: 'SEND' | 'STOP', status = 200) {
    const seen: string[] = [];
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const xml = inflateSync(Buffer.concat(chunks), { finishFlush: constants.Z_SYNC_FLUSH }).toString();
        const query = /<QUERY>(\w+)</.exec(xml)?.[1] ?? '';
        seen.push(query);
        response.statusCode = status;
        response.end(
          deflateSync(
            `<REPLY><RESPONSE>${query === 'PROLOG' ? answer : 'NO_ACCOUNT_UPDATE'}</RESPONSE></REPLY>`,
          ),
        );
      });
    });
    await new Promise<void>((ready) => server?.listen(0, '127.0.0.1', ready));
    return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ocsinventory` };
  }

  it('sends the inventory of every computer whose PROLOG is answered SEND', async () => {
    const { seen, url } = await listen('SEND');

    const report = await runFleet({ url, count: 10 });

    expect(report).toMatchObject({ computers: 10, requests: 20, errors: 0 });
    expect(seen.filter((query) => query === 'INVENTORY')).toHaveLength(10);
    expect(report.latency.INVENTORY).toMatchObject({ count: 10 });
  });

  it('sends nothing more after STOP', async () => {
    const { seen, url } = await listen('STOP');

    await runFleet({ url, count: 4 });

    expect(seen).toEqual(['PROLOG', 'PROLOG', 'PROLOG', 'PROLOG']);
  });

  it('counts refusals and says what the first ones were', async () => {
    const { url } = await listen('SEND', 503);

    const report = await runFleet({ url, count: 3, mode: 'first' });

    expect(report).toMatchObject({ requests: 0, errors: 3 });
    expect(report.firstErrors[0]).toContain('answered 503');
  });

  it('tells all computers as done, in whatever order they were', async () => {
    const { url } = await listen('SEND');
    const progress: number[] = [];

    await runFleet({ url, count: 6, onProgress: (done) => progress.push(done) });

    expect(progress).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('has PROLOG messages that name the device', () => {
    expect(prologXml(FLEET[0]!)).toContain(`<DEVICEID>${FLEET[0]!.deviceId}</DEVICEID>`);
  });
});
