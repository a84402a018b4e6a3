import { describe, expect, it } from 'vitest';
import { osFamily } from './os-family.rule.js';

describe('osFamily', () => {
  it.each([
    ['Microsoft Windows 11 Pro', 'windows'],
    ['Windows Server 2022', 'windows'],
    ['Debian GNU/Linux 12 (bookworm)', 'linux'],
    ['Ubuntu 24.04.1 LTS', 'linux'],
    ['AlmaLinux 9.4', 'linux'],
    ['macOS 15.1', 'apple'],
    ['Mac OS X 10.6', 'apple'],
    ['Android 14', 'android'],
    ['FreeBSD 14.1', 'other'],
    ['', 'other'],
  ])('of "%s" is %s', (name, family) => {
    expect(osFamily(name)).toBe(family);
  });
});
