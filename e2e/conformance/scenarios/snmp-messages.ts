import { NOTHING, post, request } from '../builders.js';
import type { Theme } from '../scenario.js';

export const snmpMessages: Theme = {
  name: 'snmp messages',
  scenarios: [
    {
      name: 'an SNMP message is answered without a body while SNMP is off',
      spec: '7 SNMP',
      setup: { options: { SNMP: 0 }, computers: { pc1: {} } },
      steps: [post(request('SNMP', 'pc1', { CONTENT: { DEVICE: [{ SNMPDEVICEID: '1' }] } }), NOTHING)],
      rows: { hardware: [{ computer: 'pc1' }] },
    },
  ],
};
