import { describe, expect, it } from 'vitest';
import { importTarget } from './import-target.rule.js';

describe('where files are imported', () => {
  it.each([
    ['http://127.0.0.1:8080', {}, 'http://127.0.0.1:8080/ocsinventory'],
    ['http://127.0.0.1:8080/', {}, 'http://127.0.0.1:8080/ocsinventory'],
    [
      'https://inventory.example',
      { pathKey: 'long-secret-key' },
      'https://inventory.example/ocsinventory/long-secret-key',
    ],
    ['http://x/ocsinventory', { pathKey: 'long-secret-key' }, 'http://x/ocsinventory'],
    ['http://x/behind/a/proxy', {}, 'http://x/behind/a/proxy'],
  ])('%s with %j is %s', (server, access, url) => {
    expect(importTarget(server, access)?.url.href).toBe(url);
  });

  it.each(['127.0.0.1:8080', 'inventory', 'ftp://x/', 'file:///etc/passwd', ''])('is not %j', (server) => {
    expect(importTarget(server, {})).toBeUndefined();
  });

  it('shows the login of agents where there is one', () => {
    const { authorization } = importTarget('http://x', { user: 'fleet', password: 'pässword' })!;
    expect(Buffer.from(authorization!.slice('Basic '.length), 'base64').toString()).toBe('fleet:pässword');
    expect(importTarget('http://x', { user: 'fleet' })?.authorization).toBeUndefined();
    expect(importTarget('http://x', {})?.authorization).toBeUndefined();
  });
});
