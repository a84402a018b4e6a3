import { get, NOTHING, refused } from '../builders.js';
import type { Setup, Theme } from '../scenario.js';

const STORED: Setup = { options: { DEPLOY: 1 }, rows: { deploy: [{ NAME: 'label', CONTENT: 'hello' }] } };

export const deployedFiles: Theme = {
  name: 'deployed files',
  scenarios: [
    {
      name: 'a stored file is delivered',
      spec: '1.1',
      setup: STORED,
      steps: [
        get('/deploy/label', {
          status: 200,
          reply: 'hello',
          headers: {
            'content-length': '5',
            'content-type': 'Application/octet-stream',
            'cache-control': '3600',
          },
        }),
        get('/deploy/label/', { status: 200, reply: 'hello' }),
        get('/anything/deploy/label', { status: 200, reply: 'hello' }),
      ],
    },
    {
      name: 'a file that is not there is refused',
      spec: '1.1',
      setup: STORED,
      steps: [get('/deploy/nothing', refused(400)), get('/deploy/', refused(400))],
    },
    {
      name: 'no file is delivered while the option is off',
      spec: '1.1',
      setup: { ...STORED, options: { DEPLOY: 0 } },
      steps: [get('/deploy/label', refused(403))],
    },
    {
      name: 'the delay for proxies is an option',
      spec: '1.1',
      setup: { ...STORED, options: { DEPLOY: 1, PROXY_REVALIDATE_DELAY: 60 } },
      steps: [get('/deploy/label', { status: 200, reply: 'hello', headers: { 'cache-control': '60' } })],
    },
    {
      name: 'the legacy address of updates is refused while the option is off, and empty while it is on',
      spec: '1.1',
      steps: [
        get('/update/windows/agent/4050', refused(403)),
        { change: "UPDATE config SET IVALUE = 1 WHERE NAME = 'UPDATE'" },
        get('/update/windows/agent/4050', NOTHING),
      ],
    },
  ],
};
