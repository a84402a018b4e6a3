import { describe, expect, it } from 'vitest';
import { AddressList, plainAddress } from './address-list.js';

const list = new AddressList('OCS_TRUSTED_ADDRESSES', '10.0.0.0/8, 192.0.2.1 2001:db8::/32,::1');

describe('a list of addresses', () => {
  it.each([
    ['10.1.2.3', true],
    ['11.1.2.3', false],
    ['192.0.2.1', true],
    ['192.0.2.2', false],
    ['2001:db8::5', true],
    ['2001:db9::5', false],
    ['::1', true],
    ['', false],
    ['localhost', false],
  ])('has %s: %s', (address, expected) => {
    expect(list.has(address)).toBe(expected);
  });

  it.each([
    ['127.0.0.1', true],
    ['127.0.0.2', false],
    ['192.0.2.1', true],
    ['::1', true],
    ['::2', false],
    ['::ffff:127.0.0.1', true],
    ['localhost', false],
  ])('of single ones has %s: %s', (address, expected) => {
    const single = new AddressList('OCS_TRUSTED_ADDRESSES', '127.0.0.1 192.0.2.1/32 ::1');
    expect(single.has(address)).toBe(expected);
    expect(new AddressList('OCS_TRUSTED_ADDRESSES', '127.0.0.1 192.0.2.1').has(address)).toBe(
      expected && address !== '::1',
    );
  });

  it('may be empty', () => {
    expect(new AddressList('OCS_TRUSTED_ADDRESSES', ' ').has('127.0.0.1')).toBe(false);
  });

  it.each([
    '10.0.0.0/33',
    '10.0.0/8',
    'proxy.example.com',
    '::1/129',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
    '10.0.0.0/',
  ])('refuses %s by name', (entry) => {
    expect(() => new AddressList('OCS_TRUSTED_ADDRESSES', `127.0.0.1,${entry}`)).toThrow(
      `OCS_TRUSTED_ADDRESSES: "${entry}"`,
    );
  });
});

describe('the address of a peer', () => {
  it.each([
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
  ])('%s is %s', (given, plain) => {
    expect(plainAddress(given)).toBe(plain);
  });
});
