import { readAgentSettings } from '@ocs/agent-server';
import { describe, expect, it } from 'vitest';
import { sharedAmong, sharedPool } from './share.rule.js';

const MEGABYTE = 1 << 20;

describe('the bounds of the server', () => {
  const agents = readAgentSettings({
    OCS_AGENT_CONCURRENCY: '16',
    OCS_AGENT_QUEUE: '33',
    OCS_AGENT_BODY_MEMORY_MB: '256',
  });

  it('are those of a single process', () => {
    expect(sharedAmong(1, agents)).toEqual(agents);
  });

  it('are shared by its workers, none of which goes without', () => {
    expect(sharedAmong(4, agents).load).toMatchObject({
      concurrency: 4,
      waiting: 9,
      bodyMemory: 64 * MEGABYTE,
    });
    expect(sharedAmong(32, agents).load).toMatchObject({ concurrency: 1, waiting: 2 });
  });

  it('leave what concerns one message alone', () => {
    const { load, limits } = sharedAmong(4, agents);
    expect(limits).toEqual(agents.limits);
    expect(load.patience).toBe(agents.load.patience);
  });

  it.each([
    [1, undefined],
    [2, 10],
    [6, 10],
    [10, 6],
    [16, 4],
    [32, 4],
  ])('with %i workers: %s connections each', (workers, connections) => {
    expect(sharedPool(workers)).toBe(connections);
  });
});
