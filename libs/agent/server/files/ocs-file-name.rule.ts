/** File name of a device's inventory: everything but letters, digits, `.`, `_` and `-` becomes `_` (spec/agent-protocol.md 10.3). */
export function ocsFileName(deviceId: string, number = 0): string {
  const safe = deviceId.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 200);
  return `${safe}${number === 0 ? '' : `-${number}`}.ocs`;
}
