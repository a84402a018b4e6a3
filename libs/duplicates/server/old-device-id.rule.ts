import { elements, value, type MessageElement } from '@ocs/agent-server';

/**
 * The identity that the agent had before, if it names one: CONTENT/OLD_DEVICEID, else CONTENT/DOWNLOAD/HISTORY/OLD_DEVICEID,
 * where Windows agents put it by mistake (spec/agent-protocol.md 4.2).
 *
 * @param captured the elements below CONTENT that are no sections
 */
export function oldDeviceId(captured: readonly MessageElement[]): string | undefined {
  const plain = named(captured, 'OLD_DEVICEID').map(({ text }) => text);
  const misplaced = named(captured, 'DOWNLOAD')
    .flatMap((download) => elements(download, 'HISTORY'))
    .map((history) => value(history, 'OLD_DEVICEID'));
  return [...plain, ...misplaced]
    .map((text) => text?.trim())
    .find((text) => text !== undefined && text !== '');
}

const named = (captured: readonly MessageElement[], name: string): readonly MessageElement[] =>
  captured.filter((element) => element.name === name);
