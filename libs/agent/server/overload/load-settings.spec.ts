import { describe, expect, it } from 'vitest';
import { DEFAULT_MESSAGE_SETTINGS } from '../transport/message-reader.js';
import { readLoadSettings, readMessageLimits } from './load-settings.js';

describe('the settings of load', () => {
  it('have defaults', () => {
    expect(readLoadSettings({})).toEqual({
      concurrency: 16,
      waiting: 32,
      patience: 5_000,
      target: 200,
      prologPatience: 10_000,
      bodyMemory: 256 * 1024 * 1024,
    });
  });

  it('are read in the units of their names', () => {
    const environment = {
      OCS_AGENT_CONCURRENCY: '4',
      OCS_AGENT_QUEUE: '0',
      OCS_AGENT_QUEUE_SECONDS: '2',
      OCS_AGENT_WORK_MS: '300',
      OCS_AGENT_PROLOG_SECONDS: '3',
      OCS_AGENT_BODY_MEMORY_MB: '8',
    };
    expect(readLoadSettings(environment)).toEqual({
      concurrency: 4,
      waiting: 0,
      patience: 2_000,
      target: 300,
      prologPatience: 3_000,
      bodyMemory: 8 * 1024 * 1024,
    });
  });

  it.each([
    ['OCS_AGENT_CONCURRENCY', '0', 'from 1 to 1000'],
    ['OCS_AGENT_CONCURRENCY', 'many', 'from 1 to 1000'],
    ['OCS_AGENT_QUEUE', '-1', 'from 0 to 100000'],
    ['OCS_AGENT_QUEUE_SECONDS', '1.5', 'from 1 to 60'],
    ['OCS_AGENT_BODY_MEMORY_MB', '1e3', 'from 1 to 65536'],
  ])('%s cannot be %s', (name, value, bounds) => {
    expect(() => readLoadSettings({ [name]: value })).toThrow(`${name} must be a whole number ${bounds}`);
  });
});

describe('the bounds of a message', () => {
  it('are by default those the product promises', () => {
    expect(readMessageLimits({})).toMatchObject({
      body: 64 << 20,
      maxInflated: 256 << 20,
      depth: 256,
      elements: 2_000_000,
      textLength: 16 << 20,
      rowsPerSection: 50_000,
      milliseconds: 30_000,
    });
    expect({ ...DEFAULT_MESSAGE_SETTINGS, ...readMessageLimits({}) }).toMatchObject(DEFAULT_MESSAGE_SETTINGS);
  });

  it.each([
    ['OCS_LIMIT_BODY_MB', 'body', 2 << 20],
    ['OCS_LIMIT_INFLATED_MB', 'maxInflated', 2 << 20],
    ['OCS_LIMIT_TEXT_MB', 'textLength', 2 << 20],
    ['OCS_LIMIT_SECONDS', 'milliseconds', 2_000],
  ] as const)('%s sets %s', (name, bound, value) => {
    expect(readMessageLimits({ [name]: '2' })[bound]).toBe(value);
  });

  it.each([
    ['OCS_LIMIT_DEPTH', 'depth'],
    ['OCS_LIMIT_ELEMENTS', 'elements'],
    ['OCS_LIMIT_ROWS', 'rowsPerSection'],
  ] as const)('%s sets %s', (name, bound) => {
    expect(readMessageLimits({ [name]: '1234' })[bound]).toBe(1_234);
  });

  it('cannot be nonsense', () => {
    expect(() => readMessageLimits({ OCS_LIMIT_DEPTH: '0' })).toThrow('OCS_LIMIT_DEPTH');
  });
});
