import type { MessageElement } from '@ocs/agent-server';
import { describe, expect, it } from 'vitest';
import { oldDeviceId } from './old-device-id.rule.js';

const OLD = 'pc042-2025-01-01-08-00-00';

const element = (
  name: string,
  content: { text?: string; attributes?: Record<string, string>; children?: MessageElement[] } = {},
): MessageElement => ({
  name,
  text: content.text ?? '',
  attributes: content.attributes ?? {},
  children: content.children ?? [],
});
const history = (...children: MessageElement[]) =>
  element('DOWNLOAD', { children: [element('HISTORY', { children })] });

describe('the old device id of an inventory', () => {
  it.each([
    ['stands below CONTENT', [element('OLD_DEVICEID', { text: OLD })], OLD],
    ['may have blanks around', [element('OLD_DEVICEID', { text: `\n  ${OLD} ` })], OLD],
    [
      'stands in the deployment history of Windows agents',
      [history(element('OLD_DEVICEID', { text: OLD }))],
      OLD,
    ],
    [
      'may be an attribute of that history',
      [element('DOWNLOAD', { children: [element('HISTORY', { attributes: { OLD_DEVICEID: OLD } })] })],
      OLD,
    ],
    [
      'is the one below CONTENT if there are two',
      [history(element('OLD_DEVICEID', { text: 'other' })), element('OLD_DEVICEID', { text: OLD })],
      OLD,
    ],
    ['is absent when empty', [element('OLD_DEVICEID', { text: '  ' })], undefined],
    [
      'is absent in a history of packages',
      [history(element('PACKAGE', { attributes: { ID: '1' } }))],
      undefined,
    ],
    ['is absent in most inventories', [], undefined],
  ])('%s', (_what, captured, expected) => {
    expect(oldDeviceId(captured)).toBe(expected);
  });
});
