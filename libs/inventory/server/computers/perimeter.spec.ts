import { describe, expect, it } from 'vitest';
import { tagPattern, withinPerimeter } from './perimeter.js';

describe('perimeter', () => {
  it.each([
    ['PARIS', 'PARIS'],
    ['PARIS*', 'PARIS%'],
    ['LYON-?', 'LYON-_'],
    ['100%_\\', '100\\%\\_\\\\'],
    ['PARIS  ', 'PARIS'],
  ])('takes the pattern %s as %s', (tag, pattern) => {
    expect(tagPattern(tag)).toBe(pattern);
  });

  it('of an account without any TAG is empty, not everything', () => {
    expect(withinPerimeter({ login: 'a', permissions: [], tags: [] })).toEqual({ sql: 'FALSE', values: [] });
  });

  it('binds the patterns', () => {
    const { sql, values } = withinPerimeter({ login: 'a', permissions: [], tags: ["x' OR 1=1 -- ", 'b*'] });
    expect(sql.match(/\?/g)?.length).toBe(2);
    expect(sql).not.toContain('OR 1=1');
    expect(values).toEqual(["x' OR 1=1 --", 'b%']);
  });
});
