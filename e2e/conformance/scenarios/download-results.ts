import { DECLARATION, device, like, NOTHING, post } from '../builders.js';
import type { Scenario, Setup, Theme } from '../scenario.js';

const PACKAGE: Setup = {
  computers: { pc1: {} },
  rows: {
    download_available: [
      { FILEID: '1700000001', NAME: 'pack', PRIORITY: 5, FRAGMENTS: 1, SIZE: 1, OSNAME: 'LINUX' },
    ],
    download_enable: [{ ID: 7, FILEID: '1700000001', INFO_LOC: 'i', PACK_LOC: 'p' }],
    devices: [
      { HARDWARE_ID: { computer: 'pc1' }, NAME: 'DOWNLOAD', IVALUE: 7, TVALUE: 'NOTIFIED' },
      { HARDWARE_ID: { computer: 'pc1' }, NAME: 'DOWNLOAD', IVALUE: 8, TVALUE: 'NOTIFIED' },
    ],
  },
};

const result = (code: string | undefined): string =>
  `<REQUEST DEVICEID="${device('pc1')}" ID="1700000001"${code === undefined ? '' : ` ERR="${code}"`} QUERY="DOWNLOAD" />`;

/** The result of a package, and what the row of its assignment holds then. */
const reported = (name: string, body: string, TVALUE: string, setup: Setup = PACKAGE): Scenario => ({
  name,
  spec: '7 DOWNLOAD',
  setup,
  steps: [post(body, NOTHING)],
  rows: {
    devices: [
      { computer: 'pc1', IVALUE: 7, TVALUE },
      { computer: 'pc1', IVALUE: 8, TVALUE: 'NOTIFIED' },
    ],
  },
});

export const downloadResults: Theme = {
  name: 'download results',
  scenarios: [
    reported('the result of a package, all as attributes', result('SUCCESS'), 'SUCCESS'),
    reported(
      'the result of a package as Windows agents send it',
      `${DECLARATION}<REQUEST ID="1700000001" ERR="ERR_BAD_DIGEST"><DEVICEID>${device('pc1')}</DEVICEID><CONTENT /><QUERY>DOWNLOAD</QUERY></REQUEST>`,
      'ERR_BAD_DIGEST',
    ),
    reported('a result without a code', result(undefined), 'UNKNOWN_CODE'),
    reported('the result 0 is no code', result('0'), 'UNKNOWN_CODE'),
    reported('a result is taken while deployment is off', result('SUCCESS'), 'SUCCESS', {
      ...PACKAGE,
      options: { DOWNLOAD: 0 },
    }),
    {
      name: 'the time of the result is noted',
      spec: '7 DOWNLOAD',
      setup: PACKAGE,
      steps: [post(result('SUCCESS'), NOTHING)],
      rows: {
        devices: [
          { IVALUE: 7, COMMENTS: like(/^\w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/) },
          { IVALUE: 8, COMMENTS: null },
        ],
      },
    },
    {
      name: 'an unknown package or computer is answered all the same',
      spec: '7 DOWNLOAD',
      setup: PACKAGE,
      steps: [
        post(result('SUCCESS').replace('1700000001', '1799999999'), NOTHING),
        post(result('SUCCESS').replace(device('pc1'), device('nobody')), NOTHING),
      ],
      rows: {
        hardware: [{ computer: 'pc1' }],
        devices: [
          { IVALUE: 7, TVALUE: 'NOTIFIED' },
          { IVALUE: 8, TVALUE: 'NOTIFIED' },
        ],
      },
    },
  ],
};
