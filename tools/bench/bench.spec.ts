import { describe, expect, it } from 'vitest';
import { readReply } from './reply.mjs';
import { arrivals } from './schedule.mjs';
import { fiveChanged, softwareOf } from './software.mjs';
import { latencyOf, percentile, ratio, short } from './statistics.mjs';
import { markdownTable, textTable } from './table.mjs';
import { benchMachine, bodiesOf, deal, inTurn, requestOf } from './fleet.mjs';
import { OptionError, readOptions } from './options.mjs';
import { medians } from './sizes.mjs';
import type { Measured } from './works.mjs';

describe('percentiles', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);

  it('are values that were measured, by nearest rank', () => {
    expect(latencyOf(hundred)).toEqual({ count: 100, p50: 50, p95: 95, p99: 99, max: 100 });
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([1, 2], 0.5)).toBe(1);
  });

  it('of nothing are no number', () => {
    expect(latencyOf([])).toMatchObject({ count: 0, p50: Number.NaN });
  });
});

describe('a ratio', () => {
  it.each([
    [300, 3, 100],
    [undefined, 3, undefined],
    [3, undefined, undefined],
    [3, 0, undefined],
  ])('of %s to %s is %s', (a, b, expected) => {
    expect(ratio(a, b)).toBe(expected);
  });
});

it.each([
  [0.1234, '0.123'],
  [1.234, '1.23'],
  [12.34, '12.3'],
  [1234.5, '1,235'],
  [undefined, '–'],
  [Number.NaN, '–'],
])('%s is written %s', (value, expected) => {
  expect(short(value)).toBe(expected);
});

describe('arrivals', () => {
  const moments = arrivals({ perSecond: 500, seconds: 20 });

  it('come at the rate asked for, in order, within the time', () => {
    expect(moments.length).toBeGreaterThan(9_500);
    expect(moments.length).toBeLessThan(10_500);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments.at(-1)).toBeLessThan(20_000);
  });

  it('come independently of each other: a third of the gaps is longer than the mean', () => {
    const gaps = moments.map((moment, at) => moment - (moments[at - 1] ?? 0));
    const long = gaps.filter((gap) => gap > 2).length / gaps.length;
    expect(long).toBeCloseTo(Math.exp(-1), 1);
  });

  it('are the same again for the same seed', () => {
    expect(arrivals({ perSecond: 500, seconds: 20 })).toEqual(moments);
    expect(arrivals({ perSecond: 500, seconds: 20, seed: 'other' })).not.toEqual(moments);
  });
});

describe('tables', () => {
  const head = ['work', 'CPU ms'];
  const rows = [
    ['PROLOG', '0.8'],
    ['first inventory', '45.1'],
  ];

  it('are aligned on a terminal', () => {
    expect(textTable(head, rows).split('\n')).toEqual([
      'work             CPU ms',
      '---------------  ------',
      'PROLOG              0.8',
      'first inventory    45.1',
    ]);
  });

  it('are Markdown as the formatter leaves it', () => {
    expect(markdownTable(head, rows).split('\n')).toEqual([
      '| work            | CPU ms |',
      '| --------------- | ------ |',
      '| PROLOG          | 0.8    |',
      '| first inventory | 45.1   |',
    ]);
  });
});

describe('a reply', () => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n';
  const chunked = 'HTTP/1.1 503 No\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n';
  const whole = `${head}hello`;

  it.each(Array.from({ length: whole.length }, (_, at) => at))('is not whole after %i bytes', (bytes) => {
    expect(readReply(Buffer.from(whole.slice(0, bytes)))).toBeUndefined();
  });

  it.each([
    ['of a known length', whole, false, { status: 200, bytes: whole.length, closes: false }],
    [
      'in chunks',
      `${chunked}4\r\nabcd\r\n0\r\n\r\n`,
      false,
      { status: 503, bytes: `${chunked}4\r\nabcd\r\n0\r\n\r\n`.length, closes: true },
    ],
    ['in chunks that have not all come', `${chunked}4\r\nabcd\r\n0\r\n`, false, undefined],
    [
      'to the end of the connection',
      'HTTP/1.0 200 OK\r\n\r\nabc',
      true,
      { status: 200, bytes: 22, closes: false },
    ],
    ['to an end that is not there yet', 'HTTP/1.0 200 OK\r\n\r\nabc', false, undefined],
  ])('%s', (_, text, ended, expected) => {
    expect(readReply(Buffer.from(text), ended)).toEqual(expected);
  });

  it('that is no HTTP is an error', () => {
    expect(() => readReply(Buffer.from('SSH-2.0\r\n\r\n'))).toThrow('no HTTP');
  });
});

