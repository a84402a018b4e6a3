import { describe, expect, it } from 'vitest';
import { agentFields, SectionCatalogue } from '../section-catalogue.js';
import { checksumOf, computerRow, EVERY_SECTION } from './computer-row.rule.js';

const hardware = (await SectionCatalogue.load()).require('HARDWARE');
const sender = { address: '192.0.2.7', userAgent: 'OCS-NG_unified_unix_agent_v2.10.5' };
const sent = (values: Record<string, string>) => agentFields(hardware).map((field) => values[field.name]);
const columns = (values: Record<string, string>, addresses?: string[]) =>
  Object.fromEntries(computerRow(hardware, sent(values), addresses, sender).values);

describe("the computer's own row", () => {
  it('takes what HARDWARE says and empties what it leaves out', () => {
    expect(columns({ NAME: 'pc042' })).toMatchObject({
      NAME: 'pc042',
      OSNAME: null,
      DESCRIPTION: null,
      MEMORY: 0,
      ETIME: null,
    });
  });

  it('changes only what the server knows when no HARDWARE was sent', () => {
    const row = computerRow(hardware, undefined, undefined, sender);
    expect(Object.fromEntries(row.values)).toEqual({ USERAGENT: sender.userAgent, IPSRC: sender.address });
  });

  it.each([
    ['digits', '8192', 8192],
    ['nothing but digits counts', '8192 MB', 0],
    ['a sign', '-1', 0],
    ['more than the column holds', '99999999999', 2147483647],
  ])('reads MEMORY: %s', (_what, memory, expected) => {
    expect(columns({ MEMORY: memory }).MEMORY).toBe(expected);
  });

  it.each([
    ['a person', 'alice', { USERID: 'alice' }],
    ['nobody', undefined, { USERID: null }],
  ])('notes %s as the user', (_what, user, expected) => {
    expect(columns(user === undefined ? {} : { USERID: user })).toMatchObject(expected);
  });

  it.each(['SYSTEM', 'NT AUTHORITY\\System', 'LocalSystem'])(
    'keeps the stored user when %s is signed in',
    (user) => {
      expect(columns({ USERID: user })).not.toHaveProperty('USERID');
    },
  );

  it.each([
    ['the peer address when an adapter has it', ['10.0.0.1', '192.0.2.7'], '10.0.0.9', '192.0.2.7'],
    ['the address HARDWARE names otherwise', ['10.0.0.1'], '10.0.0.9', '10.0.0.9'],
    ['nothing without any adapter', undefined, '10.0.0.9', null],
    ['nothing when no one names an address', ['10.0.0.1'], undefined, null],
  ])('takes for main address %s', (_what, addresses, named, expected) => {
    expect(columns(named === undefined ? {} : { IPADDR: named }, addresses).IPADDR).toBe(expected);
  });

  it.each([
    ['none', undefined, undefined],
    ['the date Windows agents send for "unknown"', '1970-01-01', undefined],
    ['a date of a converted file', '2024-03-09 17:05:01', '2024-03-09 17:05:01'],
    ['no date at all', 'yesterday', undefined],
  ])('dates the inventory: %s', (_what, date, expected) => {
    expect(
      computerRow(hardware, sent(date === undefined ? {} : { LASTDATE: date }), undefined, sender).lastDate,
    ).toBe(expected);
  });

  it('counts everything as changed when the agent sends no checksum', () => {
    expect(computerRow(hardware, sent({}), undefined, sender).checksum).toBe(EVERY_SECTION);
  });

  it('cuts the agent name to its column in characters', () => {
    const { values } = computerRow(hardware, sent({}), undefined, { ...sender, userAgent: '😀'.repeat(60) });
    expect(values.get('USERAGENT')).toBe('😀'.repeat(50));
  });
});

describe('the checksum of an agent', () => {
  it.each([
    ['262143', 262143],
    ['0', 0],
    ['', undefined],
    ['1e3', undefined],
    [' 1', undefined],
    ['99999999999999999999', undefined],
    [undefined, undefined],
  ])('%s is %s', (value, expected) => {
    expect(checksumOf(value)).toBe(expected);
  });
});
