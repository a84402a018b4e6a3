import { describe, expect, it } from 'vitest';
import { fileRequest } from './file-request.rule.js';

describe('a GET below /ocsinventory', () => {
  it.each([
    ['/ocsinventory/deploy/label', { kind: 'deploy', file: 'label' }],
    ['/ocsinventory/deploy/label/', { kind: 'deploy', file: 'label' }],
    ['/ocsinventory/any/deploy/ocspackage.exe', { kind: 'deploy', file: 'ocspackage.exe' }],
    ['/ocsinventory/deploy/caf%C3%A9', { kind: 'deploy', file: 'café' }],
    ['/ocsinventory/deploy/../etc/passwd', { kind: 'nothing' }],
    ['/ocsinventory/deploy/..%2Fpasswd', { kind: 'nothing' }],
    ['/ocsinventory/deploy/%E9', { kind: 'nothing' }],
    ['/ocsinventory/deploy/', { kind: 'nothing' }],
    ['/ocsinventory/update/windows/agent/4032', { kind: 'update' }],
    ['/ocsinventory/update/windows/agent/x', { kind: 'nothing' }],
    ['/ocsinventory', { kind: 'nothing' }],
  ])('%s asks for %j', (path, expected) => {
    expect(fileRequest(path)).toEqual(expected);
  });
});
