import { describe, expect, it } from 'vitest';
import { SecretBox } from './secret-box.js';
import { TokenKey } from './token-key.js';

const box = new SecretBox(new TokenKey('a secret of more than thirty-two characters'));

describe('a sealed secret', () => {
  it('opens for its owner, in any case of the name', () => {
    expect(box.open(box.seal('JBSWY3DPEHPK3PXP', 'Camille'), 'camille')).toBe('JBSWY3DPEHPK3PXP');
  });

  it('never looks the same twice, nor like what it hides', () => {
    const sealed = [box.seal('JBSWY3DPEHPK3PXP', 'camille'), box.seal('JBSWY3DPEHPK3PXP', 'camille')];
    expect(sealed[0]).not.toBe(sealed[1]);
    expect(sealed.join()).not.toContain('JBSWY3DPEHPK3PXP');
  });

  it('does not open for another owner, under another secret, or altered', () => {
    const sealed = box.seal('JBSWY3DPEHPK3PXP', 'camille');
    const other = new SecretBox(new TokenKey('another secret of more than thirty-two characters'));
    const altered = Buffer.from(sealed.slice(3), 'base64url');
    altered[altered.length - 1]! ^= 1;
    expect(box.open(sealed, 'dominique')).toBeUndefined();
    expect(other.open(sealed, 'camille')).toBeUndefined();
    expect(box.open(`v1.${altered.toString('base64url')}`, 'camille')).toBeUndefined();
    expect(box.open(sealed.slice(0, 20), 'camille')).toBeUndefined();
    expect(box.open('JBSWY3DPEHPK3PXP', 'camille')).toBeUndefined();
  });
});
