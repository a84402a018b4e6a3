import { describe, expect, it } from 'vitest';
import { admitAgent, cleanUserAgent } from './user-agent.rule.js';

describe('cleaning the User-Agent', () => {
  it.each([
    ['OCS-NG_unified_unix_agent_v2.10.5', 'OCS-NG_unified_unix_agent_v2.10.5'],
    ['OCS\u0000-N\u001bG', 'OCS-NG'],
    ['a\tb\u007f', 'a\tb\u007f'],
    ['x<script>', 'Invalid_agent'],
    ['a>b', 'Invalid_agent'],
    ['a"b', 'Invalid_agent'],
    ["a'b", 'Invalid_agent'],
    ['Mozilla/5.0 (X11; Linux)', 'Invalid_agent'],
    [undefined, ''],
  ])('%j becomes %j', (header, cleaned) => {
    expect(cleanUserAgent(header)).toBe(cleaned);
  });
});

describe('admission at PROLOG', () => {
  const listed = 'FusionInventory-Agent_v2.6';
  const cases: [string, boolean, readonly string[], boolean, string][] = [
    ['OCS-NG_unified_unix_agent_v2.10.5', false, [], true, 'known-agent'],
    ['OCS-NG_unified_unix_agent_v2.13.0', false, [], true, 'known-agent'],
    ['OCS-NG_unified_unix_agent_v2.20.0', false, [], true, 'known-agent'],
    ['OCS-NG_unified_unix_agent_v2', false, [], true, 'known-agent'],
    ['OCS-NG_unified_unix_agent_v', false, [], true, 'known-agent'],
    ['OCS-NG_unified_unix_agent_v1.02', false, [], true, 'known-agent'],
    ['OCS-NG_unified_unix_agent_v3.0.0', false, [], false, 'version-refused'],
    ['OCS-NG_unified_unix_agent_v12.5', false, [], false, 'version-refused'],
    ['OCS-NG_unified_unix_agent', false, [], false, 'unknown-agent'],
    ['ocs-ng_unified_unix_agent_v2.10.5', false, [], false, 'unknown-agent'],
    ['OCS-NG_WINDOWS_AGENT_v2.11.0.1', false, [], true, 'known-agent'],
    ['OCS-NG_Android_agent_v2.7', false, [], true, 'known-agent'],
    ['OCS-NG_iOS_agent_v1.0', false, [], true, 'known-agent'],
    ['OCS-NG_windows_mobile_agent_v1.0', false, [], true, 'known-agent'],
    ['OCS-NG_windows_client_v4032', false, [], true, 'known-agent'],
    ['OCS-NG_windows_client_v4062', false, [], true, 'known-agent'],
    ['OCS-NG_windows_client_v4031', false, [], false, 'version-refused'],
    ['OCS-NG_windows_client_v4063', false, [], false, 'version-refused'],
    ['OCS-NG_windows_client_v', false, [], false, 'version-refused'],
    ['.*_v2.1', true, [], false, 'unknown-agent'],
    ['FusionInventory-Agent_v2.6', false, [], false, 'unknown-agent'],
    ['FusionInventory-Agent_v2.6', true, [], true, 'other-agent'],
    ['FusionInventory-Agent_v2.6', false, [listed], true, 'listed-agent'],
    ['FusionInventory-Agent_v2.60', false, [listed], false, 'unknown-agent'],
    ['OCS-NG_linux_client_v15', false, [], false, 'unknown-agent'],
    ['OCS-NG_linux_client_v15', true, [], true, 'other-agent'],
    ['OCS-NG_unified_unix_agent_v3.0.0', false, ['OCS-NG_unified_unix_agent_v3.0.0'], true, 'listed-agent'],
    ['curl/8', false, ['curl/8'], true, 'listed-agent'],
    ['Invalid_agent', true, ['Invalid_agent'], false, 'invalid-user-agent'],
    ['', true, [], false, 'no-user-agent'],
  ];
  it.each(cases)('%s (others %s, list %j): %s, %s', (userAgent, otherAgents, extra, admitted, code) => {
    expect(admitAgent(userAgent, { otherAgents, extra })).toMatchObject({ admitted, reason: { code } });
  });

  it('says which name and version it judged', () => {
    const { reason } = admitAgent('OCS-NG_windows_client_v4020', { otherAgents: true, extra: [] });
    expect(reason.params).toEqual({ name: 'OCS-NG_windows_client', version: '4020' });
  });
});