describe('the fleet', () => {
  const machines = Array.from({ length: 60 }, (_, index) => benchMachine({ seed: '1', index }));
  const softwareNames = (at: number) => (machines[at]?.sections.SOFTWARES ?? []).map(({ NAME }) => NAME);

  it('has the software of a large site', () => {
    const counts = machines.map((_, at) => softwareNames(at).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(150);
    expect(Math.max(...counts)).toBeLessThanOrEqual(1500);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(380);
    expect(mean).toBeLessThan(560);
  });

  it('names a software once on a computer', () => {
    for (let at = 0; at < machines.length; at++)
      expect(new Set(softwareNames(at)).size).toBe(softwareNames(at).length);
  });

  it('takes other bounds', () => {
    const machine = machines[0];
    if (machine === undefined) throw new Error('no machine');
    expect(softwareOf(machine, [300, 300])).toHaveLength(300);
  });

  it('is the same fleet each time', () => {
    expect(benchMachine({ seed: '1', index: 7 })).toEqual(machines[7]);
  });

  it('changes in five entries: one goes, one comes, three have another version', () => {
    for (const machine of machines) {
      const before = machine.sections.SOFTWARES ?? [];
      const after = fiveChanged(before, machine);
      const known = new Set(before.map((entry) => JSON.stringify(entry)));
      expect(after).toHaveLength(before.length);
      expect(after.filter((entry) => !known.has(JSON.stringify(entry)))).toHaveLength(4);
    }
  });

  it('is dealt into hands of as much software each', () => {
    const computers = machines.map((machine, at) => ({
      at,
      software: machine.sections.SOFTWARES?.length ?? 0,
    }));
    const hands = deal(computers, 3);
    expect(hands.flat().sort((a, b) => a.at - b.at)).toEqual(computers);
    const sums = hands.map((hand) => hand.reduce((sum, { software }) => sum + software, 0));
    expect(Math.max(...sums) / Math.min(...sums)).toBeLessThan(1.05);
    for (const hand of hands)
      expect(hand.map(({ at }) => at)).toEqual(hand.map(({ at }) => at).sort((a, b) => a - b));
    expect(deal(computers, 1)).toEqual([computers]);
  });

  it('sends whole requests', () => {
    const [machine] = machines;
    if (machine === undefined) throw new Error('no machine');
    const { userAgent, prolog } = bodiesOf(machine);
    const request = requestOf(new URL('http://127.0.0.1:8080/ocsinventory'), userAgent, prolog);
    expect(request.toString('latin1', 0, 60)).toContain(
      'POST /ocsinventory HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n',
    );
    expect(request.subarray(-prolog.length).equals(prolog)).toBe(true);
  });

  it('comes again and again, in turn', () => {
    const [a, b] = [Buffer.from('a'), Buffer.from('b')];
    const next = inTurn([a, b]);
    expect([next(), next(), next()]).toEqual([a, b, a]);
  });
});

describe('rounds', () => {
  const measured = (work: string, serverMs: number, memoryMb: number) =>
    ({ work, loop: 'maximum', serverMs, databaseMs: 1, memoryMb }) as unknown as Measured;

  it('count with their median, and with the most memory', () => {
    const rounds = [
      ...[measured('first', 30, 200), measured('same', 3, 250)],
      ...[measured('first', 90, 300), measured('same', 2, 310)],
      ...[measured('first', 31, 290), measured('same', 1, 320)],
    ];
    expect(medians(rounds)).toEqual([measured('first', 31, 300), measured('same', 2, 320)]);
  });
});

describe('options', () => {
  it.each([
    [['--works', 'prolog,nothing'], 'nothing'],
    [['--count', '0'], '--count'],
    [['--software', '1500-300'], '--software'],
    [['--against', 'https://ocs.example/ocsinventory'], '--against'],
    [['--watch', 'apache2'], '--watch'],
    [['--surprise'], 'surprise'],
    [['--fleet', '1000,2000', '--database', 'mysql://root@localhost/mysql'], '--database'],
  ])('%j are refused', (args, word) => {
    expect(() => readOptions(args)).toThrow(OptionError);
    expect(() => readOptions(args)).toThrow(word);
  });

  it('are understood', () => {
    const options = readOptions([
      '--watch',
      'server=apache2,database=/run/db.pid',
      '--fleet',
      '1000,100000',
      '--quick',
    ]);
    expect(options).toMatchObject({
      watch: { server: 'apache2', database: '/run/db.pid' },
      fleets: [1000, 100_000],
      count: 60,
      works: ['prolog', 'first', 'same', 'changed', 'mix'],
    });
  });
});
