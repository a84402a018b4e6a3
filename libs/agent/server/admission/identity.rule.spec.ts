import { describe, expect, it } from 'vitest';
import { compareMachines } from './identity.rule.js';

const known = { uuid: '4c4c4544-0042', serial: 'AC-0042', macs: ['02:00:00:00:00:2a', '02:00:00:00:00:2b'] };

describe('a known identity', () => {
  it.each([
    [
      'is another machine when everything changed',
      { uuid: 'x-1', serial: 'AC-1', macs: ['02:00:00:00:00:01'] },
      true,
    ],
    [
      'is the same machine with a new board',
      { uuid: 'x-1', serial: 'AC-1', macs: ['02:00:00:00:00:2A'] },
      false,
    ],
    [
      'is the same machine with new adapters',
      { uuid: '4C4C4544-0042', serial: 'AC-0042', macs: ['02:00:00:00:00:01'] },
      false,
    ],
    [
      'is the same machine when only the serial stayed',
      { uuid: 'x-1', serial: ' ac-0042 ', macs: ['02:00:00:00:00:01'] },
      false,
    ],
    [
      'is another machine when two facts changed and the third is unknown',
      { uuid: 'x-1', serial: '', macs: ['02:00:00:00:00:01'] },
      true,
    ],
    [
      'is not judged by one fact alone',
      { uuid: undefined, serial: undefined, macs: ['02:00:00:00:00:01'] },
      false,
    ],
    [
      'is not judged by meaningless values',
      { uuid: '00000000-0000', serial: 'To Be Filled By O.E.M.', macs: ['00:00:00:00:00:00'] },
      false,
    ],
    ['is not judged without any fact', { uuid: undefined, serial: undefined, macs: [] }, false],
  ])('%s', (_what, sent, conflict) => {
    expect(compareMachines(known, sent).conflict).toBe(conflict);
  });

  it('tells what it compared', () => {
    expect(compareMachines(known, { uuid: 'x', serial: 'AC-0042', macs: [] }).reasons).toEqual([
      'uuid-changed',
      'serial-same',
    ]);
  });
});
