import { describe, expect, it } from 'vitest';
import {
  CRITERION_BITS,
  inOrderOfReplacement,
  judgeCandidate,
  judgeNamed,
  NO_EVIDENCE,
  planSearch,
  type ComputerEvidence,
} from './duplicate-match.rule.js';

const good = (...values: string[]) => values.map((value) => ({ value, blacklisted: false }));
const bad = (...values: string[]) => values.map((value) => ({ value, blacklisted: true }));

const EVIDENCE: ComputerEvidence = {
  name: good('pc042'),
  serial: good('AC-0042'),
  mac: good('02:00:00:00:00:42', '02:00:00:00:00:43'),
  model: good('Latitude'),
  uuid: good('4C4C4544'),
  assetTag: good('INV-42'),
};

describe('the search for duplicates', () => {
  it.each([
    [1, ['name']],
    [2, ['serial']],
    [4, ['mac']],
    [7, ['name', 'serial', 'mac']],
    [8, ['model']],
    [15, ['name', 'serial', 'mac', 'model']],
    [16, ['uuid']],
    [32, ['assetTag']],
    [34, ['serial', 'assetTag']],
    [63, ['name', 'serial', 'mac', 'model', 'uuid', 'assetTag']],
  ] as const)('at level %i requires %j', (level, required) => {
    expect(planSearch(level, EVIDENCE)).toMatchObject({ searched: true, required });
  });

  it('is off at level 0', () => {
    expect(planSearch(0, EVIDENCE)).toEqual({ searched: false, reasons: [{ code: 'detection-off' }] });
  });

  it.each([
    ['no value', [], { code: 'serial-without-value' }],
    ['an empty value', good(''), { code: 'serial-without-value' }],
    ['a blank value', good('  '), { code: 'serial-without-value' }],
    ['a blacklisted empty value', bad(''), { code: 'serial-without-value' }],
    ['a blacklisted value', bad('N/A'), { code: 'serial-blacklisted', params: { values: 'N/A' } }],
  ] as const)('finds nobody when a required criterion has %s', (_what, serial, reason) => {
    expect(planSearch(7, { ...EVIDENCE, serial })).toEqual({ searched: false, reasons: [reason] });
  });

  it('says every criterion that stands in the way', () => {
    const plan = planSearch(7, { ...NO_EVIDENCE, mac: bad('00:00:00:00:00:00') });
    expect(plan).toMatchObject({ searched: false });
    expect(!plan.searched && plan.reasons.map(({ code }) => code)).toEqual([
      'name-without-value',
      'serial-without-value',
      'mac-blacklisted',
    ]);
  });

  it('goes by the MAC addresses that are not blacklisted', () => {
    const mac = [...bad('00:00:00:00:00:00'), ...good('02:00:00:00:00:42', '')];
    const plan = planSearch(4, { ...NO_EVIDENCE, mac });
    expect(plan.searched && plan.values).toEqual(new Map([['mac', ['02:00:00:00:00:42']]]));
  });

  it('does not mind a criterion without value that is not required', () => {
    const plan = planSearch(5, { ...EVIDENCE, serial: bad('N/A'), uuid: [] });
    expect(plan.searched && [...plan.values.keys()]).toEqual(['name', 'mac', 'model', 'assetTag']);
  });
});

describe('a candidate', () => {
  const candidate = (mask: number) => ({ id: 7, deviceId: 'pc041-2026-03-01-09-15-00', mask });

  it.each([
    [7, 7, true],
    [7, 63, true],
    [7, 3, false],
    [7, 8, false],
    [1, 1, true],
    [32, 32, true],
    [33, 1, false],
    [33, 33, true],
    [48, 16, false],
    [0, 63, false],
  ])('at level %i with agreement %i is a duplicate: %s', (level, mask, replaced) => {
    expect(judgeCandidate(level, candidate(mask)).replaced).toBe(replaced);
  });

  it('comes with a reason for each criterion of the level', () => {
    expect(judgeCandidate(7, candidate(5 | CRITERION_BITS.uuid)).reasons).toEqual([
      { code: 'name-agrees' },
      { code: 'serial-differs' },
      { code: 'mac-agrees' },
    ]);
  });

  it('that the agent named is a duplicate without any agreement', () => {
    expect(judgeNamed({ id: 7, deviceId: 'pc041-2026-03-01-09-15-00' })).toMatchObject({
      replaced: true,
      reasons: [{ code: 'named-by-agent', params: { deviceId: 'pc041-2026-03-01-09-15-00' } }],
    });
  });
});

describe('the order of replacement', () => {
  it('is that of the ids as text', () => {
    const judged = [9, 10, 100, 2].map((id) => judgeCandidate(1, { id, deviceId: `d${id}`, mask: 1 }));
    expect(inOrderOfReplacement(judged).map(({ id }) => id)).toEqual([10, 100, 2, 9]);
  });

  it('holds a computer once, with the reasons of both ways it was found', () => {
    const named = judgeNamed({ id: 7, deviceId: 'old' });
    const found = judgeCandidate(3, { id: 7, deviceId: 'old', mask: 3 });
    expect(inOrderOfReplacement([named, found])).toEqual([
      { id: 7, deviceId: 'old', mask: 3, replaced: true, reasons: [...named.reasons, ...found.reasons] },
    ]);
  });
});
