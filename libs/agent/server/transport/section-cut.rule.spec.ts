import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { handMadePlan } from '../testing/hand-made-plan.js';
import { cutSections } from './section-cut.rule.js';
import { readCut } from './cut-reader.js';
import { DEFAULT_READER_LIMITS } from './reader-limits.js';
import { readMessage } from './message-reader.js';
import { readRequest } from './request-reader.js';

const WAITING = new Set(['DRIVES', 'SOFTWARES']);
const plan = {
  ...handMadePlan,
  section: (name: string) => {
    const section = handMadePlan.section(name);
    return section && { ...section, digested: WAITING.has(name), mayWait: WAITING.has(name) };
  },
};
const isSection = (name: string): boolean => WAITING.has(name);

const document = (content: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<REQUEST>\n<CONTENT>${content}</CONTENT>\n<DEVICEID>pc042</DEVICEID><QUERY>INVENTORY</QUERY></REQUEST>`;

const CONTENT = `
  <HARDWARE><NAME>pc042</NAME></HARDWARE>
  <DRIVES><VOLUMN>/</VOLUMN></DRIVES>
  <DRIVES><VOLUMN>/hôme &amp; more</VOLUMN></DRIVES>
  <DOWNLOAD><HISTORY/></DOWNLOAD>
  <SOFTWARES><NAME>Café – 中</NAME></SOFTWARES>
  <SOFTWARES/>
  <DRIVES><VOLUMN>/srv</VOLUMN></DRIVES>
`;

describe('a plain inventory', () => {
  const xml = document(CONTENT);
  const bytes = Buffer.from(xml);

  it('is cut into its sections and the rest', () => {
    const cut = cutSections(bytes, isSection);
    const text = (spans: readonly { start: number; end: number }[] = []) =>
      spans.map(({ start, end }) => bytes.toString('utf8', start, end)).join('|');
    expect(text(cut?.sections.get('SOFTWARES'))).toBe(
      '<SOFTWARES><NAME>Café – 中</NAME></SOFTWARES>\n  <SOFTWARES/>',
    );
    expect(text(cut?.sections.get('DRIVES'))).toMatch(
      /^<DRIVES>.*hôme.*<\/DRIVES>\|<DRIVES>.*srv.*<\/DRIVES>$/s,
    );
    expect(text(cut?.rest).replace(/[|\s]/g, '')).toBe(
      document('<HARDWARE><NAME>pc042</NAME></HARDWARE><DOWNLOAD><HISTORY/></DOWNLOAD>').replace(/\s/g, ''),
    );
  });

  it('gives, read piece by piece, what it gives as a whole', async () => {
    const long = Buffer.from(document(CONTENT.repeat(60)));
    const whole = await readRequest(long.toString(), plan);
    const cut = await readCut(long, plan, DEFAULT_READER_LIMITS);
    expect([...(cut?.sections.keys() ?? [])]).toEqual(['HARDWARE']);
    const late = await cut?.unread?.read(['DRIVES', 'SOFTWARES']);
    expect(late?.sections.get('DRIVES')).toEqual(whole.sections.get('DRIVES'));
    expect(late?.sections.get('DRIVES')).toHaveLength(180);
    expect(late?.sections.get('SOFTWARES')).toEqual(whole.sections.get('SOFTWARES'));
    expect({ deviceId: cut?.deviceId, query: cut?.query, root: cut?.root, captured: cut?.captured }).toEqual({
      deviceId: 'pc042',
      query: 'INVENTORY',
      root: whole.root,
      captured: whole.captured,
    });
  });

  it('has another digest for a section as soon as one byte of it differs', async () => {
    const digests = async (content: string) =>
      (await readCut(Buffer.from(document(content.repeat(60))), plan, DEFAULT_READER_LIMITS))?.unread
        ?.digests;
    const before = await digests(CONTENT);
    const after = await digests(CONTENT.replace('/srv', '/srw'));
    expect(before?.get('SOFTWARES')).toMatch(/^[\w+/]{20}$/);
    expect(after?.get('SOFTWARES')).toBe(before?.get('SOFTWARES'));
    expect(after?.get('DRIVES')).not.toBe(before?.get('DRIVES'));
  });
});

describe('a document of another form is read as a whole:', () => {
  it.each([
    ['a comment', document('<DRIVES><VOLUMN>/</VOLUMN></DRIVES><!-- <DRIVES/> -->')],
    ['a CDATA section', document('<DRIVES><VOLUMN><![CDATA[</DRIVES>]]></VOLUMN></DRIVES>')],
    ['a document type', `<!DOCTYPE REQUEST>${document('<DRIVES/>').slice(38)}`],
    ['a processing instruction', document('<?php ?><DRIVES/>')],
    ['attributes', document('<DRIVES VOLUMN="/"/>')],
    ['text between sections', document('<DRIVES/>text<DRIVES/>')],
    ['a section within one of its name', document('<DRIVES><DRIVES/><DRIVES></DRIVES></DRIVES>')],
    ['a section that does not end', document('<DRIVES><VOLUMN>/</VOLUMN>')],
    ['an end tag in an attribute', document('<DRIVES><VOLUMN a="</DRIVES>">/</VOLUMN></DRIVES>')],
    ['another charset', document('<DRIVES/>').replace('UTF-8', 'iso-8859-1')],
    ['a CONTENT deeper within', document('<DRIVES/>').replace('<REQUEST>', '<REQUEST><A>')],
    ['two CONTENTs', document('<DRIVES/></CONTENT><CONTENT><DRIVES/>')],
    ['no end', document('<DRIVES/>').replace('</REQUEST>', '')],
  ])('%s', (_name, xml) => {
    expect(cutSections(Buffer.from(xml), isSection)).toBeUndefined();
  });

  it('bytes that are no UTF-8', () => {
    const bytes = Buffer.from(document('<DRIVES><VOLUMN>caf\xe9</VOLUMN></DRIVES>'), 'latin1');
    expect(cutSections(bytes, isSection)).toBeUndefined();
  });

  it('a frame of nothing but blanks, at once', () => {
    const bytes = Buffer.from(`${' '.repeat(2_000_000)}${document('<DRIVES/>')}`);
    expect(cutSections(bytes, isSection)).toBeUndefined();
  });
});

describe('an inventory that is packed to more than 64 kB', () => {
  const settings = { ...DEFAULT_READER_LIMITS, maxInflated: 4 * 1024 * 1024, tryOthers: true };
  /** Elements that hardly get smaller when they are packed. */
  const inventory = (count: number): string =>
    document(
      Array.from(
        { length: count },
        (_, at) =>
          `<SOFTWARES><NAME>${createHash('sha512').update(String(at)).digest('hex')}</NAME></SOFTWARES>`,
      ).join(''),
    );

  it.each([
    ['zlib', deflateSync(inventory(2_000))],
    ['gzip', gzipSync(inventory(2_000))],
  ])('is taken apart, too (%s)', async (compression, body) => {
    expect(body.length).toBeGreaterThan(64 * 1024);
    const message = await readMessage(body, plan, settings);
    expect(message.compression).toBe(compression);
    expect(message.request.sections.size).toBe(0);
    const late = await message.request.unread?.read(['SOFTWARES']);
    expect(late?.sections.get('SOFTWARES')).toHaveLength(2_000);
    expect(message.request.unread?.elements('SOFTWARES')?.digests).toHaveLength(2_000);
  });

  it('is read piece by piece where it inflates to more than 2 MB', async () => {
    const body = deflateSync(inventory(2_000) + ' '.repeat(2_100_000));
    expect(body.length).toBeGreaterThan(64 * 1024);
    const { request } = await readMessage(body, plan, settings);
    expect(request.unread).toBeUndefined();
    expect(request.sections.get('SOFTWARES')).toHaveLength(2_000);
  });

  it('is refused over the limit, and when it is no zlib stream', async () => {
    const body = deflateSync(inventory(2_000));
    const small = { ...settings, maxInflated: 100_000 };
    await expect(readMessage(body, plan, small)).rejects.toMatchObject({ status: 413 });
    await expect(readMessage(body.fill(0, 1_000, 2_000), plan, settings)).rejects.toMatchObject({
      status: 400,
    });
  });
});

it('each element of a section is read by itself', async () => {
  const padding = '<DRIVES><VOLUMN>/</VOLUMN></DRIVES>'.repeat(200);
  const software =
    '<SOFTWARES><NAME>a</NAME></SOFTWARES>\n<SOFTWARES/> <SOFTWARES><NAME>b &#38; é</NAME></SOFTWARES>';
  const cut = await readCut(Buffer.from(document(software + padding)), plan, DEFAULT_READER_LIMITS);
  const elements = cut?.unread?.elements('SOFTWARES');
  expect(elements?.digests).toHaveLength(3);
  const { rows } = (await elements?.read([2, 1, 0]))!;
  const name = handMadePlan.section('SOFTWARES')!.fieldIndex.get('NAME')!;
  expect(rows.map((row) => row?.[name])).toEqual(['b & é', undefined, 'a']);
});

it('a section that is not well-formed is refused when it is read', async () => {
  const xml = document(
    `<DRIVES><VOLUMN>/</VOLUM></DRIVES>${'<SOFTWARES><NAME>a</NAME></SOFTWARES>'.repeat(200)}`,
  );
  const cut = await readCut(Buffer.from(xml), plan, DEFAULT_READER_LIMITS);
  await expect(cut?.unread?.read(['DRIVES'])).rejects.toMatchObject({ status: 400 });
});
