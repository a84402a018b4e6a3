import { describe, expect, it } from 'vitest';
import { activityLine } from './activity-line.rule.js';

const activity = {
  at: new Date(2026, 10, 22, 6, 8, 52),
  processId: 29080,
  code: 104,
  deviceId: 'pc042-2026-03-01-09-15-00',
  address: '192.0.2.42',
  userAgent: 'OCS-NG_unified_unix_agent_v2.10.5',
  phase: 'inventory',
  comment: 'incoming',
};

describe('a line of the activity log', () => {
  it('has the form of the original', () => {
    expect(activityLine(activity)).toBe(
      'Sun Nov 22 06:08:52 2026;29080;104;pc042-2026-03-01-09-15-00;192.0.2.42;OCS-NG_unified_unix_agent_v2.10.5;inventory;incoming',
    );
  });

  it('says NA and ?? for what is not known', () => {
    expect(activityLine({ ...activity, deviceId: undefined, address: undefined })).toContain(';104;NA;??;');
  });

  it('stays one line of eight fields whatever an agent sends', () => {
    const line = activityLine({
      ...activity,
      deviceId: 'a;b\r\nc-2026-03-01-09-15-00',
      comment: 'x\u2028y;z',
    });
    expect(line).not.toMatch(/[\r\n\u2028]/);
    expect(line.split(';')).toHaveLength(8);
  });

  it('pads the day like C does', () => {
    expect(activityLine({ ...activity, at: new Date(2026, 2, 1, 6, 8, 52) })).toMatch(
      /^Sun Mar {2}1 06:08:52 2026;/,
    );
  });
});
