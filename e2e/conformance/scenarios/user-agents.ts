import { AGENT, daysAgo, inventory, NO_TEXT, NOW, prolog, refused, sends } from '../builders.js';
import type { Scenario, Theme } from '../scenario.js';

const admitted = (userAgent: string): Scenario => ({
  name: `"${userAgent}" is let in`,
  spec: '1.6',
  steps: [prolog('pc1', { userAgent })],
});

const turnedAway = (userAgent: string, original?: Scenario['original']): Scenario => ({
  name: `"${userAgent}" is refused at PROLOG`,
  spec: '1.6',
  steps: [prolog('pc1', { userAgent, expect: refused(400) })],
  rows: { prolog_conntrack: [] },
  ...(original && { original }),
});

export const userAgents: Theme = {
  name: 'user agents',
  scenarios: [
    ...[
      'OCS-NG_unified_unix_agent_v2.10.5',
      'OCS-NG_unified_unix_agent_v2.8.0',
      'OCS-NG_unified_unix_agent_v2.13.0',
      'OCS-NG_unified_unix_agent_v2.20.0',
      'OCS-NG_unified_unix_agent_v1.01',
      'OCS-NG_unified_unix_agent_v',
      'OCS-NG_WINDOWS_AGENT_v2.11.0.1',
      'OCS-NG_windows_mobile_agent_v2.0',
      'OCS-NG_iOS_agent_v1.0',
      'OCS-NG_Android_agent_v2.7',
      'OCS-NG_windows_client_v4032',
      'OCS-NG_windows_client_v4062',
      'FusionInventory-Agent_v2.6',
    ].map(admitted),
    ...[
      'OCS-NG_unified_unix_agent_v3.0.0',
      'OCS-NG_WINDOWS_AGENT_v10.0',
      'OCS-NG_windows_client_v4031',
      'OCS-NG_windows_client_v4063',
      'Mozilla/5.0',
      'OCS-NG_unified_unix_agent',
      'ocs-ng_unified_unix_agent_v2.10.5',
    ].map((userAgent) => turnedAway(userAgent)),
    turnedAway('.*_v2.1', {
      differs: 'user-agents-compared-for-equality',
      answers: { 0: sends() },
      rows: { prolog_conntrack: [{ DEVICEID: 'pc1-2026-03-01-09-15-00' }] },
    }),
    turnedAway('OCS-NG_unified_unix_agent_v2.1<b>', {
      differs: 'version-2-8-1',
      answers: { 0: sends() },
      rows: { prolog_conntrack: [{ DEVICEID: 'pc1-2026-03-01-09-15-00' }] },
    }),
    {
      name: 'a PROLOG without User-Agent is refused',
      spec: '1.6',
      steps: [prolog('pc1', { userAgent: null, expect: refused(400) })],
    },
    {
      name: 'an agent of the 1.01 era for Linux is let in',
      spec: '1.6, 11.14',
      steps: [prolog('pc1', { userAgent: 'OCS-NG_linux_client_v15' })],
      original: { differs: 'other-agents', answers: { 0: refused(400) } },
    },
    {
      name: 'FusionInventory of any version is let in',
      spec: '1.6',
      steps: [prolog('pc1', { userAgent: 'FusionInventory-Agent_v2.4.3' })],
      original: { differs: 'other-agents', answers: { 0: refused(400) } },
    },
    {
      name: 'other agents can be kept out',
      spec: '1.6',
      setup: { options: { ACCEPT_OTHER_AGENTS: 0 } },
      steps: [
        prolog('pc1', { userAgent: 'FusionInventory-Agent_v2.4.3', expect: refused(400) }),
        prolog('pc1', { userAgent: 'OCS-NG_linux_client_v15', expect: refused(400) }),
      ],
    },
    {
      name: 'an INVENTORY is taken from any User-Agent, also without one',
      spec: '1.6',
      steps: [
        inventory('pc1', { HARDWARE: { NAME: 'pc1' } }, { userAgent: 'OCS_local_7081' }),
        inventory('pc2', { HARDWARE: { NAME: 'pc2' } }, { userAgent: 'curl/7.88.1' }),
        inventory('pc3', { HARDWARE: { NAME: 'pc3' } }, { userAgent: null }),
      ],
      rows: {
        hardware: [
          { computer: 'pc1', USERAGENT: 'OCS_local_7081' },
          { computer: 'pc2', USERAGENT: 'curl/7.88.1' },
          { computer: 'pc3', USERAGENT: NO_TEXT },
        ],
      },
    },
    {
      name: 'a User-Agent with one of < > " \' ; is stored as Invalid_agent',
      spec: '1.6',
      steps: [inventory('pc1', { HARDWARE: { NAME: 'pc1' } }, { userAgent: 'agent <script>' })],
      rows: { hardware: [{ computer: 'pc1', USERAGENT: 'Invalid_agent' }] },
      original: {
        differs: 'version-2-8-1',
        rows: { hardware: [{ computer: 'pc1', USERAGENT: 'agent <script>' }] },
      },
    },
    {
      name: 'a long User-Agent is cut to its 50 characters',
      spec: '1.6',
      steps: [inventory('pc1', { HARDWARE: { NAME: 'pc1' } }, { userAgent: 'A'.repeat(80) })],
      rows: { hardware: [{ computer: 'pc1', USERAGENT: 'A'.repeat(50) }] },
    },
    {
      name: 'a refused PROLOG leaves the computer as it was',
      spec: '1.6, 2.2',
      setup: {
        computers: { pc1: { LASTCOME: '2026-01-01 00:00:00', FIDELITY: 5, USERAGENT: AGENT.unix } },
      },
      steps: [prolog('pc1', { userAgent: 'Mozilla/5.0', expect: refused(400) })],
      rows: {
        hardware: [{ computer: 'pc1', LASTCOME: '2026-01-01 00:00:00', FIDELITY: 5, USERAGENT: AGENT.unix }],
      },
    },
    {
      name: 'a PROLOG notes the agent that came',
      spec: '2.4',
      setup: { computers: { pc1: { LASTCOME: daysAgo(1), USERAGENT: AGENT.unix } } },
      steps: [prolog('pc1', { userAgent: AGENT.windows })],
      rows: { hardware: [{ computer: 'pc1', LASTCOME: NOW, USERAGENT: AGENT.windows }] },
    },
  ],
};
