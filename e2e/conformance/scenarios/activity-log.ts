import {
  accountUpdate,
  breaks,
  device,
  inventory,
  NOTHING,
  post,
  prolog,
  refused,
  request,
  secondsAgo,
  stops,
  unixSecondsAgo,
} from '../builders.js';
import type { Theme } from '../scenario.js';

/** An address that is not trusted, so that no line says it is. */
const FAR = '192.0.2.77';
/** Refusals are told in one line with their reason, other lines are the same but for a few. */
const LINES = 'activity-log-lines';
const RECENT = { pc1: { LASTDATE: secondsAgo(60), LASTCOME: secondsAgo(60) } };

export const activityLog: Theme = {
  name: 'activity log',
  scenarios: [
    {
      name: 'PROLOG of an unknown computer',
      spec: '9.1',
      setup: { rows: { engine_persistent: [{ NAME: 'SESSION_CLEAN_DATE', IVALUE: unixSecondsAgo(10) }] } },
      steps: [prolog('pc1', { from: FAR })],
      log: ['103;prolog;new_deviceid', '100;prolog;accepted', '311;session;started'],
    },
    {
      name: 'PROLOG that is declined',
      spec: '9.1',
      setup: { options: { FREQUENCY: 7 }, computers: RECENT },
      steps: [prolog('pc1', { from: FAR, expect: stops() })],
      log: ['102;prolog;declined'],
    },
    {
      name: 'PROLOG that is broken off',
      spec: '9.1',
      setup: { options: { FREQUENCY: -1 }, computers: RECENT },
      steps: [prolog('pc1', { from: FAR, expect: breaks() })],
      log: ['102;prolog;declined'],
    },
    {
      name: 'PROLOG of an agent that is refused',
      spec: '9.1',
      steps: [prolog('pc1', { from: FAR, userAgent: 'Mozilla/5.0', expect: refused(400) })],
      log: [`400;useragent;agent "Mozilla/5.0" of ${device('pc1')} refused: unknown-agent`],
      original: {
        differs: LINES,
        log: [
          '400;useragent;Bad agent or agent version too recent for server !!',
          '106;prolog;stopped by module',
          '515;end;bad_request',
        ],
      },
    },
    {
      name: 'a trusted address',
      spec: '9.1',
      setup: { options: { FREQUENCY: 7 }, computers: RECENT },
      steps: [prolog('pc1', { expect: stops() })],
      log: ['310;handler;trusted_computer', '102;prolog;declined'],
    },
    {
      name: 'a first INVENTORY without session',
      spec: '9.1',
      steps: [inventory('pc1', { SOUNDS: { NAME: 'a' } }, { from: FAR })],
      log: [
        '318;session;missing',
        '114;inventory;no_session',
        '104;inventory;incoming',
        '320;session;end',
        '101;inventory;transmitted',
      ],
      original: {
        differs: LINES,
        log: [
          '318;session;missing',
          '114;inventory;no_session',
          '104;inventory;incoming',
          '528;accountinfos;missing',
          '101;inventory;transmitted',
        ],
      },
    },
    {
      name: 'an INVENTORY that is refused',
      spec: '9.1',
      setup: { options: { INVENTORY_SESSION_ONLY: 1 } },
      steps: [inventory('pc1', {}, { from: FAR, expect: refused(403) })],
      log: ['318;session;missing', '114;inventory;no_session', '115;inventory;refused'],
    },
    {
      name: 'a duplicate that is replaced',
      spec: '9.1',
      setup: {
        options: { AUTO_DUPLICATE_LVL: 1, SESSION_VALIDITY_TIME: 0 },
        computers: { old: { ID: 900_100, NAME: 'same' }, new: { ID: 900_200 } },
        rows: {
          accountinfo: [
            { HARDWARE_ID: 900_100, TAG: 'PARIS' },
            { HARDWARE_ID: 900_200, TAG: 'NA' },
          ],
        },
      },
      steps: [
        inventory(
          'new',
          { HARDWARE: { NAME: 'same' } },
          { from: FAR, expect: accountUpdate({ TAG: 'PARIS' }) },
        ),
      ],
      log: [
        '317;session;always_true',
        '104;inventory;incoming',
        '320;session;end',
        '300;duplicate;900100 => 900200',
        '101;inventory;transmitted',
      ],
      original: {
        differs: LINES,
        log: [
          '317;session;always_true',
          '104;inventory;incoming',
          '300;duplicate;900100 => 900200',
          '101;inventory;transmitted',
        ],
      },
    },
    {
      name: 'a QUERY that nobody knows',
      spec: '9.1',
      steps: [post(request('BREWCOFFEE', 'pc1'), refused(400), { from: FAR })],
      log: ['500;handler;unknown QUERY "BREWCOFFEE"'],
      original: { differs: LINES, log: ['500;handler;No handler'] },
    },
    {
      name: 'a NOTIFY of an unknown computer',
      spec: '9.1',
      steps: [post(request('NOTIFY', 'pc1', { TYPE: 'IP' }), NOTHING, { from: FAR })],
      log: ['322;notify;no_device'],
    },
  ],
};
