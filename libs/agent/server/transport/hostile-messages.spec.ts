import { constants, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { handMadePlan } from '../testing/hand-made-plan.js';
import { AgentRefusal } from './agent-refusal.js';
import { DEFAULT_MESSAGE_SETTINGS, readMessage } from './message-reader.js';
import type { MessageSettings } from './message-reader.js';
import type { AgentRequest } from './agent-request.js';

const PROLOG = '<REQUEST><DEVICEID>pc-2026-03-01-09-15-00</DEVICEID><QUERY>PROLOG</QUERY></REQUEST>';
const content = (xml: string): string =>
  `<REQUEST><CONTENT>${xml}</CONTENT><QUERY>INVENTORY</QUERY></REQUEST>`;

/** The request, or the refusal; anything else that is thrown fails the test. */
async function outcome(
  body: Buffer,
  settings: Partial<MessageSettings> = {},
): Promise<AgentRequest | AgentRefusal> {
  try {
    return (await readMessage(body, handMadePlan, { ...DEFAULT_MESSAGE_SETTINGS, ...settings })).request;
  } catch (error) {
    if (error instanceof AgentRefusal) return error;
    throw error;
  }
}
const outcomeOf = (xml: string, settings?: Partial<MessageSettings>): Promise<AgentRequest | AgentRefusal> =>
  outcome(deflateSync(xml, { level: 1 }), settings);

/** Numbers below one from a seed, so that a failure can be repeated. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('messages over a limit are refused with 413 naming it', () => {
  const row = '<PORTS NAME="a"/>';
  const cases: [
    limit: keyof MessageSettings,
    settings: Partial<MessageSettings>,
    fits: string,
    over: string,
  ][] = [
    [
      'depth',
      { depth: 10 },
      `${'<A>'.repeat(10)}x${'</A>'.repeat(10)}`,
      `${'<A>'.repeat(11)}${'</A>'.repeat(11)}`,
    ],
    ['elements', { elements: 10 }, `<A>${'<B/>'.repeat(9)}</A>`, `<A>${'<B/>'.repeat(10)}</A>`],
    [
      'elements',
      { elements: 10 },
      `<A>${'<B c="1" d="2"/>'.repeat(3)}</A>`,
      `<A>${'<B c="1" d="2"/>'.repeat(4)}</A>`,
    ],
    ['treeElements', { treeElements: 3 }, `${content('<X><Y/><Z/></X>')}`, '<A><B/><C/><D/></A>'],
    ['attributes', { attributes: 2 }, '<A><B c="1" d="2"/><B c="1" d="2"/></A>', '<A b="1" c="2" d="3"/>'],
    ['rowsPerSection', { rowsPerSection: 3 }, content(row.repeat(3)), content(row.repeat(4))],
    ['textLength', { textLength: 100 }, `<A>${'x'.repeat(100)}</A>`, `<A>${'x'.repeat(101)}</A>`],
    [
      'textLength',
      { textLength: 100 },
      content(`<BIOS><SSN>${'x'.repeat(100)}</SSN></BIOS>`),
      content(`<BIOS><SSN>${'x'.repeat(99)}<!-- --><![CDATA[yz]]></SSN></BIOS>`),
    ],
    ['maxInflated', { maxInflated: 100 }, '<A/>'.padEnd(100), '<A/>'.padEnd(101)],
    ['milliseconds', { milliseconds: 0 }, '', content(row)],
  ];
  it.each(cases)('%s (%j)', async (limit, settings, fits, over) => {
    if (fits !== '') expect(await outcomeOf(fits, settings)).not.toBeInstanceOf(AgentRefusal);
    const refusal = (await outcomeOf(over, settings)) as AgentRefusal;
    expect(refusal).toBeInstanceOf(AgentRefusal);
    expect(refusal).toMatchObject({ status: 413, phase: 'handler' });
    expect(refusal.reason).toContain(`${limit} = `);
  });

  const megabytes = 'x'.repeat(20 << 20);
  it.each([
    ['a text', `<A>${megabytes}</A>`],
    ['a text full of >', `<A>${'>'.repeat(20 << 20)}</A>`],
    ['a text of references', `<A>${'&#120;'.repeat(17 << 20)}</A>`],
    ['an attribute', `<A B="${megabytes}"/>`],
    ['a name', `<${megabytes}/>`],
    ['the name of an attribute', `<A ${megabytes}="1"/>`],
    ['a comment', `<A><!--${megabytes}--></A>`],
    ['an instruction', `<A><?x ${'> '.repeat(10 << 20)}?></A>`],
    ['a CDATA section', `<A><![CDATA[${'> '.repeat(10 << 20)}]]></A>`],
    ['an entity without an end', `<A>&${megabytes}</A>`],
  ])('%s of more than 16 MB', async (_, xml) => {
    const refusal = await outcomeOf(xml);
    expect(refusal).toMatchObject({ status: 413 });
    expect((refusal as AgentRefusal).reason).toContain('textLength');
  });

  it('a bomb of a gigabyte', async () => {
    const head = deflateSync('<A>', { finishFlush: constants.Z_FULL_FLUSH });
    const block = deflateSync(Buffer.alloc(1 << 20, '<B>x</B>'), {
      finishFlush: constants.Z_FULL_FLUSH,
    }).subarray(2);
    const bomb = Buffer.concat([head, ...Array<Buffer>(1024).fill(block)]);
    expect(await outcome(bomb)).toMatchObject({ status: 413 });
  });

  it('a hundred thousand nested elements', async () => {
    const depth = 100_000;
    expect(await outcomeOf(`${'<A>'.repeat(depth)}${'</A>'.repeat(depth)}`)).toMatchObject({ status: 413 });
  });

  it('a hundred thousand attributes', async () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => ` a${i}="1"`).join('');
    expect(await outcomeOf(`<A${attributes}/>`)).toMatchObject({ status: 413 });
  });
});

describe('messages that are heavy but within the limits', () => {
  it('may have a million character references', async () => {
    const request = (await outcomeOf(
      content(`<BIOS><SSN>${'&#65;'.repeat(1_000_000)}</SSN></BIOS>`),
    )) as AgentRequest;
    expect(request.sections.get('BIOS')?.[0]?.[2]).toHaveLength(1_000_000);
  });

  it('may have a million control characters and bare ampersands', async () => {
    const request = (await outcomeOf(
      content(`<BIOS><SSN>${'\u0001&'.repeat(1_000_000)}</SSN></BIOS>`),
    )) as AgentRequest;
    expect(request.sections.get('BIOS')?.[0]?.[2] === '&'.repeat(1_000_000)).toBe(true);
    expect(request.repairs).toHaveLength(2);
  });

  it('may have a hundred thousand comments before an ampersand', async () => {
    const request = (await outcomeOf(
      content(`${'<!-- -->'.repeat(100_000)}<BIOS SSN="&amp;"/>`),
    )) as AgentRequest;
    expect(request.sections.get('BIOS')?.[0]?.[2]).toBe('&');
  });

  it('let other work go on while they are read', async () => {
    let turns = 0;
    const count = (): void => {
      turns++;
      if (turns < 1000) setImmediate(count);
    };
    setImmediate(count);
    await outcomeOf(content('<BIOS SSN="1"/>'.repeat(200_000)));
    expect(turns).toBeGreaterThan(5);
  });
});

describe('messages nobody meant', () => {
  const packed = deflateSync(PROLOG);
  it.each(Array.from({ length: packed.length }, (_, length) => length))(
    'a stream cut after %i bytes',
    async (length) => {
      const result = await outcome(packed.subarray(0, length));
      if (result instanceof AgentRefusal) expect(result.status).toBe(400);
      else expect(result.query).toBe('PROLOG');
    },
  );

  it.each([
    ['XML', Buffer.from(PROLOG, 'utf16le')],
    ['XML with its mark', Buffer.from(`\uFEFF${PROLOG}`, 'utf16le')],
    ['XML of the other end', Buffer.from(`\uFEFF${PROLOG}`, 'utf16le').swap16()],
  ])('UTF-16 %s is understood', async (_, bytes) => {
    expect(await outcome(gzipSync(bytes))).toMatchObject({ query: 'PROLOG' });
  });

  const alphabet = [
    '<',
    '>',
    '</',
    '/>',
    'A',
    'PORTS',
    'CONTENT',
    'NAME',
    ' ',
    '="',
    '"',
    "'",
    '&',
    '&amp;',
    ';',
    '#',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml',
    '?>',
    '<!DOCTYPE',
    '[',
    '\u0000',
    '\r',
    '\n',
    '\u00e9',
    '\u20ac',
    '\ud83d\ude00',
    'x',
  ];
  const mutate = (bytes: Buffer, random: () => number): Buffer => {
    const copy = Buffer.from(bytes);
    for (let times = 1 + random() * 5; times > 0; times--)
      copy[Math.floor(random() * copy.length)] = random() * 256;
    return copy;
  };
  const kinds: [string, (random: () => number) => Buffer][] = [
    [
      'random bytes',
      (random) => Buffer.from(Array.from({ length: 1 + random() * 300 }, () => random() * 256)),
    ],
    [
      'random bytes, packed',
      (random) => deflateSync(Buffer.from(Array.from({ length: random() * 300 }, () => random() * 256))),
    ],
    ['a packed message with bytes changed', (random) => mutate(packed, random)],
    [
      'a message with bytes changed, packed',
      (random) => deflateSync(mutate(Buffer.from(content('<PORTS NAME="a"><TYPE>b</TYPE></PORTS>')), random)),
    ],
    [
      'scraps of XML',
      (random) =>
        deflateSync(
          Array.from(
            { length: 1 + random() * 60 },
            () => alphabet[Math.floor(random() * alphabet.length)],
          ).join(''),
        ),
    ],
    [
      'scraps within a message',
      (random) =>
        deflateSync(
          content(
            Array.from(
              { length: 1 + random() * 8 },
              () => alphabet[Math.floor(random() * alphabet.length)],
            ).join(''),
          ),
        ),
    ],
  ];
  describe.each(kinds)('%s', (_, make) => {
    it.each(Array.from({ length: 200 }, (_case, seed) => seed))(
      'seed %i ends in a request or a refusal',
      async (seed) => {
        const result = await outcome(make(seeded(seed)));
        if (result instanceof AgentRefusal) expect([400, 413]).toContain(result.status);
        else expect(result.root.name).not.toBe('');
      },
    );
  });
});
