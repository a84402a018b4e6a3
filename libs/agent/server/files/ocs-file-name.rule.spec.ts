import { describe, expect, it } from 'vitest';
import { ocsFileName } from './ocs-file-name.rule.js';

describe('the file name of an inventory', () => {
  it.each([
    ['pc042-2026-03-01-09-15-00', 0, 'pc042-2026-03-01-09-15-00.ocs'],
    ['pc042-2026-03-01-09-15-00', 2, 'pc042-2026-03-01-09-15-00-2.ocs'],
    ['../../etc/é-2026-03-01-09-15-00', 0, '.._.._etc__-2026-03-01-09-15-00.ocs'],
  ])('%s, number %i: %s', (deviceId, number, name) => {
    expect(ocsFileName(deviceId, number)).toBe(name);
  });

  it('stays short enough for every file system', () => {
    expect(ocsFileName('x'.repeat(255)).length).toBeLessThan(255);
  });
});
