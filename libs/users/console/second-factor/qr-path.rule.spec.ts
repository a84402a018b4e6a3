import { describe, expect, it } from 'vitest';
import { encode } from 'uqr';
import { qrPath } from './qr-path.rule.js';

const ADDRESS =
  'otpauth://totp/OCS%20Inventory:a.lemoine?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=OCS%20Inventory';

/** The squares a path paints, as text: `x,y`. */
function painted(path: string): Set<string> {
  const squares = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let step = 0; step < Number(width); step += 1) squares.add(`${Number(x) + step},${y}`);
  }
  return squares;
}

describe('qrPath', () => {
  it('paints each dark square of the code and no other', () => {
    const { path, size } = qrPath(ADDRESS);
    const { data } = encode(ADDRESS, { ecc: 'M', border: 4 });
    const dark = new Set(data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`${x},${y}`] : []))));

    expect(size).toBe(data.length);
    expect(dark.size).toBeGreaterThan(400);
    expect(painted(path)).toEqual(dark);
  });

  it('leaves four squares of white on each side', () => {
    const { path, size } = qrPath('short');
    const xs = [...painted(path)].map((square) => Number(square.split(',')[0]));
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([4, size - 5]);
  });
});
